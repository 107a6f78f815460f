"""送达: the day that counts against the clock and closes the application."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.models import Delivery
from gongkai.organs.actors import Actor


@transaction.atomic
def deliver(
    application_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    at: datetime | None = None,
) -> Delivery:
    """Record how the signed reply left; post counts on the day it was handed over (交邮之日), with its number."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    signed_at = application.reply.signed_at if hasattr(application, "reply") else None
    form = {
        "method": method,
        "delivered_on": delivered_on,
        "evidence": evidence,
        "signed_on": timezone.localdate(signed_at) if signed_at else None,
        "today": timezone.localdate(moment),
    }
    step = demand("deliver", application, actor, form)
    delivery = Delivery.objects.create(
        reply=application.reply, method=method, delivered_on=delivered_on, evidence=evidence.strip()
    )
    application.closed_on = delivered_on
    application.save(update_fields=["state", "closed_on"])
    note, payload = delivery.get_method_display(), {"method": method, "evidence": delivery.evidence}
    record(application, step, actor, note=note, payload=payload, legal_on=delivered_on, at=moment)
    return delivery
