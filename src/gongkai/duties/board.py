"""公开责任: the headings of organs with what each owes today; eight queries however many organs and headings they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from gongkai.catalogue.models import Catalogue, Heading, TimeUnit
from gongkai.catalogue.time_limits import in_words
from gongkai.duties.ages import ages
from gongkai.duties.earlier import NOTHING, Limits, earlier_lines
from gongkai.duties.judging import DutyState, Facts, Judgement, judge
from gongkai.duties.models import DutyStatement
from gongkai.duties.periods import MONTHS, Period, PeriodDuty, Publication, begins_looking, covered, periods
from gongkai.items.choices import Attribute, State
from gongkai.items.models import Item
from gongkai.law.provisions import provision
from gongkai.law.workdays import Calendar, add_workdays
from gongkai.organs.calendars import calendar_in
from gongkai.web.prepared import prepared

STATUTORY = "proactive_publication_period"
_QUARTERS = {"第一季度": "Q1", "第二季度": "Q2", "第三季度": "Q3", "第四季度": "Q4"}


@dataclass(frozen=True)
class Duty:
    """One heading with what it owes; `section` is who answers for it, "" for nobody in particular."""

    heading: Heading
    first_level: str
    section: str
    facts: Facts
    judgement: Judgement

    @property
    def state(self) -> DutyState:
        return self.judgement.state

    @property
    def limit(self) -> str:
        heading = self.heading
        return heading.time_words or in_words(heading.time_limit, heading.time_unit, heading.cadence)


def duties_of(
    organ_ids: Collection[int], *, on: date, look_back: date | None = None, heading_id: int | None = None
) -> list[Duty]:
    """Every leaf of the proactive catalogues in force that day, in the order of the catalogues."""
    since = look_back or begins_looking(on, ages().look_back_days)
    leaves = _leaves(organ_ids, on, heading_id)
    periodic = [heading for heading in leaves if heading.cadence in MONTHS]
    ids = [heading.pk for heading in leaves] if heading_id else None
    public, waiting = _public(organ_ids, ids), _waiting(organ_ids, on, ids)
    published = _publications([heading.pk for heading in periodic], since) if periodic else {}
    calendars = {region: calendar_in(region) for region in {each.organ.calendar_region for each in periodic}}
    earlier = earlier_lines(organ_ids, since=since, on=on) if periodic else NOTHING
    return [
        _duty(
            Limits(heading, tuple(earlier.get((heading.organ_id, heading.code), ()))),
            public,
            waiting,
            published,
            calendars.get(heading.organ.calendar_region),
            since,
            on,
        )
        for heading in leaves
    ]


def _leaves(organ_ids: Collection[int], on: date, heading_id: int | None) -> list[Heading]:
    known = _headings(tuple(organ_ids), on, *([] if heading_id is None else [heading_id]))
    parents = {heading.parent_id for heading in known}

    def place(heading: Heading) -> tuple[Any, ...]:
        above, here = [], heading
        while here.parent is not None:
            above.append((here.position, here.pk))
            here = here.parent
        return (heading.organ.index_prefix, here.position, here.pk, *reversed(above))

    return sorted((heading for heading in known if heading.pk not in parents), key=place)


@prepared
def _headings(organ_ids: tuple[int, ...], on: date, *heading_id: int) -> QuerySet[Heading]:
    found = Heading.objects.in_force(on).filter(organ_id__in=organ_ids, catalogue=Catalogue.PROACTIVE)
    found = found.filter(pk__in=heading_id) if heading_id else found
    return found.select_related("organ", "section", "parent__parent")


@dataclass(frozen=True)
class _Tally:
    count: int = 0
    last: datetime | None = None


@dataclass(frozen=True)
class _Waiting:
    count: int = 0
    late: int = 0
    first_due_on: date | None = None


def _public(organ_ids: Collection[int], ids: list[int] | None) -> Mapping[int, _Tally]:
    """What was published under each heading on whatever channel and stands."""
    counted = _public_of_organs(tuple(organ_ids)) if ids is None else _public_of(tuple(ids))
    return {key: _Tally(count, last) for key, count, last in counted}


@prepared
def _public_of_organs(organ_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    return _tallied(Item.objects.filter(heading__organ_id__in=organ_ids))


@prepared
def _public_of(heading_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    return _tallied(Item.objects.filter(heading_id__in=heading_ids))


def _tallied(items: QuerySet[Item]) -> QuerySet[Any, Any]:
    """Heading, how many are public, and since when the last."""
    found = items.filter(state=State.PUBLISHED, heading__isnull=False).order_by()
    return found.values_list("heading_id").annotate(number=Count("pk"), last=Max("published_at"))


def _waiting(organ_ids: Collection[int], on: date, ids: list[int] | None) -> Mapping[int, _Waiting]:
    """Items that were determined to be open and are not out."""
    counted = _waiting_of_organs(tuple(organ_ids), on) if ids is None else _waiting_of(tuple(ids), on)
    return {key: _Waiting(count, late, first) for key, count, late, first in counted}


@prepared
def _waiting_of_organs(organ_ids: tuple[int, ...], on: date) -> QuerySet[Any, Any]:
    return _lateness(Item.objects.filter(organ_id__in=organ_ids), on)


@prepared
def _waiting_of(heading_ids: tuple[int, ...], on: date) -> QuerySet[Any, Any]:
    return _lateness(Item.objects.filter(heading_id__in=heading_ids), on)


def _lateness(items: QuerySet[Item], on: date) -> QuerySet[Any, Any]:
    """Heading, how many wait, how many of them are late, and the first day by which one is due."""
    found = items.filter(state=State.DETERMINED, attribute=Attribute.PROACTIVE, heading__isnull=False)
    late = Count("pk", filter=Q(publish_due_on__lt=on))
    told = found.order_by().values_list("heading_id")
    return told.annotate(number=Count("pk"), late=late, first=Min("publish_due_on"))


def _publications(heading_ids: Sequence[int], since: date) -> Mapping[int, list[Publication]]:
    """What came out under headings with periods, and the statements; two queries."""
    found: dict[int, list[Publication]] = defaultdict(list)
    start = timezone.make_aware(datetime(since.year, 1, 1))  # noqa: DTZ001 (the first period may have begun then)
    items = Item.objects.filter(state=State.PUBLISHED, heading_id__in=heading_ids, published_at__gte=start)
    for pk, heading_id, at, told in items.values_list("pk", "heading_id", "published_at", "fields"):
        found[heading_id].append(Publication(timezone.localdate(at), pk, _own_period(told)))
    statements = DutyStatement.objects.filter(
        heading_id__in=heading_ids, struck_at=None, item__state=State.PUBLISHED
    )
    for heading_id, period, item_id, at in statements.values_list(
        "heading_id", "period", "item_id", "item__published_at"
    ):
        said = Publication(timezone.localdate(at), item_id, period, is_statement=True)
        found[heading_id] = [
            each for each in found[heading_id] if each.item_id != item_id or each.is_statement
        ] + [said]
    return found


def _own_period(told: Mapping[str, Any]) -> str:
    """The period that an item's own fields name: year with quarter or month; "" for none."""
    year, quarter, month = str(told.get("year") or ""), told.get("quarter"), told.get("month")
    if not year.isdecimal():
        return ""
    if quarter in _QUARTERS:
        return f"{year}-{_QUARTERS[quarter]}"
    if str(month or "").isdecimal():
        return f"{year}-{int(str(month)):02d}"
    return year


