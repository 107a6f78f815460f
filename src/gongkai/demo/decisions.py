"""执法决定 of the demo: the registers, the rolling lists of 2020, and what went otherwise in 2021 and these days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.decisions import actions
from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.models import DecisionList
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.items import actions as item_actions
from gongkai.items.models import Row
from gongkai.law.identifiers.credit_code import check_character, organisation_check
from gongkai.organs.models import Organ

YEAR = 2020
OPENED = date(2020, 1, 6)
TITLES = {Sort.LICENSE: "行政许可台账", Sort.PENALTY: "行政处罚台账", Sort.COERCION: "行政强制台账"}
MARKS = {Sort.LICENSE: "许", Sort.PENALTY: "罚"}
BATCHES = tuple(date(YEAR, month, 14) for month in (2, 4, 6, 8, 10, 12))


@dataclass
class Registers:
    """The registers while the demo plays; `items` and `lists` are ids, by sort and by sort and year."""

    bureau: Organ
    staff: Staff
    headings: dict[str, Heading]
    told: dict[str, Any] = field(default_factory=lambda: read("lists"))
    random: Random = field(default_factory=lambda: Random(58))  # noqa: S311 (the same decisions each time)
    items: dict[Sort, int] = field(default_factory=dict)
    lists: dict[tuple[Sort, int], int] = field(default_factory=dict)

    def open(self, sort: Sort, at: datetime) -> None:
        """Register a register and withhold it; it is kept from then on."""
        draft = item_actions.Draft(
            kind=sort.register_kind,
            title=f"{self.bureau.short_name}{TITLES[sort]}",
            formed_on=at.astimezone(SHANGHAI).date(),
            proposed_attribute="withheld",
            proposed_ground="16.internal.workflow",
            proposed_reason="含当事人证件号码，公开的内容另行公示",
            source=self.bureau.name,
        )
        item = item_actions.register(self.bureau, draft, actor=self.staff.clerk, at=at)
        item_actions.check(item.pk, actor=self.staff.section_head, at=at)
        item_actions.review_secrecy(item.pk, actor=self.staff.reviewer, opinion="cleared_with_limits", at=at)
        item_actions.determine(
            item.pk, actor=self.staff.director, attribute="withheld", ground="16.internal.workflow", at=at
        )
        self.items[sort] = item.pk

    def open_list(self, sort: Sort, year: int, at: datetime) -> None:
        """The year's public list, determined before the first decision."""
        heading = self.headings["permit-results" if sort is Sort.LICENSE else "penalty-results"]
        made = actions.open_list(
            self.bureau, sort, year, actor=self.staff.clerk, heading_id=heading.pk, at=at
        )
        item_actions.check(made.item_id, actor=self.staff.section_head, at=at)
        item_actions.review_secrecy(made.item_id, actor=self.staff.reviewer, opinion="cleared", at=at)
        item_actions.determine(made.item_id, actor=self.staff.director, attribute="proactive", at=at)
        self.lists[sort, year] = made.pk

    def enter(self, sort: Sort, values: dict[str, Any], at: datetime) -> int:
        """One decision into its register, by the clerk."""
        on = date.fromisoformat(values["decided_on"])
        row = item_actions.add_tracked_row(self.items[sort], values, on=on, actor=self.staff.clerk, at=at)
        return row.pk

    def sign(self, rows: list[int], at: datetime) -> None:
        """Reviewed and signed by two others."""
        actions.clear_decisions(rows, actor=self.staff.reviewer, at=at)
        actions.sign_decisions(rows, actor=self.staff.director, at=at)

    def publish(self, sort: Sort, year: int, at: datetime) -> None:
        actions.publish_decisions(self.lists[sort, year], actor=self.staff.clerk, at=at)

    def batch(self, sort: Sort, lines: list[dict[str, Any]], at: datetime) -> None:
        """Decisions of some days: entered, reviewed, signed and published."""
        earlier = at - timedelta(hours=3)
        rows = [self.enter(sort, values, earlier) for values in lines]
        self.sign(rows, at - timedelta(hours=1))
        self.publish(sort, date.fromisoformat(lines[0]["decided_on"]).year, at)

    def party(self) -> dict[str, Any]:
        """A company of the list, always with the same invented code."""
        place = self.random.randrange(len(self.told["companies"]))
        return {
            "party": self.told["companies"][place],
            "party_kind": "法人及非法人组织",
            "credit_code": company_code(place),
        }

    def person(self) -> dict[str, Any]:
        return {
            "party": people.name(self.random),
            "party_kind": "自然人",
            "paper_kind": "身份证",
            "paper_number": people.resident_id(self.random),
        }

    def permit(self, number: int, decided_on: date) -> dict[str, Any]:
        name = self.random.choice(self.told["permits"]["names"][:29])
        return {
            **self.party(),
            "document_name": f"{name}决定书",
            "document": f"平住建许〔{decided_on.year}〕{number}号",
            "category": "普通",
            "matter": f"准予{name}",
            "decided_on": decided_on.isoformat(),
            "valid_from": decided_on.isoformat(),
            "valid_until": decided_on.replace(year=decided_on.year + 3, day=1).isoformat(),
            "organ_name": self.bureau.name,
            "organ_code": self.bureau.credit_code,
        }

    def penalty(self, number: int, decided_on: date, **changes: Any) -> dict[str, Any]:
        fine = self.random.randint(1, 30) / 10
        act = self.random.choice(self.told["penalties"]["acts"])
        return {
            **self.party(),
            "document": f"平住建罚〔{decided_on.year}〕{number}号",
            "violation": act,
            "fact": act,
            "basis": "《中华人民共和国行政处罚法》及有关专门法规",
            "category": "罚款",
            "content": f"罚款 {fine} 万元",
            "fine_wan": str(fine),
            "breach": "一般",
            "procedure": "普通程序",
            "decided_on": decided_on.isoformat(),
            "organ_name": self.bureau.name,
            "organ_code": self.bureau.credit_code,
            **changes,
        }


def company_code(place: int) -> str:
    """An invented 统一社会信用代码 with valid check characters."""
    organisation = f"MA7{place:05d}"
    first_17 = f"91640221{organisation}{organisation_check(organisation)}"
    return first_17 + check_character(first_17)


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


Events = Iterator[tuple[datetime, Callable[[datetime], None]]]


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
