"""查询: what the applicant sees with number and query code: no member's name, the letter only once delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from gongkai.applications.choices import Awaited, NoticeKind, NoticeState, State
from gongkai.applications.clock import running_deadline
from gongkai.applications.clock_text import clock_sentence
from gongkai.applications.identity import own_name
from gongkai.applications.letters import kept_of, notice_text, render_pdf, rendered
from gongkai.applications.models import Application, Holding, Notice, SignedLetter
from gongkai.applications.query_codes import fits
from gongkai.applications.standing import may_confirm, standing
from gongkai.applications.tracked_steps import TrackedStep, steps_of
from gongkai.items import sealed_files
from gongkai.law.deadlines import CountedDay
from gongkai.law.outcomes import outcome
from gongkai.organs.models import Organ

ASKING: dict[str, NoticeKind] = {
    Awaited.CORRECTION: NoticeKind.CORRECTION,
    Awaited.PAYMENT: NoticeKind.FEE,
}
PROVISIONAL = "届满之日是暂定的：该年放假安排尚未公布，公布后以本页显示的为准。"


@dataclass(frozen=True)
class TrackedLetter:
    """A letter that was sent to the applicant: its id, kind, number, day and text."""

    pk: int
    label: str
    document_number: str
    sent_on: date | None
    is_confirmed: bool
    html: SafeString


@dataclass(frozen=True)
class TrackedFile:
    """A file that was given with the reply: its id, what the letter calls it, its own name and size in bytes."""

    pk: int
    label: str
    name: str
    size: int


@dataclass(frozen=True)
class Tracking:
    """The state of one application; `days` are the counted days of the reply period, `basis` its articles, and
    `clock_told` the same in a sentence.

    `wanted` is what is asked for now. `others` are the numbers that the same code opens, each with what it is.
    `asked` is what a letter wants of the applicant now.
    Empty until the clock runs: `received_on`, `due_on`, `days`, `basis`. Empty until delivery: `letter_html`,
    `outcome_label`. `letters` are those that were sent to the applicant before the reply. `asks_for` is what the
    applicant can do here: confirm that they applied, correct, explain, confirm a letter's receipt, take it back.
    """

    number: str
    organ: Organ
    wanted: str
    submitted_at: datetime
    state_label: str
    waiting_for: str
    received_on: date | None
    due_on: date | None
    steps: tuple[TrackedStep, ...]
    days: tuple[CountedDay, ...]
    basis: tuple[str, ...]
    clock_told: str
    letter_html: SafeString
    outcome_label: str
    letters: tuple[TrackedLetter, ...] = ()
    files: tuple[TrackedFile, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    can_correct: bool = False
    can_explain: bool = False
    can_withdraw: bool = False
    corrected_at: datetime | None = None
    can_confirm: bool = False
    correction_due_on: date | None = None
    payment_due_on: date | None = None


def track(number: str, query_code: str) -> Tracking | None:
    """The application of that number when the code fits, else None: which of the two was wrong is not told."""
    application = _found(number, query_code)
    if application is None:
        return None
    state_label, waiting_for = standing(application)
    is_delivered = application.state == State.DELIVERED
    days, basis, clock_told = _period(application)
    sent = _sent_letters(application)
    kept = kept_of([*sent, *([application.reply] if is_delivered else [])])
    return Tracking(
        number=application.number,
        organ=application.organ,
        wanted=application.wanted,
        submitted_at=application.submitted_at,
        state_label=state_label,
        waiting_for=waiting_for,
        received_on=application.received_on,
        due_on=application.due_on,
        steps=steps_of(application),
        days=days,
        basis=basis,
        clock_told=clock_told,
        letter_html=rendered(application.reply, kept=kept).html if is_delivered else SafeString(""),
        outcome_label=outcome(application.outcome).full_label if is_delivered else "",
        letters=tuple(_letter(notice, kept) for notice in sent),
        files=tuple(_file(holding) for holding in _given(application)) if is_delivered else (),
        others=_others(application),
        asked=_asked(application),
        **_open_to_the_applicant(application),
    )


def _asked(application: Application) -> tuple[tuple[str, str], ...]:
    """What the letter that waits for the applicant asks, by label."""
    kind = ASKING.get(application.awaits_the_applicant)
    notice = next((each for each in _sent_letters(application) if each.kind == kind), None)
    if notice is None:
        return ()
    return tuple(
        (label, str(notice.particulars.get(key, "")))
        for key, label in notice_text(notice.kind).fields.items()
    )


def _sent_letters(application: Application) -> list[Notice]:
    """Letters to the applicant, not those to third parties and other organs."""
    return [notice for notice in application.notices.all() if _is_for_the_applicant(notice)]


def _given(application: Application) -> list[Holding]:
    """Files fixed at signature, in the order of the letter's list."""
    return list(application.holdings.exclude(result="").order_by("position"))