def _duty(
    limits: Limits,
    public: Mapping[int, _Tally],
    waiting: Mapping[int, _Waiting],
    published: Mapping[int, list[Publication]],
    calendar: Calendar | None,
    since: date,
    on: date,
) -> Duty:
    heading = limits.heading
    tally, waits = public.get(heading.pk, _Tally()), waiting.get(heading.pk, _Waiting())
    due = _periods(limits, published.get(heading.pk, []), calendar, since, on) if calendar else ()
    facts = Facts(
        upkeep=heading.upkeep,
        cadence=heading.cadence,
        count=tally.count,
        updated_on=timezone.localdate(tally.last) if tally.last else None,
        waiting=waits.count,
        waiting_late=waits.late,
        first_due_on=waits.first_due_on,
        periods=due,
    )
    top = heading
    while top.parent is not None:
        top = top.parent
    section = heading.section.name if heading.section else ""
    return Duty(heading, top.title if top is not heading else "", section, facts, judge(facts, on=on))


def _periods(
    limits: Limits, published: list[Publication], calendar: Calendar, since: date, on: date
) -> tuple[PeriodDuty, ...]:
    heading = limits.heading
    if heading.cadence not in MONTHS:
        return ()
    found = periods(heading.cadence, begins=limits.begins, since=since, on=on)
    return tuple(covered(found, published, lambda period: due_day(limits, period, calendar)))


def due_day(limits: Limits, period: Period, calendar: Calendar) -> date:
    """The last day on which the period's publication is in time: the limit of its day, or that of article 26."""
    limit, unit = limits.on(period.last)
    if limit and unit == TimeUnit.CALENDAR_DAYS:
        return period.last + timedelta(days=limit)
    return _workdays_after(calendar, period.last, limit or provision(STATUTORY, on=period.last).value)


@lru_cache(maxsize=4096)
def _workdays_after(calendar: Calendar, day: date, count: int) -> date:
    return add_workdays(calendar, day, count)


@dataclass(frozen=True)
class Tallied:
    """How many headings are in each state; `is_empty_too_often` as an inspection counts."""

    counts: Mapping[DutyState, int]

    def of(self, state: DutyState) -> int:
        return self.counts.get(state, 0)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_empty_too_often(self) -> bool:
        return self.of(DutyState.EMPTY) >= ages().most_empty.count


def tally(found: Iterable[Duty]) -> Tallied:
    counts: dict[DutyState, int] = defaultdict(int)
    for duty in found:
        counts[duty.state] += 1
    return Tallied(dict(counts))
