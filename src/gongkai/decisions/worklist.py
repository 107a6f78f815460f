"""待办 of 执法决定: what waits for review, signature, publication, withdrawal and repair, one line for each sort and year."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, QuerySet, Value, When

from gongkai.casework.worklist import Task
from gongkai.decisions.choices import RepairState, Sort
from gongkai.decisions.coverage import Standing, filters, with_staleness
from gongkai.decisions.days import due_days, withdrawal_due
from gongkai.decisions.models import Repair
from gongkai.decisions.rows import annulled_on, rows_of_registers
from gongkai.items.models import Row
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

KIND = "执法决定"
MOST = 200
STEPS = {
    Standing.WAITING: (Role.SECRECY_REVIEWER, "审查"),
    Standing.CLEARED: (Role.DIRECTOR, "签核"),
    Standing.SIGNED: (Role.CLERK, "发布"),
    Standing.CORRECTED: (Role.CLERK, "重新发布更正过的"),
}
WITHDRAWERS = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
SORTS = {sort.register_kind: sort for sort in Sort}


def tasks(
    actor: Actor,
    *,
    on: date,
    calendar: Calendar,
    year_url: Callable[[Sort, int, str], str],
    row_url: Callable[[int], str],
    repair_url: Callable[[Repair], str],
) -> list[Task]:
    """What waits for this actor in their own organ; three queries, whatever the number of decisions."""
    if actor.organ_id is None:
        return []
    mine = tuple(standing for standing, (role, _) in STEPS.items() if actor.has(role))
    found: list[Task] = []
    if mine:
        found += _waiting(actor.organ_id, mine, on, calendar, year_url)
    if actor.has(*WITHDRAWERS):
        found += _to_withdraw(actor.organ_id, on, calendar, row_url)
    if actor.has(Role.DIRECTOR):
        found += _repairs(actor, repair_url)
    return found


@prepared
def _counted(organ_id: int, *, mine: tuple[Standing, ...]) -> QuerySet[Any, Any]:
    """Kind, standing, day of the decision, and how many."""
    told = filters()
    place = Case(
        *(When(told[standing], then=Value(standing.value)) for standing in mine),
        default=Value(""),
        output_field=CharField(),
    )
    rows = with_staleness(rows_of_registers([organ_id], SORTS))
    counted: Any = rows.annotate(place=place).exclude(place="").order_by()
    counted = counted.values("item__kind", "place", "formed_on").annotate(count=Count("pk"))
    found: QuerySet[Any, Any] = counted.values_list("item__kind", "place", "formed_on", "count")
    return found


@prepared
def _rows_to_withdraw(organ_id: int) -> QuerySet[Row]:
    rows = with_staleness(rows_of_registers([organ_id], SORTS)).filter(filters()[Standing.TO_WITHDRAW])
    return rows.select_related("item").order_by("pk")[:MOST]


@prepared
def _open_repairs(organ_id: int, member_id: int | None) -> QuerySet[Repair]:
    waiting = Repair.objects.filter(organ__pk=organ_id, state=RepairState.RECEIVED)
    return waiting.exclude(received_by_id=member_id).select_related("decision__row")[:MOST]


def _waiting(
    organ_id: int,
    mine: tuple[Standing, ...],
    on: date,
    calendar: Calendar,
    url: Callable[[Sort, int, str], str],
) -> Iterator[Task]:
    groups: dict[tuple[str, int, str], dict[date, int]] = defaultdict(dict)
    for kind, at, day, count in _counted(organ_id, mine=mine):
        if day:
            groups[kind, day.year, at][day] = count
    for (kind, year, at), days in sorted(groups.items()):
        sort, standing = SORTS[kind], Standing(at)
        limits = due_days(sort, days, calendar) if standing is not Standing.CORRECTED else {}
        due_on = min(limits.values(), default=None)
        yield Task(
            title=f"{year}年{sort.label}决定",
            number="",
            step=f"{STEPS[standing][1]} {sum(days.values())} 件",
            url=url(sort, year, at),
            kind=KIND,
            due_on=due_on,
            days_left=workdays_left(calendar, on, due_on) if due_on else None,
        )


def _to_withdraw(organ_id: int, on: date, calendar: Calendar, url: Callable[[int], str]) -> Iterator[Task]:
    for row in _rows_to_withdraw(organ_id):
        day, sort = annulled_on(row), SORTS[row.item.kind]
        due_on = withdrawal_due(sort, day, calendar) if day else None
        yield Task(
            title=f"{sort.label}决定{row.status}",
            number=str(row.values.get("document", "")),
            step="撤回公示并公布原因",
            url=url(row.pk),
            kind=KIND,
            due_on=due_on,
            days_left=workdays_left(calendar, on, due_on) if due_on else None,
        )


def _repairs(actor: Actor, url: Callable[[Repair], str]) -> Iterator[Task]:
    for repair in _open_repairs(actor.organ_id or 0, actor.member_id):
        yield Task(
            title="信用修复申请",
            number=str(repair.decision),
            step="决定是否予以修复",
            url=url(repair),
            kind=KIND,
        )
