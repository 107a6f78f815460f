"""撤下, in the usual way and at once: the address stays, the content is gone for the public."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.step import begin
from gongkai.items.choices import Channel, EditionKind, Visibility
from gongkai.items.editions import card_of, make_edition
from gongkai.items.links import request_copies_beside
from gongkai.items.models import Item
from gongkai.items.privacy_gate import demand_no_numbers, kept, verdict_of_editions
from gongkai.items.scanning_rules import allowance_of
from gongkai.organs.actors import Actor
from gongkai.privacy.scanning import scan_text

SAFE_LABELS = ("索引号", "发布机构", "成文日期", "发布日期", "公开事项", "主题分类", "体裁分类", "公开方式")
ENDED_BY_HAND = (Channel.NOTICE_BOARD, Channel.WECHAT, Channel.WEIBO)
"""Paper hangs and posts stand until somebody has taken them down there; that is recorded by itself."""
NAMELESS = "已撤下的信息"


@transaction.atomic
def withdraw(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Item:
    """Take a published item down: its address keeps the card and the reason, its content is gone for the public."""
    item, step = begin("withdraw", item_id, actor, {"reason": reason})
    demand_no_numbers(step.label, item.organ, {"撤下原因": reason}, at=at)
    taken = _taken_down(item, step, actor, reason=reason, at=at)
    public_copies.request(item, wait=True)
    request_copies_beside(item, partial(public_copies.request, wait=True), is_gone=True)
    return taken


def withdraw_at_once(
    item_id: int, *, actor: Actor, reason: str, hides_title: bool = False, at: datetime | None = None
) -> Item:
    """紧急撤下: whoever sees a leak takes it down; title and card lose what names a person, too.

    Page, files, lists, feed and data are gone when the call returns; it waits for nothing but the lock of the item.
    The search index, whose hits are checked against the records, follows beside. What a scan finds afterwards in what
    had been public is kept for those who must tell why. `hides_title`: the title itself names somebody.
    """
    item = _withdrawn_at_once(item_id, actor=actor, reason=reason, hides_title=hides_title, at=at)
    gone = list(item.editions.exclude(kind=EditionKind.WITHDRAWN).order_by("-number"))
    kept(item, verdict_of_editions(item, gone, at=at), at=at, is_recheck=True)
    return item


@transaction.atomic
def _withdrawn_at_once(
    item_id: int, *, actor: Actor, reason: str, hides_title: bool, at: datetime | None
) -> Item:
    item, step = begin("withdraw_at_once", item_id, actor, {"reason": reason})
    demand_no_numbers(step.label, item.organ, {"撤下原因": reason}, at=at)
    title = NAMELESS if hides_title else _safe_title(item)
    _taken_down(item, step, actor, reason=reason, at=at, title=title, card=_safe_card(item))
    public_copies.request_beside(item)
    request_copies_beside(item, public_copies.request_beside, is_gone=True)
    return item


def _taken_down(
    item: Item,
    step: Step,
    actor: Actor,
    *,
    reason: str,
    at: datetime | None,
    title: str = "",
    card: list[list[str]] | None = None,
) -> Item:
    now = at or timezone.now()
    item.visibility = Visibility.TOMBSTONE if item.visibility == Visibility.PUBLIC else Visibility.INTERNAL
    item.save(update_fields=["state", "visibility"])
    item.releases.filter(ended_at=None).exclude(channel__in=ENDED_BY_HAND).update(ended_at=now)
    item.rows.filter(withdrawn_at=None).update(withdrawn_at=now, withdrawn_reason=reason[:200])
    item.editions.filter(closed_at=None).update(closed_at=now)
    make_edition(item, EditionKind.WITHDRAWN, at=now, reason=reason, title=title, card=card)
    record(item, step, actor, note=reason, at=at)
    public_copies.forget(item)
    return item


def _safe_title(item: Item) -> str:
    found = scan_text(item.title, where="标题", allowed=allowance_of(item.organ))
    return NAMELESS if found else item.title


def _safe_card(item: Item) -> list[list[str]]:
    return [[label, value] for label, value in card_of(item) if label in SAFE_LABELS]
