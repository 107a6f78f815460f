"""拆分, 撤回, 重新办理: applications that become several, end early, or are answered anew."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, opened, record
from gongkai.applications.actions.wanted_texts import make_findable
from gongkai.applications.choices import State
from gongkai.applications.clock import deadline_of
from gongkai.applications.identity import decrypted, encrypted
from gongkai.applications.models import Application
from gongkai.applications.numbers import allocate_application_number
from gongkai.applications.query_codes import query_code, query_code_digest
from gongkai.casework import entries
from gongkai.law.outcomes import outcome as outcome_of
from gongkai.organs.actors import Actor

WITHDRAWN = "withdrawn"


@transaction.atomic
def split(
    application_id: int, *, actor: Actor, pieces: Sequence[str], at: datetime | None = None
) -> list[Application]:
    """Make one application of each thing that one form asked for (一事一申请); all keep the day of receipt.

    The first piece stays with the form's own number; the others get numbers, and the applicant's query code opens
    them too.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    texts = [piece.strip() for piece in pieces]
    step = demand("split", application, actor, {"pieces": texts})
    since = _corrected_on(application)
    same: dict[str, Any] = {
        "split_from": application,
        "acts_again_on": application.acts_again_on,
        "clock_from": since,
        "ordered": _ordered(application),
    }
    made = [_like(application, text, moment, **same) for text in texts[1:]]
    before, application.wanted = application.wanted, texts[0]
    application.save(update_fields=["wanted"])
    make_findable(application)
    numbers = [each.number for each in made]
    note = f"拆分为 {len(texts)} 件：{'、'.join(numbers)}"
    record(application, step, actor, note=note, payload={"before": before, "pieces": numbers}, at=moment)
    for each in made:
        _told(each, "split", f"自 {application.number} 拆分", actor, moment)
    return [application, *made]


def _ordered(application: Application) -> tuple[int, str] | None:
    days = application.ordered_days
    return (days, application.ordered_unit) if days else None


def _corrected_on(application: Application) -> date | None:
    correction = getattr(application, "correction", None)
    found: date | None = correction.corrected_on if correction else application.clock_from
    return found


@transaction.atomic
def withdraw_application(
    application_id: int,
    *,
    actor: Actor,
    evidence: str,
    withdrawn_on: date | None = None,
    at: datetime | None = None,
) -> Application:
    """End an application that the applicant takes back; one that was never received is not counted."""
    moment = at or timezone.now()
    application = opened(application_id, actor)
    today = timezone.localdate(moment)
    day = withdrawn_on or today
    form = {"evidence": evidence, "withdrawn_on": day, "today": today}
    step = demand("withdraw_application", application, actor, form)
    application.outcome, application.awaited = WITHDRAWN, ""
    if application.received_on is not None:
        application.result_row, application.closed_on = outcome_of(WITHDRAWN).row, day
    application.save(update_fields=["state", "outcome", "awaited", "result_row", "closed_on"])
    record(application, step, actor, note=evidence.strip(), legal_on=day, at=moment)
    return application


@transaction.atomic
def act_again(
    application_id: int,
    *,
    actor: Actor,
    ordered_on: date,
    basis: str,
    order_days: int | None = None,
    order_unit: str = "",
    at: datetime | None = None,
) -> Application:
    """Answer anew what was revoked (责令重新作出): an application of its own with a clock from the order's day.

    It is none of the year's new applications; `basis` is the decision's or judgment's number. Where that sets a period
    (`order_days` of `order_unit`, workdays or days), it holds instead of the law's.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    period = {"order_days": order_days, "order_unit": order_unit}
    form = {"ordered_on": ordered_on, "basis": basis, "today": timezone.localdate(moment), **period}
    step = demand("act_again", application, actor, form)
    again = _like(
        application,
        application.wanted,
        moment,
        acts_again_on=application,
        received_on=ordered_on,
        ordered=(order_days, order_unit) if order_days else None,
    )
    record(application, step, actor, note=f"{basis.strip()[:80]}，编号 {again.number}", at=moment)
    _told(again, "act_again", f"依 {basis.strip()[:80]} 重新办理 {application.number}", actor, moment)
    return again


def _like(
    application: Application,
    wanted: str,
    at: datetime,
    *,
    split_from: Application | None = None,
    acts_again_on: Application | None = None,
    received_on: date | None = None,
    clock_from: date | None = None,
    ordered: tuple[int, str] | None = None,
) -> Application:
    """A registered application of the same applicant, with a number and a clock of its own."""
    number = allocate_application_number(application.organ, timezone.localdate(at).year)
    key = hashlib.sha256(f"{application.submission_key}:{number}".encode()).hexdigest()
    made = Application(
        organ=application.organ,
        number=number,
        query_code_digest=query_code_digest(number, query_code(application.first_form.submission_key)),
        submission_key=key,
        channel=application.channel,
        submitted_at=application.submitted_at if split_from else at,
        received_on=received_on or application.received_on,
        clock_from=clock_from,
        applicant_kind=application.applicant_kind,
        applicant_label=application.applicant_label,
        identity=encrypted(decrypted(bytes(application.identity), application.number), number),
        identity_digest=application.identity_digest,
        identity_faults=application.identity_faults,
        wanted=wanted,
        wanted_form=application.wanted_form,
        wanted_delivery=application.wanted_delivery,
        needs_help=application.needs_help,
        state=State.REGISTERED,
        split_from=split_from,
        acts_again_on=acts_again_on,
        ordered_days=ordered[0] if ordered else None,
        ordered_unit=ordered[1] if ordered else "",
        handler_id=application.handler_id,
    )
    calendar_day = made.received_on
    assert calendar_day is not None  # noqa: S101 (registered applications have one)
    made.due_on, made.calendar_version = calendar_day, "-"
    made.save(force_insert=True)
    make_findable(made)
    deadline = deadline_of(made)
    made.due_on, made.calendar_version = deadline.due_on, deadline.calendar_version
    made.save(update_fields=["due_on", "calendar_version"])
    return made


def _told(application: Application, verb: str, note: str, actor: Actor, at: datetime) -> None:
    label = f"{note}，答复期限至 {application.due_on}"[:200]
    entries.write(
        application.organ_id,
        application,
        verb=verb,
        label=label,
        actor=actor,
        payload={"number": application.number, "due_on": application.due_on},
        legal_on=application.received_on,
        at=at,
    )
