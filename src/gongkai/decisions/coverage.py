"""全覆盖核查: every decision of a year is public, has a legal reason not to be, or is missing; each count opens its rows."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from gongkai.decisions.choices import DecisionState, Sort
from gongkai.decisions.days import due_days
from gongkai.decisions.numbers import Gap, gaps_in
from gongkai.decisions.rows import ANNULLED, rows_of_year
from gongkai.items.models import Row, RowChange
from gongkai.law.workdays import Calendar


class Standing(StrEnum):
    """公示情况 of a register's row; each row is in exactly one of the first nine, LATE and OVERDUE look across."""

    SHOWN = "shown"
    TO_WITHDRAW = "to_withdraw"
    CORRECTED = "corrected"
    WAITING = "waiting"
    CLEARED = "cleared"
    SIGNED = "signed"
    EXEMPT = "exempt"
    ENDED = "ended"
    ANNULLED = "annulled"
    LATE = "late"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Standing.SHOWN: "公示中",
    Standing.TO_WITHDRAW: "待撤回",
    Standing.CORRECTED: "公示后更正，待重新发布",
    Standing.WAITING: "待审查",
    Standing.CLEARED: "待签核",
    Standing.SIGNED: "待发布",
    Standing.EXEMPT: "依法不公示",
    Standing.ENDED: "已停止公示",
    Standing.ANNULLED: "公示前已变更、撤销",
    Standing.LATE: "逾期公示",
    Standing.OVERDUE: "逾期未公示",
}
MISSING = (Standing.WAITING, Standing.CLEARED, Standing.SIGNED)
PARTS = tuple(each for each in Standing if each not in (Standing.LATE, Standing.OVERDUE))


@dataclass(frozen=True)
class Coverage:
    """A year of one sort: `counts` by Standing, `first_due` the soonest day of what is missing, `gaps` in the numbers."""

    sort: Sort
    year: int
    total: int
    counts: dict[Standing, int]
    first_due: date | None
    gaps: list[Gap] = field(default_factory=list)

    @property
    def missing(self) -> int:
        return sum(self.counts[each] for each in MISSING)

    @property
    def is_whole(self) -> bool:
        """True when nothing is missing, late to be withdrawn or waiting after a correction."""
        return not (self.missing or self.counts[Standing.TO_WITHDRAW] or self.counts[Standing.CORRECTED])


def filters(*, overdue_days: Collection[date] = ()) -> dict[Standing, Q]:
    """What each standing means, over rows annotated by `standing_rows`; `overdue_days` are days of decision."""
    up = Q(public_decision__published_at__isnull=False, public_decision__taken_down_at=None)
    lost = up & Q(public_decision__shown_row__withdrawn_at__isnull=False)
    shown = up & Q(public_decision__shown_row__withdrawn_at=None)
    taken = Q(public_decision__taken_down_at__isnull=False)
    never = Q(public_decision=None) | Q(public_decision__published_at=None) | lost
    exempt = Q(public_decision__state=DecisionState.EXEMPT) & never
    gone = Q(status__in=ANNULLED)
    waiting = Q(public_decision=None) | Q(public_decision__state=DecisionState.WAITING)
    stale = Q(is_stale=True)
    open_ = never & ~gone & ~exempt
    newer = Q(public_decision__shown_at__lt=F("public_decision__signed_at"))
    unsigned = Q(public_decision__state=DecisionState.CLEARED)
    again = stale | newer | unsigned
    return {
        Standing.SHOWN: shown & ~gone & ~again,
        Standing.TO_WITHDRAW: shown & gone,
        Standing.CORRECTED: shown & ~gone & again,
        Standing.WAITING: open_ & (waiting | stale),
        Standing.CLEARED: open_ & Q(public_decision__state=DecisionState.CLEARED) & ~stale,
        Standing.SIGNED: open_ & Q(public_decision__state=DecisionState.SIGNED) & ~stale,
        Standing.EXEMPT: exempt,
        Standing.ENDED: taken,
        Standing.ANNULLED: never & gone & ~exempt,
        Standing.LATE: Q(public_decision__published_on__gt=F("public_decision__due_on")),
        Standing.OVERDUE: open_ & Q(formed_on__in=list(overdue_days)),
    }


def standing_rows(organ_ids: Collection[int], sort: Sort, year: int) -> QuerySet[Row]:
    """The rows of a year with `is_stale`: corrected after they were examined."""
    return with_staleness(rows_of_year(organ_ids, sort, year))


def with_staleness(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Rows that tell `is_stale`: corrected after they were examined."""
    corrected = RowChange.objects.filter(
        row=OuterRef("pk"),
        change=RowChange.CORRECTED,
        made_at__gt=OuterRef("public_decision__cleared_at"),
    )
    return rows.annotate(is_stale=Exists(corrected))


def coverage_of(
    organ_ids: Collection[int], sort: Sort, year: int, *, on: date, calendar: Calendar
) -> Coverage:
    """Three queries, whatever the number of decisions."""
    rows = standing_rows(organ_ids, sort, year)
    told = filters()
    open_days = rows.filter(told[Standing.WAITING] | told[Standing.CLEARED] | told[Standing.SIGNED])
    by_day = dict(
        open_days.order_by().values("formed_on").annotate(count=Count("pk")).values_list("formed_on", "count")
    )
    limits = due_days(sort, [day for day in by_day if day], calendar)
    counted = rows.aggregate(
        total=Count("pk"),
        **{each.value: Count("pk", filter=told[each]) for each in Standing if each is not Standing.OVERDUE},
    )
    counts = {each: int(counted.get(each.value, 0)) for each in Standing}
    counts[Standing.OVERDUE] = sum(by_day[day] for day, limit in limits.items() if limit < on)
    documents = rows.values_list("values__document", flat=True).order_by("pk")
    return Coverage(
        sort=sort,
        year=year,
        total=int(counted["total"]),
        counts=counts,
        first_due=min(limits.values(), default=None),
        gaps=gaps_in(str(each) for each in documents if each),
    )


def rows_in(
    organ_ids: Collection[int],
    sort: Sort,
    year: int,
    standing: Standing | None,
    *,
    on: date,
    calendar: Calendar,
) -> QuerySet[Row]:
    """The rows that a count counts."""
    rows = standing_rows(organ_ids, sort, year)
    if standing is None:
        return rows
    days: list[date] = []
    if standing is Standing.OVERDUE:
        missing = filters()
        waiting = rows.filter(
            missing[Standing.WAITING] | missing[Standing.CLEARED] | missing[Standing.SIGNED]
        )
        found = {day for day in waiting.order_by().values_list("formed_on", flat=True).distinct() if day}
        days = [day for day, limit in due_days(sort, found, calendar).items() if limit < on]
    return rows.filter(filters(overdue_days=days)[standing])
