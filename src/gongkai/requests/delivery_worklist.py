"""待办 of 送达: letters of 更正申请 and 转主动公开建议 that came back, and receipts that nobody has recorded yet."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.applications.delivery_worklist import returned, tasks_of, without_receipt
from gongkai.cases.models import Case, CaseDelivery
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor
from gongkai.requests.permissions import PERMISSIONS
from gongkai.web.prepared import prepared


def tasks(actor: Actor, on: date, url_for: Callable[[Case], str]) -> list[Task]:
    """As for the letters of applications; two queries however many."""
    return tasks_of(actor, on, _came_back, _unanswered, PERMISSIONS["deliver_again"], url_for)


@prepared
def _came_back(organ_id: int) -> QuerySet[CaseDelivery]:
    return returned(_last(organ_id))


@prepared
def _unanswered(organ_id: int, since: date, until: date) -> QuerySet[CaseDelivery]:
    return without_receipt(_last(organ_id), since, until)


def _last(organ_id: int) -> QuerySet[CaseDelivery]:
    """The last delivery of each letter."""
    later = CaseDelivery.objects.filter(pk__gt=OuterRef("pk"), letter=OuterRef("letter"))
    return CaseDelivery.objects.filter(~Exists(later), letter__case__organ_id=organ_id).with_letters()
