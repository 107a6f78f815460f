"""更正录入: what a clerk mistyped when keying in a paper, put right in the record and in the letters that have not left."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.applications.actions.letters_retyped import bring_along
from gongkai.applications.actions.step import demand, record
from gongkai.applications.actions.wanted_texts import make_findable
from gongkai.applications.choices import OF_THE_NUMBER, FeeMethod
from gongkai.applications.identity import UNKNOWN, decrypted, digest_for, encrypted
from gongkai.applications.identity_faults import in_order
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.intake_checks import tidied
from gongkai.applications.models import Application
from gongkai.applications.procedure import PROCEDURE
from gongkai.applications.retyped import LACKING, OF_THE_APPLICANT, Change, Typed, typed_of
from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.casework.unnamed import without_names
from gongkai.law.applicant_kinds import propose_kind
from gongkai.organs.actors import Actor

COLUMNS = (
    *("identity", "identity_digest", "identity_faults", "applicant_label", "applicant_kind", "proposed_kind"),
    *("wanted", "wanted_form", "wanted_delivery", "needs_help", "state", "writer_ids"),
)


@dataclass(frozen=True)
class Retyped:
    """The application as it is now, the names of the fields that changed, and what has still to be looked at."""

    application: Application
    changed: tuple[str, ...]
    warnings: tuple[str, ...]


@transaction.atomic
def retype(
    application_id: int,
    *,
    actor: Actor,
    applicant: ApplicantDetails,
    wanted: WantedInformation,
    reason: str,
    lacking: Collection[str] = (),
    as_of: str = "",
    at: datetime | None = None,
) -> Retyped:
    """Put right what was keyed in; the pieces of the form that are still open follow in who the applicant is.

    `lacking` (IdentityFault) is what the paper lacks, as when it is keyed in; `as_of` is `retyped.mark_of` what the clerk
    had before their eyes. What stood there before stays under seal; entries name the fields and never what is in them.
    """
    moment = at or timezone.now()
    pieces = _locked(application_id, actor)
    application = next(each for each in pieces if each.pk == application_id)
    after = Typed(*tidied(applicant, wanted), tuple(in_order(lacking)))
    change = _change(application, after)
    form = {"change": change, "reason": reason, "as_of": as_of, "of_form": pieces}
    step = demand("retype", application, actor, form)
    assert change is not None  # noqa: S101 (what was destroyed is refused)
    told = _with_pieces(application, pieces, change)
    warnings = [*_of_the_statistics(application, change, moment), *_not_reached(pieces, told)]
    for each, its in told:
        warnings += _put_right(each, its, step, application, reason, actor=actor, at=moment)
    return Retyped(application, tuple(change.fields), tuple(warnings))


def _locked(application_id: int, actor: Actor) -> list[Application]:
    """All that came of the form, locked in one order, so that two who put it right at once do not wait for each other."""
    mine = Application.objects.visible_to(actor).filter(pk=application_id).values_list("pk", "split_from_id")
    pk, form = mine.get()
    of_form = Q(pk=form or pk) | Q(split_from_id=form or pk)
    pieces = Application.objects.select_for_update(of=("self",)).filter(of_form)
    return list(pieces.select_related("organ", "reply", "correction").order_by("pk"))


def _change(application: Application, after: Typed) -> Change | None:
    return Change(_opened(application), after) if application.identity else None


def _opened(application: Application) -> Typed:
    try:
        return typed_of(application)
    except DetailsUnreadable as problem:
        raise StepRefused(PROCEDURE.step("retype").label, [str(problem)]) from None


def _with_pieces(
    application: Application, pieces: Sequence[Application], change: Change
) -> list[tuple[Application, Change]]:
    """The application, and each open piece of its form with what changes for it: who the applicant is, not what is wanted."""
    found = [(application, change)]
    for each in pieces:
        if each.pk != application.pk and not each.is_over:
            before = _opened(each)
            its = Change(before, Typed(change.after.applicant, before.wanted, change.after.lacking))
            found += [(each, its)] if its.fields else []
    return found


def _put_right(
    application: Application,
    change: Change,
    step: Step,
    asked: Application,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
) -> list[str]:
    """One of them, its letters and its entry; the sentences on what was left as it is."""
    reason = without_names(
        application, reason.strip()
    )  # as it was mistyped; the entry leaves out the right name too
    _write(application, change, at)
    letters = bring_along(application, change, actor=actor)
    application.save(update_fields=COLUMNS)
    if "description" in change.fields:
        make_findable(application)
    note = change.labels if application is asked else f"{change.labels}，随 {asked.number}"
    payload = {"changed": change.fields, "reason": reason, **letters.told}
    if LACKING in change.fields:
        payload["identity_faults"] = application.identity_faults
    record(application, step, actor, note=f"{note}；{reason}", payload=payload, at=at)
    return letters.warnings


def _write(application: Application, change: Change, at: datetime) -> None:
    stored = decrypted(bytes(application.identity), application.number)
    after, kind = change.after, change.after.applicant.kind
    details = replace(
        after.applicant,
        kind=kind if "kind" in change.fields else stored.kind,
        as_written=stored.as_written,
        typed_before=change.kept(timezone.localdate(at)),
    )
    application.identity = encrypted(details, application.number)
    application.identity_faults = list(after.lacking)
    application.identity_digest = _digest(application, details)
    application.applicant_label, application.applicant_kind = details.label, kind
    is_organisation = details.is_organisation
    application.proposed_kind = (
        propose_kind(details.paper_number, details.name).kind if is_organisation else ""
    )
    application.wanted, application.wanted_form = after.wanted.description, after.wanted.form
    application.wanted_delivery, application.needs_help = after.wanted.delivery, after.wanted.needs_help


def _digest(application: Application, details: ApplicantDetails) -> str:
    """Without a right number the pieces of one form are the same person's, and nobody else's."""
    was, lacking = application.identity_digest, application.identity_faults
    if was.startswith(UNKNOWN) and not OF_THE_NUMBER.isdisjoint(lacking):
        return str(was)
    form = application.split_from or application
    return digest_for(details, form.number, lacking)


def _of_the_statistics(application: Application, change: Change, at: datetime) -> Iterator[str]:
    """What was counted by the kind, or by the person."""
    received_on, today = application.received_on, timezone.localdate(at)
    if "kind" in change.fields and received_on is not None and received_on.year < today.year:
        yield f"申请人类型是年度报告表三的栏目：{received_on.year} 年的年度报告已经统计的，请核对"
    fee = getattr(application, "fee", None)
    if fee is not None and fee.method == FeeMethod.PIECE and "paper_number" in change.fields:
        yield "已按件通知收费，同一申请人当月的件数可能不同，请重新核对"


def _not_reached(pieces: Sequence[Application], told: Sequence[tuple[Application, Change]]) -> Iterator[str]:
    """Pieces that were answered or ended keep what they were answered with."""
    if not OF_THE_APPLICANT.keys().isdisjoint(told[0][1].fields):
        over = "、".join(each.number for each in pieces if each.is_over)
        if over:
            yield f"同一份申请表拆分出的 {over} 已经办结，仍是更正前的身份信息，请核对是否需要重新送达"
