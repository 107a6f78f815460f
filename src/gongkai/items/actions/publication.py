"""发布: an index number, an edition, releases on channels."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.scans import scanned_first
from gongkai.items.actions.step import begin
from gongkai.items.actions.validity import apply_validity
from gongkai.items.choices import Channel, EditionKind, Visibility
from gongkai.items.editions import make_edition
from gongkai.items.index_numbers import allocate
from gongkai.items.links import request_copies_beside
from gongkai.items.models import Item, Release, five_open_flags
from gongkai.items.privacy_gate import demand_clean, demand_no_numbers
from gongkai.items.renditions import made_files
from gongkai.law.identifiers import check_index_number
from gongkai.organs.actors import Actor


@scanned_first
@transaction.atomic
def publish(
    item_id: int,
    *,
    actor: Actor,
    channels: Sequence[str] = (Channel.WEBSITE,),
    heading_id: int | None = None,
    five_open: Sequence[str] = (),
    imported_number: str = "",
    place: str = "",
    at: datetime | None = None,
) -> Item:
    """Publish a determined, proactive item; it gets an index number and its first edition.

    `imported_number` keeps the number under which an older system published it. An item that is put on the
    notice board only is public in law but has no page on the website.
    """
    on = timezone.localdate(at)
    form = {"channels": list(channels), "heading": heading_id, "five_open": list(five_open), "on": on}
    item, step = begin("publish", item_id, actor, form)
    made = made_files(item)
    now = at or timezone.now()
    if timezone.localdate(now) < item.formed_on:
        raise StepRefused(step.label, [f"发布日期不能早于成文日期 {item.formed_on}"])
    item.index_number = (
        _imported(imported_number, step.label) if imported_number else allocate(item.organ, _year(now))
    )
    if heading_id:
        item.heading_id = heading_id
    if five_open:
        for aspect, is_set in five_open_flags(five_open).items():
            setattr(item, aspect, is_set)
    item.published_at = now
    item.visibility = Visibility.PUBLIC if Channel.WEBSITE in channels else Visibility.INTERNAL
    demand_no_numbers(step.label, item.organ, {"位置": place}, at=at)
    verdict = demand_clean(item, step.label, at=at)
    item.save()
    item.rows.filter(published_at=None).update(published_at=now)
    make_edition(item, EditionKind.PUBLISHED, at=now, table=verdict.table, made=made)
    Release.objects.bulk_create(
        Release(item=item, channel=channel, released_at=now, place=place)
        for channel in dict.fromkeys(channels)
    )
    payload = {"index_number": item.index_number, "channels": list(channels), "late": is_late(item, now)}
    record(item, step, actor, note=item.index_number, payload=payload, at=at)
    apply_validity(item, actor=actor, at=now)
    public_copies.request(item)
    request_copies_beside(item)
    return item


def is_late(item: Item, at: datetime) -> bool:
    """True when the item came out after its limit (条例第二十六条)."""
    return item.publish_due_on is not None and timezone.localdate(at) > item.publish_due_on


@scanned_first
@transaction.atomic
def record_release(
    item_id: int,
    *,
    actor: Actor,
    channel: str,
    place: str = "",
    evidence: str = "",
    released_at: datetime | None = None,
) -> Release:
    """Note that a published item was also put on another channel, with its evidence."""
    item, step = begin("record_release", item_id, actor, {"channels": [channel]})
    demand_no_numbers(step.label, item.organ, {"位置": place, "凭证": evidence}, at=released_at)
    demand_clean(item, step.label, at=released_at)
    now = released_at or timezone.now()
    release = Release.objects.create(
        item=item, channel=channel, released_at=now, place=place, evidence=evidence
    )
    payload: dict[str, Any] = {"channel": channel, "place": place, "evidence": evidence}
    record(item, step, actor, note=release.get_channel_display(), payload=payload, at=released_at)
    return release


def _year(at: datetime) -> int:
    return timezone.localdate(at).year


def _imported(number: str, label: str) -> str:
    problem = check_index_number(number).problem
    if problem:
        raise StepRefused(label, [f"索引号有误：{problem}"])
    if Item.objects.filter(index_number=number).exists():
        raise StepRefused(label, [f"索引号 {number} 已经用过，索引号不得重复使用"])
    return number
