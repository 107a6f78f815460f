"""待办 of 送达: letters that came back, and receipts that nobody has recorded yet."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.applications.choices import DeliveryWay
from gongkai.applications.models import Application, Delivery, SentLetter
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework.procedure import Permission
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

AnySent = TypeVar("AnySent", bound=SentLetter)
KIND = "送达"
AGAIN, RECEIPT = "换地址或者方式再次送达", "登记签收和回证"
MOST = 200
PATIENCE = timedelta(days=10)  # a receipt by post takes its time
MEMORY = timedelta(days=180)  # after that nobody finds one


def tasks(actor: Actor, on: date, url_for: Callable[[Application], str]) -> list[Task]:
    """What came back and was not sent again, then letters without a receipt; two queries however many."""
    return tasks_of(actor, on, _came_back, _unanswered, PERMISSIONS["deliver_again"], url_for)


def tasks_of(
    actor: Actor,
    on: date,
    came_back: Callable[..., list[Any]],
    unanswered: Callable[..., list[Any]],
    permission: Permission,
    url_for: Callable[[Any], str],
) -> list[Task]:
    """The same for any table of letters: `came_back` takes the organ, `unanswered` the organ, a first and a last day."""
    if actor.organ_id is None:
        return []
    late = unanswered(actor.organ_id, on - MEMORY, on - PATIENCE)
    found = [(each, AGAIN) for each in came_back(actor.organ_id)] + [(each, RECEIPT) for each in late]
    return [_task(each, step, actor, permission, url_for) for each, step in found]


def returned(last: QuerySet[AnySent]) -> QuerySet[AnySent]:
    """Of the last deliveries of letters, those that came back."""
    return last.filter(returned_on__isnull=False).order_by("returned_on", "pk")[:MOST]


def without_receipt(last: QuerySet[AnySent], since: date, until: date) -> QuerySet[AnySent]:
    """Of the last deliveries of letters, those of which nobody knows whether they arrived."""
    waiting = last.filter(
        method__in=[DeliveryWay.MAIL, DeliveryWay.ENTRUSTED],
        received_on=None,
        returned_on=None,
        delivered_on__range=(since, until),
    )
    return waiting.order_by("delivered_on", "pk")[:MOST]


@prepared
def _came_back(organ_id: int) -> QuerySet[Delivery]:
    return returned(_last(organ_id))


@prepared
def _unanswered(organ_id: int, since: date, until: date) -> QuerySet[Delivery]:
    return without_receipt(_last(organ_id), since, until)


def _last(organ_id: int) -> QuerySet[Delivery]:
    """The last delivery of each letter."""
    of_organ = Q(reply__application__organ_id=organ_id) | Q(notice__application__organ_id=organ_id)
    later = Delivery.objects.filter(pk__gt=OuterRef("pk"))
    of_reply, of_notice = later.filter(reply=OuterRef("reply")), later.filter(notice=OuterRef("notice"))
    return Delivery.objects.filter(of_organ, ~Exists(of_reply), ~Exists(of_notice)).with_letters()


def _task(
    delivery: SentLetter, step: str, actor: Actor, permission: Permission, url_for: Callable[[Any], str]
) -> Task:
    why = f"（{delivery.get_returned_because_display()}）" if delivery.returned_on else ""
    return Task(
        title=f"{delivery.letter_name}：{delivery.addressee}{why}",
        number=delivery.subject.number,
        step=step,
        url=f"{url_for(delivery.subject)}#deliveries",
        kind=KIND,
        is_mine=permission(actor, delivery) is None,
    )
