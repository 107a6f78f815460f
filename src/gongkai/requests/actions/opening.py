"""What an accepted suggestion opens: an item of the register, reassessed, or a new one; its period runs from that day."""

from datetime import date, datetime

from django.utils import timezone

from gongkai.casework.unnamed import without_names
from gongkai.items.actions import Draft, decide_reassessment, propose_reassessment
from gongkai.items.actions import register as register_item
from gongkai.items.choices import Attribute
from gongkai.items.deadlines import publication_deadline
from gongkai.items.models import Item
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.models import Organ
from gongkai.requests.models import Conversion
from gongkai.requests.requirements import OPENING

SOURCE = "依建议转为主动公开"
BASIS = "《中华人民共和国政府信息公开条例》第四十四条"


def opened(case: Conversion, director: Actor, moment: datetime) -> Item:
    """Inside the transaction of the decision: the item that is now to be published (条例第二十六条)."""
    return _registered(case, moment) if case.item is None else _reassessed(case, case.item, director, moment)


def _reassessed(case: Conversion, item: Item, director: Actor, moment: datetime) -> Item:
    """The reviewer's opinion as proposal, the director's signature as decision: two people, on the item's own record."""
    assert case.reviewed_by is not None  # noqa: S101 (told by the step)
    reason = f"{BASIS}，{case.get_kind_display()}（{case.number}）：{without_names(case, case.finding)}"[:400]
    propose_reassessment(item.pk, actor=case.reviewed_by.as_actor(), reason=reason, at=moment, **OPENING)
    return decide_reassessment(item.pk, actor=director, is_approved=True, note=case.number, at=moment)


def _registered(case: Conversion, moment: datetime) -> Item:
    """A new item; it goes the whole way of review before anybody sees it, and names nobody who asked."""
    told, organ = case.opening, _organ(case)
    heading = told.get("heading_id")
    draft = Draft(
        kind=told["kind"],
        title=told["title"],
        formed_on=date.fromisoformat(told["formed_on"]),
        proposed_attribute=Attribute.PROACTIVE,
        proposed_reason=BASIS,
        source=SOURCE,
        heading_id=int(heading) if heading else None,
    )
    item = register_item(organ, draft, actor=SYSTEM, at=moment)
    item.drafter_id, item.opened_on = case.examined_by_id, timezone.localdate(moment)
    limit = publication_deadline(item)
    item.publish_due_on, item.calendar_version = limit.due_on, limit.calendar_version
    item.save(update_fields=["drafter", "opened_on", "publish_due_on", "calendar_version"])
    return item


def _organ(case: Conversion) -> Organ:
    return case.organ
