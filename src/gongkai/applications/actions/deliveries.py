"""送达: the day that counts against the clock and closes the application; a letter may be sent once more."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.sent import Handover, form_of, leaving, told_of
from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.models import Application, Delivery, Notice
from gongkai.applications.procedure import DELIVERY
from gongkai.applications.requirements.deliveries import warnings_of
from gongkai.casework.procedure import Step
from gongkai.casework.steps import record as record_step
from gongkai.organs.actors import Actor


@transaction.atomic
def deliver(
    application_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> Delivery:
    """Record how the signed reply left; post counts on the day it was handed over (交邮之日), with its number."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    signed_at = application.reply.signed_at if hasattr(application, "reply") else None
    form = {
        **form_of(method, evidence, handover),
        "delivered_on": delivered_on,
        "signed_on": timezone.localdate(signed_at) if signed_at else None,
        "today": timezone.localdate(moment),
    }
    step = demand("deliver", application, actor, form)
    delivery = left(application.reply, method, delivered_on, evidence=evidence, handover=handover)
    application.closed_on = delivered_on
    application.save(update_fields=["state", "closed_on"])
    note, payload = delivery.get_method_display(), told_of(delivery)
    record(application, step, actor, note=note, payload=payload, legal_on=delivered_on, at=moment)
    return delivery


@transaction.atomic
def deliver_again(
    delivery_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    reason: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> Delivery:
    """Send the letter once more, to another address or another way; the first delivery and its day stay."""
    moment = at or timezone.now()
    before = locked_delivery(delivery_id, actor)
    form = {
        **form_of(method, evidence, handover),
        "delivered_on": delivered_on,
        "reason": reason,
        "today": timezone.localdate(moment),
    }
    step = DELIVERY.demand("deliver_again", before, actor, form)
    made = left(before.letter, method, delivered_on, evidence=evidence, reason=reason, handover=handover)
    note = f"{before.letter_name}，{made.get_method_display()}"
    recorded(before.application, step, actor, note, told_of(made), on=delivered_on, at=moment)
    return made


def left(
    letter: Any,
    method: str,
    delivered_on: date,
    *,
    evidence: str = "",
    reason: str = "",
    handover: Handover | None = None,
) -> Delivery:
    """One more delivery of a locked letter."""
    columns = leaving(
        letter.application, method, delivered_on, evidence=evidence, reason=reason, handover=handover
    )
    is_notice = isinstance(letter, Notice)
    made = Delivery.objects.create(
        notice=letter if is_notice else None, reply=None if is_notice else letter, **columns
    )
    made.warnings = warnings_of(made)  # type: ignore[misc]
    return made


def locked_delivery(delivery_id: int, actor: Actor) -> Delivery:
    """The delivery as this actor may see it; the application's row is the lock."""
    found = Delivery.objects.visible_to(actor).with_letters().get(pk=delivery_id)
    application = locked(found.application.pk, actor)
    delivery = (
        Delivery.objects.select_for_update(of=("self",)).select_related("reply", "notice").get(pk=delivery_id)
    )
    delivery.letter.application = application
    return delivery


def recorded(
    application: Application,
    step: Step,
    actor: Actor,
    note: str,
    payload: Mapping[str, Any],
    *,
    on: date | None = None,
    at: datetime,
) -> None:
    """Beside the application, whose story it is; what follows a delivery is never late."""
    record_step(application, step, actor, note=note, payload=payload, legal_on=on, at=at)
