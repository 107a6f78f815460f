"""待办 of 送达: letters that came back, and receipts that nobody has recorded yet."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.applications.choices import DeliveryWay
from gongkai.applications.models import Application, Delivery
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

KIND = "送达"
AGAIN, RECEIPT = "换地址或者方式再次送达", "登记签收和回证"
MOST = 200
PATIENCE = timedelta(days=10)  # a receipt by post takes its time
MEMORY = timedelta(days=180)  # after that nobody finds one


def tasks(actor: Actor, on: date, url_for: Callable[[Application], str]) -> list[Task]:
    """What came back and was not sent again, then letters without a receipt; two queries however many."""
    if actor.organ_id is None:
        return []
    unanswered = _unanswered(actor.organ_id, on - MEMORY, on - PATIENCE)
    return [
        *(_task(each, AGAIN, actor, url_for) for each in _came_back(actor.organ_id)),
        *(_task(each, RECEIPT, actor, url_for) for each in unanswered),
    ]


@prepared
def _came_back(organ_id: int) -> QuerySet[Delivery]:
    return _last(organ_id).filter(returned_on__isnull=False).order_by("returned_on", "pk")[:MOST]


@prepared
def _unanswered(organ_id: int, since: date, until: date) -> QuerySet[Delivery]:
    waiting = _last(organ_id).filter(
        method__in=[DeliveryWay.MAIL, DeliveryWay.ENTRUSTED],
        received_on=None,
        returned_on=None,
        delivered_on__range=(since, until),
    )
    return waiting.order_by("delivered_on", "pk")[:MOST]


def _last(organ_id: int) -> QuerySet[Delivery]:
    """The last delivery of each letter."""
    of_organ = Q(reply__application__organ_id=organ_id) | Q(notice__application__organ_id=organ_id)
    later = Delivery.objects.filter(pk__gt=OuterRef("pk"))
    of_reply, of_notice = later.filter(reply=OuterRef("reply")), later.filter(notice=OuterRef("notice"))
    return Delivery.objects.filter(of_organ, ~Exists(of_reply), ~Exists(of_notice)).with_letters()


def _task(delivery: Delivery, step: str, actor: Actor, url_for: Callable[[Application], str]) -> Task:
    application = delivery.application
    why = f"（{delivery.get_returned_because_display()}）" if delivery.returned_on else ""
    return Task(
        title=f"{delivery.letter_name}：{delivery.addressee}{why}",
        number=application.number,
        step=step,
        url=f"{url_for(application)}#deliveries",
        kind=KIND,
        is_mine=PERMISSIONS["deliver_again"](actor, delivery) is None,
    )
