"""重算期限: a holiday notice arrived, so open applications may be due on another day."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.moves import keep_move
from gongkai.applications.actions.step import locked
from gongkai.applications.clock import answer_due, calendar_of, set_clock
from gongkai.applications.models import Application
from gongkai.applications.permissions import may_recompute
from gongkai.casework import entries
from gongkai.casework.moved import MovedDeadline
from gongkai.casework.procedure import StepRefused
from gongkai.items.actions import recompute_limits
from gongkai.law.notices import Notice
from gongkai.law.reply_clock import payment_deadline
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.calendars import keep_notice


@transaction.atomic
def load_notice(notice: Notice, *, actor: Actor = SYSTEM) -> tuple[MovedDeadline, ...]:
    """Keep a holiday notice (放假安排) and count every open clock again, of applications and of publication."""
    refusal = may_recompute(actor)
    if refusal:
        raise StepRefused("载入放假安排", [refusal])
    keep_notice(notice)
    return recompute_deadlines(actor=actor) + recompute_limits(actor=actor)


def recompute_deadlines(
    organ_ids: Collection[int] | None = None, *, actor: Actor = SYSTEM, at: datetime | None = None
) -> tuple[MovedDeadline, ...]:
    """Count the clocks of open applications again (of these organs, or of all); what moved, with an entry each."""
    refusal = may_recompute(actor)
    if refusal:
        raise StepRefused("重算期限", [refusal])
    moment = at or timezone.now()
    waiting = Application.objects.open().exclude(received_on=None)
    if organ_ids is not None:
        waiting = waiting.filter(organ_id__in=organ_ids)
    found = (_recompute(pk, actor, moment) for pk in waiting.order_by("pk").values_list("pk", flat=True))
    return tuple(moved for moved in found if moved)


def _recompute_periods(application: Application) -> list[tuple[str, date, date]]:
    """The last days of third parties, co-makers and payers, which were counted by the same calendar; what moved."""
    moved = []
    calendar = calendar_of(application)
    for consultation in application.consultations.filter(ended_on=None, received_on__isnull=False):
        assert consultation.received_on is not None  # noqa: S101 (filtered above)
        due_on = answer_due(consultation, consultation.received_on, calendar)
        if due_on != consultation.due_on:
            if due_on and consultation.due_on:
                moved.append((f"{consultation.party}的回复期限", consultation.due_on, due_on))
            consultation.due_on = due_on
            consultation.save(update_fields=["due_on"])
    fee = getattr(application, "fee", None)
    if fee is not None and fee.notified_on is not None and fee.paid_on is None:
        was, fee.due_on = fee.due_on, payment_deadline(fee.notified_on, calendar=calendar).due_on
        if was and was != fee.due_on:
            moved.append(("缴费期限", was, fee.due_on))
        fee.save(update_fields=["due_on"])
    return moved


@transaction.atomic
def _recompute(application_id: int, actor: Actor, moment: datetime) -> MovedDeadline | None:
    application = locked(application_id, SYSTEM)  # whoever loads a notice moves every organ's clocks
    for what, before, after in _recompute_periods(application):
        entries.write(
            application.organ_id,
            application,
            verb="recompute_period",
            label=f"节假日安排变动，{what}由 {before} 改为 {after}",
            actor=actor,
            payload={"was": before, "due_on": after},
            at=moment,
        )
    was, version = application.due_on, application.calendar_version
    if was is None or application.closed_on is not None or version == calendar_of(application).version:
        return None
    deadline = set_clock(application)
    application.save(update_fields=["due_on", "calendar_version", "awaited"])
    if deadline is None or deadline.due_on == was:
        return None
    keep_move(application, was=was, due_on=deadline.due_on, at=moment)
    entries.write(
        application.organ_id,
        application,
        verb="recompute_deadline",
        label=f"节假日安排变动，答复期限由 {was} 改为 {deadline.due_on}",
        actor=actor,
        payload={
            "was": was,
            "due_on": deadline.due_on,
            "calendar_version_was": version,
            "calendar_version": deadline.calendar_version,
        },
        at=moment,
    )
    return MovedDeadline(application.number, was, deadline.due_on)
