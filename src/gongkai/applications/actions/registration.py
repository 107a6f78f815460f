"""登记 and 分办: from the day of receipt the clock runs, and somebody has it in hand."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.clock import deadline_of, receipt_of
from gongkai.applications.models import Application
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member


@transaction.atomic
def register(
    application_id: int,
    *,
    actor: Actor,
    received_on: date,
    handler: Member | None = None,
    at: datetime | None = None,
) -> Application:
    """Confirm the day of receipt (收到之日), which starts the clock; without `handler` it
    stays in the hand of whoever was assigned, else the actor's.

    By internet, fax and ordinary mail it is the day on which both sides confirmed, otherwise that of arrival.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {"received_on": received_on, "today": timezone.localdate(moment), "handler": handler}
    step = demand("register", application, actor, form)
    application.received_on = received_on
    application.handler_id = handler.pk if handler else application.handler_id or actor.member_id
    deadline = deadline_of(application)
    application.due_on, application.calendar_version = deadline.due_on, deadline.calendar_version
    application.save(update_fields=["state", "received_on", "handler", "due_on", "calendar_version"])
    payload = {
        "due_on": deadline.due_on,
        "calendar_version": deadline.calendar_version,
        "provisional": deadline.provisional,
        "basis": [basis.label for basis in deadline.basis],
        "notes": [*receipt_of(application, received_on).notes, *deadline.notes],
        "handler": application.handler_id,
    }
    note = f"收到之日 {received_on}，答复期限至 {deadline.due_on}"
    record(application, step, actor, note=note, payload=payload, legal_on=received_on, at=moment)
    return application


@transaction.atomic
def assign(application_id: int, *, actor: Actor, handler: Member, at: datetime | None = None) -> Application:
    """Put the application into somebody's hands (承办人)."""
    application = locked(application_id, actor)
    step = demand("assign", application, actor, {"handler": handler})
    before, application.handler = application.handler_id, handler
    application.save(update_fields=["handler"])
    payload = {"before": before, "handler": handler.pk}
    record(application, step, actor, note=handler.name, payload=payload, at=at or timezone.now())
    return application
