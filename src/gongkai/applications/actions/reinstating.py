"""作废登记 and 恢复办理: what was keyed in twice is left out of every count, and what was closed by mistake goes on."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import ANNULLED, State
from gongkai.applications.clock import set_clock
from gongkai.applications.models import Application
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.law.outcomes import outcome as outcome_of
from gongkai.organs.actors import Actor

ENDED = (
    "state",
    "outcome",
    "result_row",
    "awaited",
    "received_on",
    "due_on",
    "calendar_version",
    "closed_on",
)


@transaction.atomic
def annul_registration(
    application_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Application:
    """Leave out of every count what a clerk keyed in by mistake (twice, or what is no application); it stays readable."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    step = demand("annul_registration", application, actor, {"reason": reason})
    payload = {"received_on": application.received_on, "due_on": application.due_on}
    application.outcome, application.awaited = ANNULLED, ""
    application.received_on = application.due_on = None
    application.calendar_version = ""
    application.save(update_fields=ENDED)
    record(application, step, actor, note=reason.strip(), payload=payload, at=moment)
    return application


@transaction.atomic
def reinstate(application_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Application:
    """Go on with what a member closed by mistake, from where it stood; the clock runs as if it had never stopped."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    step = demand("reinstate", application, actor, {"reason": reason})
    if application.outcome == ANNULLED:
        application.received_on = _received_on(application)
    application.outcome = application.result_row = ""
    application.closed_on = None
    application.state = _where_it_stood(application)
    if application.received_on is not None:
        set_clock(application)
    application.save(update_fields=ENDED)
    until = f"；答复期限至 {application.due_on}" if application.due_on else ""
    payload = {"state": application.state, "due_on": application.due_on}
    record(application, step, actor, note=f"{reason.strip()}{until}", payload=payload, at=moment)
    return application


def _received_on(application: Application) -> date | None:
    """As the entry of the annulment keeps it."""
    annulled = Entry.objects.filter(subject=subject_of(application), verb="annul_registration")
    found = annulled.order_by("-sequence").values_list("payload", flat=True)[0]["received_on"]
    return date.fromisoformat(found) if found else None


def _where_it_stood(application: Application) -> State:
    """A reply that was signed is sent; one that was drafted is reviewed, again if it had been."""
    reply = getattr(application, "reply", None)
    if application.received_on is None:
        return State.SUBMITTED
    if reply is None or (reply.sent_back_reason and reply.signed_at is None):
        return State.REGISTERED
    if reply.signed_at is not None:
        application.outcome, application.result_row = reply.outcome, outcome_of(reply.outcome).row
        return State.SIGNED
    reply.reviewed_by = reply.reviewed_at = None
    reply.save(update_fields=["reviewed_by", "reviewed_at"])
    return State.DRAFTED
