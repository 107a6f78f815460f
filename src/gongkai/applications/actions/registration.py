"""登记 and 分办: from the day of receipt the clock runs, and somebody has it in hand."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.receiving import kept, words_of
from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import ContactResult
from gongkai.applications.clock import deadline_of, receipt_of
from gongkai.applications.intake import Confirmation
from gongkai.applications.models import Application
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member

REGISTERED = ("state", "received_on", "shelved_on", "applicant_kind", "handler", "due_on", "calendar_version")


@transaction.atomic
def register(
    application_id: int,
    *,
    actor: Actor,
    received_on: date,
    handler: Member | None = None,
    confirmation: Confirmation | None = None,
    applicant_kind: str = "",
    at: datetime | None = None,
) -> Application:
    """Confirm the day of receipt (收到之日), which starts the clock; without `handler` it
    stays in the hand of whoever was assigned, else the actor's.

    By internet, e-mail, fax and ordinary mail it is the day on which both sides confirmed, of what was said that of
    the signature, otherwise that of arrival. `confirmation` says how, unless a contact was recorded before;
    `applicant_kind` is the column of table 三 that the clerk confirms ("": as it stands).
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "received_on": received_on,
        "today": timezone.localdate(moment),
        "handler": handler,
        "confirmation": confirmation,
        "applicant_kind": applicant_kind,
    }
    step = demand("register", application, actor, form)
    if confirmation is not None and receipt_of(application, None).received_on is None:
        kept(application, confirmation, result=ContactResult.CONFIRMED, made_on=received_on, actor=actor)
    application.received_on, application.shelved_on = received_on, None
    application.applicant_kind = applicant_kind or application.applicant_kind
    application.handler_id = handler.pk if handler else application.handler_id or actor.member_id
    deadline = deadline_of(application)
    application.due_on, application.calendar_version = deadline.due_on, deadline.calendar_version
    application.save(update_fields=REGISTERED)
    payload = {
        **words_of(confirmation),
        "applicant_kind": application.applicant_kind,
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
