"""退件 and 再次送达 of the letter of either kind; the first day of delivery stands."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import letters as letter_of_case
from gongkai.casework.steps import record, take
from gongkai.organs.actors import Actor
from gongkai.requests.actions.locking import locked
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.procedure import AFTERWARDS

Request = Rectification | Conversion


@transaction.atomic
def record_return(
    case_id: int,
    *,
    actor: Actor,
    returned_on: date,
    because: str,
    note: str = "",
    at: datetime | None = None,
) -> Request:
    """Record that the letter came back; the day on which it had left still counts."""
    case = _either(case_id, actor)
    form = {"returned_on": returned_on, "because": because, "today": timezone.localdate(at or timezone.now())}
    step = take(AFTERWARDS, "record_return", case, actor, form)
    made = letter_of_case.came_back(case, returned_on=returned_on, because=because, note=note)
    payload = {"delivery": made.pk, "because": because}
    said = made.get_returned_because_display()
    record(case, step, actor, note=said, payload=payload, legal_on=returned_on, at=at)
    return case


@transaction.atomic
def deliver_again(
    case_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Request:
    """Send the signed letter once more, another way or to another address."""
    case = _either(case_id, actor)
    form = {
        "method": method,
        "delivered_on": delivered_on,
        "evidence": evidence,
        "reason": reason,
        "today": timezone.localdate(at or timezone.now()),
    }
    step = take(AFTERWARDS, "deliver_again", case, actor, form)
    made = letter_of_case.left_again(
        case, way=method, delivered_on=delivered_on, evidence=evidence, reason=reason
    )
    payload = {"delivery": made.pk, "way": method, "evidence": made.evidence, "reason": made.reason}
    record(case, step, actor, note=made.get_way_display(), payload=payload, legal_on=delivered_on, at=at)
    return case


def _either(case_id: int, actor: Actor) -> Request:
    if Rectification.objects.filter(pk=case_id).exists():
        return locked(Rectification, case_id, actor)
    return locked(Conversion, case_id, actor)
