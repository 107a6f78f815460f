"""送达 and 撤回: how a case of either kind is over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.applications.actions.sent import Handover, form_of, told_of
from gongkai.cases.actions import letters as letter_of_case
from gongkai.casework.procedure import Procedure
from gongkai.casework.steps import record, take
from gongkai.organs.actors import Actor
from gongkai.requests.actions.locking import Request


@dataclass(frozen=True)
class Sending:
    """How a letter leaves: `way` a DeliveryWay, `on` its day, `evidence` what proves it, `handover` who took it."""

    way: str
    on: date
    evidence: str = ""
    handover: Handover | None = None


def deliver(
    case: Request, procedure: Procedure, verb: str, sending: Sending, *, actor: Actor, at: datetime | None
) -> Request:
    """Deliver the letter of a locked case: with it the case is over. Call it inside a transaction."""
    step = take(procedure, verb, case, actor, _form(case, sending, at))
    made = letter_of_case.delivered(
        case,
        way=sending.way,
        delivered_on=sending.on,
        evidence=sending.evidence,
        handover=sending.handover,
    )
    case.save(update_fields=["state", "closed_on"])
    note = made.get_method_display()
    record(case, step, actor, note=note, payload=told_of(made), legal_on=sending.on, at=at)
    case.warnings = made.warnings  # type: ignore[misc]
    return case


def withdraw(
    case: Request, procedure: Procedure, verb: str, reason: str, *, actor: Actor, at: datetime | None
) -> Request:
    """Take a locked case back, for the person or as a clerk records it. Call it inside a transaction."""
    moment = at or timezone.now()
    step = take(procedure, verb, case, actor, {"reason": reason})
    case.closed_on = timezone.localdate(moment)
    case.save(update_fields=["state", "closed_on"])
    record(case, step, actor, note=reason.strip(), at=moment)
    return case


def _form(case: Request, sending: Sending, at: datetime | None) -> dict[str, Any]:
    """What the requirements of a delivery ask for."""
    signed_at = case.letter.signed_at if hasattr(case, "letter") else None
    return {
        **form_of(sending.way, sending.evidence, sending.handover),
        "delivered_on": sending.on,
        "signed_on": timezone.localdate(signed_at) if signed_at else None,
        "today": timezone.localdate(at or timezone.now()),
    }
