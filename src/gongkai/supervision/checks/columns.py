"""栏目: those that are empty, late or stale, from the duties of the catalogue; and whether anything is new at all."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from gongkai.duties.board import duties_of
from gongkai.duties.judging import DutyState
from gongkai.items.choices import Visibility
from gongkai.items.models import Item
from gongkai.supervision.findings import SiteFinding
from gongkai.supervision.rules import rules

RULES = {
    DutyState.EMPTY: "empty_column",
    DutyState.STALE: "stale_column",
    DutyState.LATE: "stale_column",
}


def columns(organ_ids: Collection[int], *, on: date) -> Iterator[SiteFinding]:
    """A finding for each column that is empty, late or stale; one for a site on which nothing is new."""
    for duty in duties_of(organ_ids, on=on):
        rule = RULES.get(duty.state)
        if rule:
            where = "·".join(part for part in (duty.first_level, duty.heading.title) if part)
            yield SiteFinding(rule, where, "；".join(duty.judgement.findings))
    yield from _home(organ_ids, on)


def _home(organ_ids: Collection[int], on: date) -> Iterator[SiteFinding]:
    public = Item.objects.filter(organ_id__in=organ_ids, visibility=Visibility.PUBLIC)
    newest = public.aggregate(newest=Max("published_at"))["newest"]
    day = timezone.localdate(newest) if newest else None
    if day is None or on - day > timedelta(days=rules().home_days):
        told = f"最近一次更新是 {day}" if day else "还没有公开任何信息"
        yield SiteFinding("stale_home", "首页", f"{told}，超过 {rules().home_days} 天没有更新")
