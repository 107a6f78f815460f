"""The work-day calendar of an organ: the program's notices and those loaded since."""

from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.law.notices import Notice, as_mapping, notice_from
from gongkai.law.workdays import Calendar, calendar_for
from gongkai.organs.models import HolidayNotice
from gongkai.web.prepared import prepared


def calendar_in(region: str) -> Calendar:
    """The calendar of a region (an organ's `calendar_region`); one query."""
    return _calendar(region, tuple(_loaded()))


@prepared
def _loaded() -> QuerySet[Any, Any]:
    return HolidayNotice.objects.order_by("region", "year").values_list("pk", "loaded_at")


@lru_cache(maxsize=64)
def _calendar(region: str, loaded: tuple[Any, ...]) -> Calendar:
    return calendar_for(region, loaded_notices(loaded))


def loaded_notices(loaded: tuple[Any, ...]) -> tuple[Notice, ...]:
    records = HolidayNotice.objects.filter(pk__in=[pk for pk, _ in loaded]).order_by("region", "year")
    return tuple(notice_from(record.days, where=record.source) for record in records)


def keep_notice(notice: Notice) -> HolidayNotice:
    """Store a notice, in place of an earlier one for the same region and year."""
    record, _ = HolidayNotice.objects.update_or_create(
        region=notice.region,
        year=notice.year,
        defaults={"source": notice.source[:200], "days": as_mapping(notice), "loaded_at": timezone.now()},
    )
    return record
