"""撤下, in the usual way and at once: the address stays, the content is gone for the public."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.step import begin
from gongkai.items.choices import EditionKind, Visibility
from gongkai.items.editions import card_of, make_edition
from gongkai.items.models import Item
from gongkai.items.privacy_gate import allowance_of, verdict_of
from gongkai.organs.actors import Actor
from gongkai.privacy.scanning import scan_text

SAFE_LABELS = ("索引号", "发布机构", "成文日期", "发布日期", "公开事项", "主题分类", "体裁分类", "公开方式")
NAMELESS = "已撤下的信息"


@transaction.atomic
def withdraw(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Item:
    """Take a published item down: its address keeps the card and the reason, its content is gone for the public."""
    item, step = begin("withdraw", item_id, actor, {"reason": reason})
    return _taken_down(item, step, actor, reason=reason, at=at)


@transaction.atomic
def withdraw_at_once(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Item:
    """紧急撤下: whoever sees a leak takes it down; title and card lose what names a person, too.

    Page, files, lists, feed and data are gone when the call returns; what the scan finds now is kept for those who
    must tell why.
    """
    item, step = begin("withdraw_at_once", item_id, actor, {"reason": reason})
    found = verdict_of(item, at=at).findings
    payload = [finding.as_mapping() for finding in found[:100]]
    return _taken_down(item, step, actor, reason=reason, at=at, is_urgent=True, findings=payload)


def _taken_down(
    item: Item,
    step: Step,
    actor: Actor,
    *,
    reason: str,
    at: datetime | None,
    is_urgent: bool = False,
    findings: Sequence[dict[str, str]] = (),
) -> Item:
    now = at or timezone.now()
    item.visibility = Visibility.TOMBSTONE if item.visibility == Visibility.PUBLIC else Visibility.INTERNAL
    item.save(update_fields=["state", "visibility"])
    item.releases.filter(ended_at=None).update(ended_at=now)
    item.rows.filter(withdrawn_at=None).update(withdrawn_at=now, withdrawn_reason=reason[:200])
    item.editions.filter(closed_at=None).update(closed_at=now)
    title, card = (_safe_title(item), _safe_card(item)) if is_urgent else ("", None)
    make_edition(item, EditionKind.WITHDRAWN, at=now, reason=reason, title=title, card=card)
    record(item, step, actor, note=reason, payload={"findings": list(findings)} if is_urgent else None, at=at)
    public_copies.forget(item)
    public_copies.request(item, wait=True)
    return item


def _safe_title(item: Item) -> str:
    found = scan_text(item.title, where="标题", allowed=allowance_of(item.organ))
    return NAMELESS if found else item.title


def _safe_card(item: Item) -> list[list[str]]:
    return [[label, value] for label, value in card_of(item) if label in SAFE_LABELS]