def _file(holding: Holding) -> TrackedFile:
    return TrackedFile(holding.pk, holding.name, holding.result_name, holding.result_size or 0)


def _is_for_the_applicant(notice: Notice) -> bool:
    return notice.state == NoticeState.SENT and notice_text(notice.kind).to == "applicant"


def _letter(notice: Notice, kept: Mapping[str, SignedLetter]) -> TrackedLetter:
    return TrackedLetter(
        notice.pk,
        notice.get_kind_display(),
        notice.document_number,
        notice.sent_on,
        notice.received_on is not None,
        rendered(notice, kept=kept).html,
    )


def _open_to_the_applicant(application: Application) -> dict[str, Any]:
    correction, explanation, fee = (
        getattr(application, name, None) for name in ("correction", "explanation", "fee")
    )
    awaited = application.awaits_the_applicant
    waits = awaited == Awaited.CORRECTION
    asked = explanation is not None and explanation.asked_on and not explanation.explained_on
    return {
        "can_correct": waits and correction is not None and correction.offered_at is None,
        "can_explain": bool(asked),
        "can_confirm": may_confirm(application),
        "can_withdraw": application.state not in (State.DELIVERED, State.CLOSED),
        "corrected_at": correction.offered_at if waits and correction else None,
        "correction_due_on": correction.due_on if waits and correction else None,
        "payment_due_on": fee.due_on if awaited == Awaited.PAYMENT and fee else None,
    }


def _others(application: Application) -> tuple[tuple[str, str], ...]:
    """What came of the same form: its other pieces, and what is answered anew after an order."""
    found = [
        (each.number, "同一申请拆分的另一件") for each in application.pieces.order_by("pk").only("number")
    ]
    found += [
        (each.number, "依决定重新办理") for each in application.acted_again.order_by("pk").only("number")
    ]
    if application.split_from is not None:
        found.insert(0, (application.split_from.number, "拆分前的申请"))
    if application.acts_again_on is not None:
        found.insert(0, (application.acts_again_on.number, "原来的申请"))
    return tuple(found)


def notice_letter(number: str, query_code: str, notice_id: int) -> tuple[Notice, bytes] | None:
    """A letter that was sent to the applicant, on A4 with their full name; None unless number, code and letter belong
    together."""
    application = _found(number, query_code)
    if application is None:
        return None
    found = sent_letter(application, notice_id)
    return (found, render_pdf(found, addressee=own_name(application))) if found else None


def sent_letter(application: Application, notice_id: int) -> Notice | None:
    """That letter of an application that `applicants_own` gave, where it was sent to the applicant."""
    return next((each for each in _sent_letters(application) if each.pk == notice_id), None)


def applicants_own(number: str, query_code: str) -> Application | None:
    """The application for those who show number and code; None when the two do not belong together."""
    return _found(number, query_code)


def given_file(number: str, query_code: str, holding_id: int) -> tuple[str, bytes] | None:
    """Name and content of a file that was given with a delivered reply; None unless all of it belongs together."""
    application = _found(number, query_code)
    if application is None or application.state != State.DELIVERED:
        return None
    found = next((each for each in _given(application) if each.pk == holding_id), None)
    return (found.result_name, sealed_files.read(found.result)) if found else None


def letter_pdf(number: str, query_code: str) -> bytes | None:
    """The delivered letter on A4 with the full name, as it is served online; None before delivery."""
    application = _found(number, query_code)
    if application is None or application.state != State.DELIVERED:
        return None
    return render_pdf(application.reply, addressee=own_name(application))


def belonging_together(number: str, query_code: str) -> int | None:
    """The id of the application with that number and that code; one query, as much work for a wrong number as for a
    wrong code.
    """
    written = number.strip().upper().replace("\0", "")[:40]
    known = Application.objects.filter(number=written).values_list("pk", "query_code_digest").first()
    pk, stored = known or (None, "")
    return pk if fits(written, query_code[:40], stored) else None


def _found(number: str, query_code: str) -> Application | None:
    pk = belonging_together(number, query_code)
    if pk is None:
        return None
    found = Application.objects.select_related(
        "organ", "reply", "correction", "explanation", "fee", "split_from", "acts_again_on"
    )
    application = found.get(pk=pk)
    prefetch_related_objects([application], "consultations", "contacts", "extensions", "notices")
    for notice in application.notices.all():
        notice.application = application
    return application


def _period(application: Application) -> tuple[tuple[CountedDay, ...], tuple[str, ...], str]:
    """The counted days, unless the calendar has changed since the due day was stored."""
    deadline = None if application.state == State.CLOSED else running_deadline(application)
    if deadline is None:
        return (), (), ""
    days = deadline.days if deadline.due_on == application.due_on else ()
    told = f"{clock_sentence(application, deadline)}。" if days else ""
    told += PROVISIONAL if told and deadline.provisional else ""
    return days, tuple(basis.label for basis in deadline.basis), told
