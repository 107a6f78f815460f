"""执法决定 of the demo: the registers, the rolling lists of 2020, and what went otherwise in 2021 and these days."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.decisions import actions
from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.models import DecisionList
from gongkai.demo.agencies import Staff
from gongkai.demo.decision_registers import Registers
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.items import actions as item_actions
from gongkai.items.models import Row
from gongkai.organs.models import Organ

YEAR = 2020
OPENED = date(2020, 1, 6)
BATCHES = tuple(date(YEAR, month, 14) for month in (2, 4, 6, 8, 10, 12))
Events = Iterator[tuple[datetime, Callable[[datetime], None]]]


def add_decisions(
    timeline: Timeline, bureau: Organ, staff: Staff, headings: dict[str, Heading], *, now: datetime
) -> None:
    """The registers, 58 permits and 45 penalties of 2020, the year 2021, and what waits these days."""
    registers = Registers(bureau, staff, headings)
    for place, sort in enumerate(Sort):
        timeline.add(moment(OPENED, 9, place), partial(registers.open, sort))
    for place, sort in enumerate((Sort.LICENSE, Sort.PENALTY)):
        timeline.add(moment(OPENED, 10, place), partial(registers.open_list, sort, YEAR))
    for at, event in (*_of_2020(registers), *_of_2021(registers), *_of_these_days(registers, now)):
        timeline.add(at, event)


def _of_2020(registers: Registers) -> Events:
    """Six batches of each sort; every decision is at most five days old when it comes out."""
    random = registers.random
    numbers = {sort: iter(range(1, total + 1)) for sort, total in _totals(registers.told).items()}
    for place, day in enumerate(BATCHES):
        at = on_a_weekday(moment(day, 16, 30))
        on = at.astimezone(SHANGHAI).date()
        for sort, make in ((Sort.LICENSE, registers.permit), (Sort.PENALTY, registers.penalty)):
            size = _share(_totals(registers.told)[sort], place)
            days = sorted(on - timedelta(days=random.randint(0, 5)) for _ in range(size))
            lines = [make(next(numbers[sort]), each) for each in days]
            yield at, partial(registers.batch, sort, lines)


def _totals(told: dict[str, Any]) -> dict[Sort, int]:
    return {Sort.LICENSE: told["permit_decisions"], Sort.PENALTY: told["penalty_decisions"]}


def _share(total: int, place: int, parts: int = 6) -> int:
    return total // parts + (1 if place < total % parts else 0)


def _of_2021(registers: Registers) -> Events:
    """Ten penalties: one late, one annulled, one repaired, one not shown, one of a person, and a number missing."""
    rows: dict[int, int] = {}
    sort = Sort.PENALTY

    def entered(lines: list[dict[str, Any]], at: datetime) -> None:
        for values in lines:
            serial = int(values["document"].partition("〕")[2].removesuffix("号"))
            rows[serial] = registers.enter(sort, values, at)

    def shown(serials: tuple[int, ...], at: datetime) -> None:
        registers.sign([rows[each] for each in serials], at - timedelta(hours=1))
        registers.publish(sort, 2021, at)

    def exempted(at: datetime) -> None:
        actions.exempt_decisions(
            [rows[4]],
            actor=registers.staff.reviewer,
            ground="no_social_impact",
            reason="警告，当场改正，没有社会影响",
            at=at,
        )

    def annulled(at: datetime) -> None:
        item_actions.change_row(
            registers.items[sort],
            rows[6],
            "revoke",
            on=at.astimezone(SHANGHAI).date(),
            reason="行政复议决定撤销",
            fills={"annulled_by": "平政复决〔2021〕2号"},
            actor=registers.staff.clerk,
            at=at,
        )

    def withdrawn(at: datetime) -> None:
        actions.take_down_decision(
            rows[6], actor=registers.staff.clerk, ending=Ending.ANNULLED, reason="经行政复议撤销", at=at
        )

    def repaired(at: datetime) -> None:
        repair = actions.receive_repair(
            rows[2],
            actor=registers.staff.clerk,
            applied_on=at.astimezone(SHANGHAI).date(),
            materials="缴款凭证、整改报告、信用承诺书",
            at=at,
        )
        actions.decide_repair(
            repair.pk,
            actor=registers.staff.director,
            is_granted=True,
            reason="罚款已缴清，违法行为已改正",
            at=at + timedelta(hours=2),
        )

    first, second = date(2021, 3, 8), date(2021, 5, 17)
    early = [registers.penalty(number, first) for number in (1, 2, 3)]
    early[2].update({"credit_code": "", **registers.person()})
    warned = registers.penalty(4, first, category="警告", content="警告", fine_wan="", breach="轻微")
    later = [registers.penalty(number, second) for number in (5, 6, 7, 9, 10, 11)]
    yield moment(date(2021, 3, 9), 9), partial(registers.open_list, sort, 2021)
    yield moment(date(2021, 3, 10), 10), partial(entered, [*early, warned])
    yield moment(date(2021, 3, 11), 10), exempted
    yield moment(date(2021, 3, 12), 16), partial(shown, (1, 2, 3))
    yield moment(date(2021, 5, 18), 10), partial(entered, later)
    yield moment(date(2021, 5, 21), 16), partial(shown, (6, 7, 9, 10, 11))
    yield moment(date(2021, 6, 16), 16), partial(shown, (5,))
    yield moment(date(2021, 7, 5), 15), annulled
    yield moment(date(2021, 7, 7), 10), withdrawn
    yield moment(date(2021, 9, 14), 9), repaired


def _of_these_days(registers: Registers, now: datetime) -> Events:
    """Something for everybody: decisions to be reviewed, signed and published, and one annulled that still stands."""
    sort, year = Sort.PENALTY, now.year
    rows: list[int] = []

    def day(days: int, hour: int = 10) -> datetime:
        return on_a_weekday(moment((now - timedelta(days=days)).astimezone(SHANGHAI).date(), hour))

    def begun(at: datetime) -> None:
        if not DecisionList.objects.filter(organ=registers.bureau, sort=sort, year=year).exists():
            registers.open_list(sort, year, at)

    def entered(numbers: range, at: datetime) -> None:
        on = at.astimezone(SHANGHAI).date()
        rows.extend(registers.enter(sort, registers.penalty(number, on), at) for number in numbers)

    def published(at: datetime) -> None:
        registers.sign(rows[:3], at)
        registers.publish(sort, year, at)

    def signed(at: datetime) -> None:
        registers.sign(rows[3:5], at)
        actions.clear_decisions(rows[5:7], actor=registers.staff.reviewer, at=at)

    def annulled(at: datetime) -> None:
        row = Row.objects.get(pk=rows[0])
        item_actions.change_row(
            row.item_id,
            row.pk,
            "alter",
            on=at.astimezone(SHANGHAI).date(),
            reason="复核后减轻处罚",
            fills={"annulled_by": "平住建罚变〔1〕号"},
            actor=registers.staff.clerk,
            at=at,
        )

    if (now - timedelta(days=30)).year != year:
        return
    yield day(24, 9), begun
    yield day(21, 9), partial(entered, range(1, 4))
    yield day(18, 15), published
    yield day(4, 9), partial(entered, range(4, 11))
    yield day(2, 11), signed
    yield day(1, 16), annulled
