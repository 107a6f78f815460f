"""办理统计: what was received and closed in a period, how, in how many days; one query for each figure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Count, F, Max, Q, QuerySet, Sum

from gongkai.applications.models import Application, Fee
from gongkai.law.workdays import Calendar, add_workdays
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ
from gongkai.oversight.challenged import ANY, PENDING, RESULTS
from gongkai.oversight.days_used import DaysUsed, counter, days_used
from gongkai.oversight.scope import Scope
from gongkai.remedies.models import Lawsuit, Reconsideration

Key = TypeVar("Key")
CountDays = Callable[[date, date], int]
LATE = Q(due_on__isnull=False, closed_on__gt=F("due_on"))
SOON_WORKDAYS = 5


@dataclass(frozen=True)
class Received:
    """收到: how many by channel, by kind of applicant, by handler (None: nobody)."""

    count: int
    by_channel: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_handler: Mapping[int | None, int]


def received(scope: Scope) -> Received:
    groups = list(scope.received.values_list("channel", "applicant_kind", "handler").annotate(Count("pk")))
    return Received(
        sum(count for *_, count in groups),
        _tally((channel, count) for channel, _, _, count in groups),
        _tally((kind, count) for _, kind, _, count in groups),
        _tally((handler, count) for _, _, handler, count in groups),
    )


def received_by_day(scope: Scope) -> Mapping[date, int]:
    return dict(scope.received.values_list("received_on").annotate(Count("pk")))


@dataclass(frozen=True)
class Ended:
    """办结: how many by the report's row and by handler, and how many of a handler's were late."""

    count: int
    by_row: Mapping[str, int]
    by_handler: Mapping[int | None, int]
    late_by_handler: Mapping[int | None, int]

    @property
    def late(self) -> int:
        return sum(self.late_by_handler.values())


def ended(scope: Scope) -> Ended:
    groups = list(
        scope.closed.values_list("result_row", "handler").annotate(
            count=Count("pk"), late=Count("pk", filter=LATE)
        )
    )
    return Ended(
        sum(count for _, _, count, _ in groups),
        _tally((row, count) for row, _, count, _ in groups),
        _tally((handler, count) for _, handler, count, _ in groups),
        _tally((handler, late) for _, handler, _, late in groups),
    )


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


def paces(scope: Scope, *, by_organ: bool = False) -> list[PaceGroup]:
    """Two queries; organs are told apart where asked for, or where they do not share a calendar."""
    regions = dict(Organ.objects.filter(pk__in=scope.organ_ids).values_list("pk", "calendar_region"))
    apart = by_organ or len(set(regions.values())) > 1
    fields = (["organ_id"] if apart else []) + ["received_on", "closed_on"]
    counts = {"count": Count("pk"), "late": Count("pk", filter=LATE)}
    found = _with_days(scope.closed.values_list(*fields).annotate(**counts))
    if not found:
        return []
    first, last = min(row[-4] for row in found), max(row[-3] for row in found)
    calendars = {region: calendar_in(region) for region in set(regions.values())}
    of_region = {
        region: counter(calendar, min(first, last), max(first, last))
        for region, calendar in calendars.items()
    }
    counters = {pk: of_region[region] for pk, region in regions.items()} if apart else {}
    return _gathered(found, counters, next(iter(of_region.values())))


def _with_days(found: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Rows that end with two days and two numbers: each day is read once, however many rows have it."""
    days: dict[Any, date] = {}

    def day(written: Any) -> date:
        if written not in days:
            days[written] = date.fromisoformat(written) if isinstance(written, str) else written
        return days[written]

    with connection.cursor() as cursor:
        cursor.execute(*found.query.sql_with_params())
        return [(*row[:-4], day(row[-4]), day(row[-3]), *row[-2:]) for row in cursor.fetchall()]


def _gathered(
    found: Sequence[tuple[Any, ...]], counters: Mapping[int, CountDays], of_all: CountDays
) -> list[PaceGroup]:
    """By organ (without counters: of all), month of closing and workdays used; the last day of a month is kept."""
    groups: dict[tuple[int | None, int, int], list[Any]] = {}
    for *organs, start, end, count, late in found:
        organ = organs[0] if counters else None
        used = (counters[organ] if organ else of_all)(start, end)
        group = groups.setdefault((organ, end.year * 12 + end.month, used), [end, 0, 0])
        group[0] = max(group[0], end)
        group[1] += count
        group[2] += late
    return [
        PaceGroup(organ, last, used, count, late) for (organ, _, used), (last, count, late) in groups.items()
    ]


