"""张贴和撤下: a release on another channel with its day and place, and its end with a photo that proves it."""

from datetime import date, datetime, time
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.channels.models import BoardTerm, ReleaseProof
from gongkai.channels.permissions import PERMISSIONS
from gongkai.items import actions as item_actions
from gongkai.items import sealed_files
from gongkai.items.choices import Channel, State
from gongkai.items.models import Item, Release
from gongkai.organs.actors import Actor
from gongkai.postings.models import PostingRound
from gongkai.privacy.passages import Unreadable

if TYPE_CHECKING:
    from gongkai.privacy.renditions import Rendition

PUT_UP, TAKE_DOWN = "记录发布", "撤下"
MOST_BYTES = 50 * 1024 * 1024
LINKED = (Channel.WECHAT, Channel.WEIBO)


@transaction.atomic
def put_up(
    item_id: int,
    *,
    actor: Actor,
    channel: str,
    on: date,
    until: date | None = None,
    place: str = "",
    evidence: str = "",
    at: datetime | None = None,
) -> Release:
    """Record that a published item hangs on the board, or is out on WeChat, Weibo or in the gazette, since a day.

    WeChat and Weibo are proved by a link, board and gazette by a place (issue and page). `until` is the last day on the
    board, from which on it waits to be taken down.
    """
    item = Item.objects.visible_to(actor).select_related("organ").get(pk=item_id)
    now = at or timezone.now()
    reasons = _wrong_release(item, actor, channel, on, timezone.localdate(now), place, evidence)
    if until and channel != Channel.NOTICE_BOARD:
        reasons.append("只有公开栏填写“张贴至”")
    if until and until < on:
        reasons.append(f"“张贴至”{until} 早于张贴日期 {on}")
    if reasons:
        raise StepRefused(PUT_UP, reasons)
    moment = now if on == timezone.localdate(now) else timezone.make_aware(datetime.combine(on, time(12)))
    if item.published_at:
        moment = max(moment, item.published_at)
    release = item_actions.record_release(
        item_id, actor=actor, channel=channel, place=place, evidence=evidence, released_at=moment
    )
    if until:
        BoardTerm.objects.create(release=release, ends_on=until)
    return release


def _wrong_release(
    item: Item, actor: Actor, channel: str, on: date, today: date, place: str, evidence: str
) -> list[str]:
    reasons = [refusal] if (refusal := PERMISSIONS["put_up"](actor, item)) else []
    if channel == Channel.WEBSITE:
        reasons.append("网站由“发布”环节发布，不在这里记录")
    if on > today:
        reasons.append(f"日期 {on} 还没有到")
    if item.published_at and on < timezone.localdate(item.published_at):
        reasons.append(f"日期不能早于公开日期 {timezone.localdate(item.published_at)}")
    if channel in LINKED and urlsplit(evidence).scheme not in ("http", "https"):
        reasons.append("须填写发布后的链接（以 https:// 开头）作为凭证")
    if channel not in LINKED and not place.strip():
        reasons.append("须填写位置：公开栏的地点、公报的期号和页码或者查阅场所的名称")
    return reasons


def take_down(
    release_id: int,
    *,
    actor: Actor,
    on: date,
    name: str = "",
    content: bytes = b"",
    at: datetime | None = None,
) -> Release:
    """End a release on the board, or a post whose item was withdrawn; the photo is read and cleaned before anything is locked."""
    proof = _proof(name, content, actor, at) if content else None
    return _taken_down(release_id, actor=actor, on=on, proof=proof, at=at)


def _proof(name: str, content: bytes, actor: Actor, at: datetime | None) -> ReleaseProof:
    name = PurePath(name.replace("\\", "/")).name[:255] or "凭证"
    if len(content) > MOST_BYTES:
        raise StepRefused(TAKE_DOWN, [f"“{name}”超过 50 MB：请压缩后再上传"])
    made = _made(name, content)
    return ReleaseProof(
        name=name,
        original=sealed_files.keep(content),
        rendition=sealed_files.keep(made.content),
        media_type=made.media_type,
        changes=list(made.changes),
        uploaded_by_id=actor.member_id,
        uploaded_at=at or timezone.now(),
    )


def _made(name: str, content: bytes) -> "Rendition":
    from gongkai.privacy.renditions import rendition  # readers of files are loaded when a file comes in

    try:
        return rendition(content, name)
    except Unreadable as why:
        raise StepRefused(TAKE_DOWN, [f"“{name}”：{why}"]) from None


@transaction.atomic
def _taken_down(
    release_id: int, *, actor: Actor, on: date, proof: ReleaseProof | None, at: datetime | None
) -> Release:
    visible = Item.objects.visible_to(actor)
    locked = Release.objects.select_for_update(of=("self",)).select_related("item__organ")
    release = locked.get(pk=release_id, item__in=visible)
    now = at or timezone.now()
    reasons = _why_not_down(release, actor, on, timezone.localdate(now))
    if reasons:
        raise StepRefused(TAKE_DOWN, reasons)
    is_today = on == timezone.localdate(now)
    ended = now if is_today else timezone.make_aware(datetime.combine(on, time(18)))
    release.ended_at = max(ended, release.released_at)
    release.save(update_fields=["ended_at"])
    payload: dict[str, Any] = {"release": release.pk, "channel": release.channel, "on": on.isoformat()}
    if proof is not None:
        proof.release = release
        proof.save(force_insert=True)
        payload |= {"original": proof.original, "rendition": proof.rendition}
    label = f"{TAKE_DOWN}：{release.get_channel_display()}，{release.place}"[:200]
    entries.write(
        release.item.organ_id,
        release.item,
        verb="take_down",
        label=label,
        actor=actor,
        payload=payload,
        at=at,
    )
    return release


def _why_not_down(release: Release, actor: Actor, on: date, today: date) -> list[str]:
    reasons = [refusal] if (refusal := PERMISSIONS["take_down"](actor, release.item)) else []
    if release.channel in LINKED and release.item.state != State.WITHDRAWN:
        reasons.append("信息还在公开：先撤下信息，再到平台上删除")
    if release.channel not in (Channel.NOTICE_BOARD, *LINKED):
        reasons.append("只有公开栏、微信和微博在这里撤下；其他渠道随信息一并撤下")
    if release.ended_at is not None:
        reasons.append(f"{timezone.localdate(release.ended_at)} 已经撤下")
    if PostingRound.objects.filter(release=release).exists():
        reasons.append("这是公示的张贴，请在“公示”中结束本榜")
    if not timezone.localdate(release.released_at) <= on <= today:
        reasons.append(f"撤下日期应在 {timezone.localdate(release.released_at)} 至 {today} 之间")
    return reasons
