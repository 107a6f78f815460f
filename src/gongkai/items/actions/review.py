"""审核: section check, secrecy review, determination and signature, or back to the clerk."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.steps import record
from gongkai.items.actions.scans import scanned_first
from gongkai.items.actions.step import begin
from gongkai.items.choices import Attribute, SecrecyOpinion
from gongkai.items.models import Item
from gongkai.items.reassessment import next_review
from gongkai.organs.actors import Actor


@scanned_first
@transaction.atomic
def check(item_id: int, *, actor: Actor, note: str = "", at: datetime | None = None) -> Item:
    """科室审核通过; what the privacy check finds is kept for those who review."""
    item, step = begin("check", item_id, actor, {})
    item.save(update_fields=["state"])
    record(item, step, actor, note=note, at=at)
    return item


@scanned_first
@transaction.atomic
def review_secrecy(
    item_id: int, *, actor: Actor, opinion: str, note: str = "", at: datetime | None = None
) -> Item:
    """保密审查（条例第十七条）, with what the privacy check finds; it may be repeated until the item is determined."""
    item, step = begin("review_secrecy", item_id, actor, {"opinion": opinion})
    item.secrecy_opinion = opinion
    item.save(update_fields=["state", "secrecy_opinion"])
    shown = SecrecyOpinion(opinion).label
    record(
        item, step, actor, note=f"{shown}{'。' + note if note else ''}", payload={"opinion": opinion}, at=at
    )
    return item


@transaction.atomic
def determine(
    item_id: int,
    *,
    actor: Actor,
    attribute: str,
    ground: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Item:
    """属性认定 and signature; what stays closed gets the day of its first reassessment (条例第十八条)."""
    item, step = begin("determine", item_id, actor, {"attribute": attribute, "ground": ground})
    item.attribute, item.attribute_ground, item.attribute_reason = attribute, ground, reason
    item.determined_on = timezone.localdate(at)
    item.next_review_on = None if attribute == Attribute.PROACTIVE else next_review(item.determined_on)
    item.save()
    payload = {
        "attribute": attribute,
        "ground": ground,
        "reason": reason,
        "proposed": item.proposed_attribute,
    }
    record(item, step, actor, note=item.get_attribute_display(), payload=payload, at=at)
    return item


@transaction.atomic
def send_back(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Item:
    """退回 to the clerk; the opinions given so far stay in the entries only."""
    item, step = begin("send_back", item_id, actor, {"reason": reason})
    item.secrecy_opinion = ""
    item.save(update_fields=["state", "secrecy_opinion"])
    record(item, step, actor, note=reason, at=at)
    return item


@transaction.atomic
def exempt_explainer(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Item:
    """免予解读: whoever signs says in writing why this document needs no explainer."""
    item, step = begin("exempt_explainer", item_id, actor, {"reason": reason})
    item.explainer_exemption = reason
    item.save(update_fields=["explainer_exemption"])
    record(item, step, actor, note=reason, at=at)
    return item
