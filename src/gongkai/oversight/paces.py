"""用时: how many workdays what was closed took, by organ and month; and what came in by day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from gongkai.applications.models import ApplicationQuerySet
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ
from gongkai.oversight.days_used import DaysUsed, days_used, workdays_passed
from gongkai.oversight.figures import LATE, received_by_day
from gongkai.oversight.scope import Scope


@dataclass(frozen=True)
class Pace:
    """用时: the closed of a period, or of a part of it, with how many were late."""

    count: int
    late: int
    used: DaysUsed | None


class PaceGroup(NamedTuple):
    """Applications of one organ (None: of all that share a calendar) closed in one month after so many workdays, the last
    of them on that day.
    """

    organ_id: int | None
    closed_on: date
    days: int
    cases: int
    late: int


def pace_of(groups: Sequence[PaceGroup]) -> Pace:
    """What some groups come to."""
    used = days_used((each.days, each.closed_on, each.cases) for each in groups)
    return Pace(sum(each.cases for each in groups), sum(each.late for each in groups), used)


@dataclass(frozen=True)
class ByDays:
    """收到 by day, and 用时 of what was closed."""

    received: Mapping[date, int]
    paces: list[PaceGroup]


def by_days_of(scope: Scope) -> ByDays:
    """Of all days in one query, for what was received is then all that was closed and what is open; else in two."""
    if not scope.is_of_all_days:
        return ByDays(received_by_day(scope), paces_of(scope))
    found = _Found(scope, scope.received)
    received: Counter[date] = Counter()
    for _, start, _, count, _ in found.rows:
        received[found.days[start]] += count
    return ByDays(received, found.paces())


def paces_of(scope: Scope, *, by_organ: bool = False) -> list[PaceGroup]:
    """Two queries; organs are told apart where asked for, or where they do not share a calendar."""
    return _Found(scope, scope.closed, by_organ=by_organ).paces()


class _WrittenDay(Cast):
    """A day as it is written: made a date once, not for each row. Groups are of the day itself, along its index."""

    def __init__(self, field: str) -> None:
        super().__init__(field, CharField())

    def get_group_by_cols(self) -> list[Any]:
        return list(self.get_source_expressions()[0].get_group_by_cols())


def _rows(found: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """As the database hands them over: the ORM would look at each number of tens of thousands of rows."""
    with connection.cursor() as cursor:
        cursor.execute(*found.query.sql_with_params())
        return list(cursor.fetchall())


class _Found:
    """Applications by organ (None where organs share a calendar), day of receipt, day of closing: how many, how many late."""

    def __init__(self, scope: Scope, found: ApplicationQuerySet, *, by_organ: bool = False) -> None:
        regions = Organ.objects.filter(pk__in=scope.organ_ids).values_list("pk", "calendar_region")
        self._region_of = dict(regions)
        apart = by_organ or len(set(self._region_of.values())) > 1
        groups = found.values(*(["organ_id"] if apart else []), "received_on", "closed_on")
        counted = groups.annotate(count=Count("*"), late=Count("closed_on", filter=LATE))
        written = counted.annotate(start=_WrittenDay("received_on"), end=_WrittenDay("closed_on"))
        organ = F("organ_id") if apart else Value(None, IntegerField(null=True))
        self.rows = _rows(written.values_list(organ, "start", "end", "count", "late"))
        seen = {*map(itemgetter(1), self.rows), *map(itemgetter(2), self.rows)}
        self.days = {each: date.fromisoformat(each) for each in seen if each}

    def paces(self) -> list[PaceGroup]:
        """By organ, month of closing and workdays used; the last day of a month is kept."""
        if not any(map(itemgetter(2), self.rows)):
            return []
        numbers = self._workdays_by_organ()
        months = {written: day.year * 12 + day.month for written, day in self.days.items()}
        groups: dict[tuple[int | None, int, int], list[Any]] = {}
        for organ, start, end, count, late in self.rows:
            if end is None:
                continue
            number = numbers[organ]
            used = number[end] - number[start]
            key = (organ, months[end], used if used > 0 else 0)
            group = groups.get(key)
            if group is None:
                groups[key] = [end, count, late]
                continue
            if end > group[0]:
                group[0] = end
            group[1] += count
            group[2] += late
        return [
            PaceGroup(organ, self.days[last], used, count, late)
            for (organ, _, used), (last, count, late) in groups.items()
        ]

    def _workdays_by_organ(self) -> Mapping[int | None, Mapping[str, int]]:
        """By organ (None: any, for they share a calendar) how many workdays had passed on each of the days."""
        first, last = min(self.days.values()), max(self.days.values())
        passed: dict[str, Mapping[str, int]] = {}
        for region in set(self._region_of.values()):
            ordinals = workdays_passed(calendar_in(region), first, last)
            passed[region] = {written: ordinals[day] for written, day in self.days.items()}
        any_of_them = next(iter(passed.values()))
        return {None: any_of_them, **{pk: passed[region] for pk, region in self._region_of.items()}}
