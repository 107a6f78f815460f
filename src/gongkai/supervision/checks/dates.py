"""日期: what says that it was published on another day than it was (forged dates are a 单项否决)."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.utils import timezone

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.items.choices import Visibility
from gongkai.items.models import Edition, Item
from gongkai.supervision.findings import SiteFinding

MOST_AT_ONCE = 500


def dates(organ_ids: Collection[int], *, on: date) -> Iterator[SiteFinding]:
    """Public items whose day of publication is before they were formed, in the future, or not that of their entry.

    Two queries for each MOST_AT_ONCE items. The entry is part of the chain, so that it cannot be changed with the date.
    """
    public = Item.objects.filter(organ_id__in=organ_ids, visibility=Visibility.PUBLIC).order_by("pk")
    batch: list[Item] = []
    for item in public.only("index_number", "formed_on", "published_at").iterator(chunk_size=MOST_AT_ONCE):
        batch.append(item)
        if len(batch) == MOST_AT_ONCE:
            yield from _of(batch, on)
            batch = []
    yield from _of(batch, on)


def _of(items: list[Item], on: date) -> Iterator[SiteFinding]:
    recorded = _recorded(items)
    shown = _shown(items)
    for item in items:
        where = f"/items/{item.index_number}/"
        if item.published_at is None:
            yield SiteFinding("undated", where, "没有发布日期")
            continue
        day = timezone.localdate(item.published_at)
        if day < item.formed_on:
            yield SiteFinding("forged_date", where, f"发布日期 {day} 早于成文日期 {item.formed_on}")
        if day > on:
            yield SiteFinding("forged_date", where, f"发布日期 {day} 晚于今天")
        found = recorded.get(subject_of(item))
        if found is not None and timezone.localdate(found) != day:
            told = f"发布日期 {day} 与留痕记录的 {timezone.localdate(found)} 不符"
            yield SiteFinding("forged_date", where, told)
        first = shown.get(item.pk)
        if first is not None and timezone.localdate(first) != day:
            told = f"发布日期 {day} 与首次公开版本的 {timezone.localdate(first)} 不符"
            yield SiteFinding("forged_date", where, told)


def _recorded(items: list[Item]) -> dict[str, datetime]:
    subjects = [subject_of(item) for item in items]
    entries = Entry.objects.filter(subject__in=subjects, verb="publish").order_by("sequence")
    return dict(entries.values_list("subject", "occurred_at"))


def _shown(items: list[Item]) -> dict[int, datetime]:
    first = Edition.objects.filter(item__in=[item.pk for item in items], number=1)
    return dict(first.values_list("item_id", "made_at"))