@dataclass(frozen=True)
class Fees:
    """信息处理费: notices that arrived and payments in the period, with their sums in yuan."""

    asked: int
    asked_yuan: int
    paid: int
    paid_yuan: int


def fees(scope: Scope) -> Fees:
    asked = Q(notified_on__isnull=False, **scope.days("notified_on"))
    paid = Q(paid_on__isnull=False, **scope.days("paid_on"))
    found = Fee.objects.filter(asked | paid, application__organ_id__in=scope.organ_ids).aggregate(
        asked=Count("pk", filter=asked),
        asked_yuan=Sum("amount", filter=asked),
        paid=Count("pk", filter=paid),
        paid_yuan=Sum("amount", filter=paid),
    )
    return Fees(**{name: value or 0 for name, value in found.items()})


@dataclass(frozen=True)
class InHand:
    """在办, today: all, overdue, and due within SOON_WORKDAYS."""

    count: int = 0
    overdue: int = 0
    soon: int = 0


def in_hand(scope: Scope, *, on: date, calendar: Calendar) -> Mapping[int, InHand]:
    """By organ; organs with nothing in hand are left out."""
    soon = Q(due_on__gte=on, due_on__lte=add_workdays(calendar, on, SOON_WORKDAYS))
    groups = scope.open.values_list("organ_id").annotate(
        count=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        soon=Count("pk", filter=soon),
    )
    return {organ_id: InHand(*counts) for organ_id, *counts in groups}


@dataclass(frozen=True)
class Challenged:
    """被复议、被诉: applications of one organ by what became of it (a key of `challenged.CHALLENGED`)."""

    organ_id: int
    what: str
    count: int


def challenged(scope: Scope) -> tuple[Challenged, ...]:
    """Two queries. An application whose reply was challenged twice counts once under each result."""
    found: dict[tuple[int, str], set[int]] = {}
    filed, decided = Q(**scope.days("filed_on")), Q(**scope.days("closed_on"), closed_on__isnull=False)
    for kind in (Reconsideration, Lawsuit):
        cases = kind.objects.filter(filed | decided, organ_id__in=scope.organ_ids)
        told = cases.values_list("organ_id", "application_id", "result", "filed_on", "closed_on")
        for organ_id, application_id, result, filed_on, closed_on in told:
            for what in _whats(scope, result, filed_on, closed_on):
                found.setdefault((organ_id, what), set()).add(application_id)
    return tuple(Challenged(organ_id, what, len(ids)) for (organ_id, what), ids in found.items())


def _whats(scope: Scope, result: str, filed_on: date, closed_on: date | None) -> list[str]:
    """As `challenged_in` finds them again: filed in the period, or decided in it."""
    found = []
    if scope.holds(filed_on):
        found += [ANY, *([PENDING] if closed_on is None else [])]
    if closed_on and scope.holds(closed_on):
        found += [what for what, named in RESULTS.items() if named == result]
    return found


def years(organ_ids: frozenset[int]) -> list[int]:
    """The years in which something was received, newest first."""
    span = Application.objects.filter(organ_id__in=organ_ids, received_on__isnull=False)
    newest = span.aggregate(last=Max("received_on"))["last"]
    oldest = span.order_by("received_on").values_list("received_on", flat=True).first()
    return list(range(newest.year, oldest.year - 1, -1)) if newest and oldest else []


def _tally(pairs: Iterable[tuple[Key, int]]) -> Mapping[Key, int]:
    found: Counter[Key] = Counter()
    for key, count in pairs:
        found[key] += count
    return found


def received_by_organ(scope: Scope) -> Mapping[int, int]:
    return dict(scope.received.values_list("organ_id").annotate(Count("pk")))


def ended_by_organ(scope: Scope) -> Mapping[tuple[int, str], int]:
    """Closed applications by organ and row of the report."""
    groups = scope.closed.values_list("organ_id", "result_row").annotate(Count("pk"))
    return {(organ_id, row): count for organ_id, row, count in groups}
