"""邮寄清单: the letters of 更正申请 and 转主动公开建议 among a day's post."""

from datetime import date, datetime

from django.db.models import QuerySet

from gongkai.applications import postal_list
from gongkai.applications.addressees import Addressee
from gongkai.applications.choices import DeliveryWay
from gongkai.applications.models import SentLetter
from gongkai.cases.addressees import look_at_addressee
from gongkai.cases.models import CaseDelivery
from gongkai.organs.actors import Actor
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.permissions import PERMISSIONS


def register_post() -> None:
    postal_list.register("case", _posted, look)


def look(delivery: SentLetter, actor: Actor, at: datetime | None = None) -> Addressee:
    """Whom the letter of a case is for, on the record of its kind."""
    assert isinstance(delivery, CaseDelivery)  # noqa: S101 (its own `_posted`)
    kinds: tuple[type[Rectification] | type[Conversion], ...] = (Rectification, Conversion)
    model = next(each for each in kinds if delivery.subject.kind == each.KIND)
    case = model._default_manager.get(pk=delivery.subject.pk)
    return look_at_addressee(delivery, case, actor, PERMISSIONS["look"], at=at)


def _posted(organ_id: int, on: date) -> QuerySet[CaseDelivery]:
    mine = CaseDelivery.objects.filter(letter__case__organ_id=organ_id)
    return mine.filter(method=DeliveryWay.MAIL, delivered_on=on).with_letters().order_by("pk")
