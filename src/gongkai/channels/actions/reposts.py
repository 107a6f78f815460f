"""转载: what the organ's WeChat and Weibo accounts passed on of its superiors' information."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.channels.models import REPOSTING, Repost
from gongkai.channels.permissions import PERMISSIONS
from gongkai.items.privacy_gate import demand_no_numbers
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LABEL = "登记转载"
LONGEST = {"title": 200, "source": 100, "address": 400}


@dataclass(frozen=True)
class Reposted:
    """One post as it is reported; `channel` is wechat or weibo."""

    channel: str
    title: str
    source: str
    on: date
    address: str = ""


@dataclass(frozen=True)
class _Subject:
    organ_id: int


def record_repost(
    organ: Organ,
    *,
    actor: Actor,
    channel: str,
    title: str,
    source: str,
    on: date,
    address: str = "",
    at: datetime | None = None,
) -> Repost:
    """Record one repost."""
    told = Reposted(channel, title.strip(), source.strip(), on, address.strip())
    return record_reposts(organ, [told], actor=actor, at=at)[0]


@transaction.atomic
def record_reposts(
    organ: Organ, told: Iterable[Reposted], *, actor: Actor, at: datetime | None = None
) -> list[Repost]:
    """Record many reposts at once, with one entry that says how many on which channel."""
    refusal = PERMISSIONS["record_repost"](actor, _Subject(organ.pk))
    now, given = at or timezone.now(), list(told)
    reasons = [refusal] if refusal else []
    for each in given:
        reasons += _wrong(each, timezone.localdate(now))
    if reasons or not given:
        raise StepRefused(LABEL, list(dict.fromkeys(reasons)) or ["没有要登记的转载"])
    texts = {f"第 {place} 条标题": each.title for place, each in enumerate(given, start=1)}
    demand_no_numbers(LABEL, organ, texts, at=now)
    made = Repost.objects.bulk_create(
        Repost(
            organ=organ,
            channel=each.channel,
            title=each.title,
            source=each.source,
            address=each.address,
            reposted_on=each.on,
            recorded_by_id=actor.member_id,
            recorded_at=now,
        )
        for each in given
    )
    counts = {label: sum(each.channel == code for each in given) for code, label in REPOSTING}
    said = "，".join(f"{label} {count} 条" for label, count in counts.items() if count)
    entries.write(organ.pk, organ, verb="record_repost", label=f"{LABEL}：{said}", actor=actor, at=at)
    return made


def _wrong(each: Reposted, today: date) -> list[str]:
    reasons = []
    if each.channel not in dict(REPOSTING):
        reasons.append("转载的渠道须是微信公众号或者微博")
    if not each.title or not each.source:
        reasons.append("须填写标题和来源")
    if each.address and urlsplit(each.address).scheme not in ("http", "https"):
        reasons.append(f"链接“{each.address[:60]}”应以 https:// 开头")
    if any(len(getattr(each, name)) > most for name, most in LONGEST.items()):
        reasons.append("标题最多 200 字，来源最多 100 字，链接最多 400 字")
    if each.on > today:
        reasons.append(f"转载日期 {each.on} 还没有到")
    return reasons
