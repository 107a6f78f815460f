"""公共租赁住房 of the demo: the tenants' register and its year, and the lists that are drawn from it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.lists import add_list
from gongkai.demo.posted import Posted, add_posted
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.items import actions
from gongkai.items.models import Item, Row
from gongkai.organs.models import Organ

YEAR = 2020
WHOLE_YEAR = (date(YEAR, 1, 1), date(YEAR, 12, 31))


@dataclass
class Tenants:
    """The register while the demo plays: who waits, who lives where, by position."""

    bureau: Organ
    staff: Staff
    told: dict[str, Any] = field(default_factory=lambda: read("housing"))
    random: Random = field(default_factory=lambda: Random(31))  # noqa: S311 (the same households each time)
    item_id: int = 0
    moved_in: list[int] = field(default_factory=list)
    waits_from: int = 0
    suspended: int = 0

    def open(self, at: datetime) -> None:
        """Register the register with its tenants of earlier years, and withhold it."""
        told = self.told["register"]
        draft = actions.Draft(
            kind="tenant_register",
            title=told["title"],
            formed_on=told["day"],
            proposed_attribute="withheld",
            proposed_ground="15.third_party",
            proposed_reason="含承租家庭的身份、联系方式和住址",
            source=self.bureau.name,
        )
        item = actions.register(self.bureau, draft, actor=self.staff.clerk, at=at)
        rows = [self._tenant(status="在租", since=_day(self.random)) for _ in range(told["tenants"])]
        actions.add_rows(item.pk, rows, actor=self.staff.clerk, at=at)
        actions.check(item.pk, actor=self.staff.section_head, at=at)
        actions.review_secrecy(item.pk, actor=self.staff.reviewer, opinion="cleared_with_limits", at=at)
        actions.determine(
            item.pk, actor=self.staff.director, attribute="withheld", ground="15.third_party", at=at
        )
        self.item_id, self.waits_from = item.pk, told["tenants"] + 1
        self.moved_in = list(range(1, told["tenants"] + 1))

    def enter(self, at: datetime) -> None:
        """One more household that waits."""
        day = at.astimezone(SHANGHAI).date()
        actions.add_tracked_row(
            self.item_id, self._household(applied_on=day), on=day, actor=self.staff.clerk, at=at
        )

    def allocate(self, at: datetime) -> None:
        """The household that has waited longest gets a flat."""
        self._change(self.waits_from, "allocate", at, reason="轮候到位，已签订租赁合同", fills=self._flat())
        self.moved_in.append(self.waits_from)
        self.waits_from += 1

    def exit(self, at: datetime) -> None:
        settled = [each for each in self.moved_in[:-10] if each != self.suspended]
        position = self.random.choice(settled)
        self.moved_in.remove(position)
        fills = {"exit_reason": self.random.choice(self.told["exit_reasons"])}
        self._change(position, "exit", at, reason="已腾退并结清租金", fills=fills)

    def move(self, at: datetime) -> None:
        self._change(self.moved_in[7], "move", at, reason="家庭人口增加，调换户型", fills=self._flat())

    def suspend(self, at: datetime) -> None:
        self.suspended = self.moved_in[3]
        self._change(self.suspended, "suspend", at, reason="年度复核材料未交齐")

    def resume(self, at: datetime) -> None:
        self._change(self.suspended, "resume", at, reason="材料已补齐，复核通过")
        self.suspended = 0

    def _change(
        self, position: int, change: str, at: datetime, *, reason: str, fills: dict[str, Any] | None = None
    ) -> None:
        row = Row.objects.get(item=self.item_id, position=position)
        on = at.astimezone(SHANGHAI).date()
        actions.change_row(
            self.item_id, row.pk, change, on=on, reason=reason, fills=fills, actor=self.staff.clerk, at=at
        )

    def _household(self, *, applied_on: date, status: str = "轮候") -> dict[str, Any]:
        return {
            "household": people.household(self.random),
            "paper_number": people.resident_id(self.random),
            "phone": people.phone(self.random),
            "people": self.random.randint(1, 5),
            "applied_on": applied_on.isoformat(),
            "status": status,
        }

    def _tenant(self, *, status: str, since: date) -> dict[str, Any]:
        waited = since - timedelta(days=self.random.randint(90, 400))
        return {
            **self._household(applied_on=waited, status=status),
            **self._flat(),
            "allocated_on": since.isoformat(),
        }

    def _flat(self) -> dict[str, Any]:
        place = (self.random.randint(1, 12), self.random.randint(1, 4), self.random.randint(1, 6))
        door = f"{place[0]}号楼{place[1]}单元{place[2]}0{self.random.randint(1, 3)}室"
        return {**self.random.choice(self.told["flats"]), "door": door}


def _day(random: Random) -> date:
    return date(2017, 3, 1) + timedelta(days=random.randint(0, 900))


def add_register(timeline: Timeline, bureau: Organ, staff: Staff) -> Tenants:
    """The register and everything that happened in it in 2020."""
    tenants = Tenants(bureau, staff)
    told = tenants.told["register"]
    timeline.add(moment(told["day"], 9), tenants.open)
    for number in range(told["waiting"]):
        day = date(2019, 12, 2) + timedelta(days=number * 8)
        timeline.add(on_a_weekday(moment(day, 9, 30)), tenants.enter)
    for happens, quarters, hour in (
        (tenants.allocate, told["allocated"], 10),
        (tenants.exit, told["exited"], 14),
    ):
        for at in days_of_year(quarters, hour):
            timeline.add(at, happens)
    timeline.add(moment(date(YEAR, 4, 20), 15), tenants.suspend)
    timeline.add(moment(date(YEAR, 5, 18), 15), tenants.resume)
    for day in (date(YEAR, 3, 12), date(YEAR, 7, 15), date(YEAR, 11, 5)):
        timeline.add(moment(day, 16), tenants.move)
    return tenants


def days_of_year(quarters: list[int], hour: int) -> Iterator[datetime]:
    """Each quarter's moments, on weekdays; the last is well before the lists of the year are drawn."""
    for quarter, count in enumerate(quarters):
        for number in range(count):
            day = date(YEAR, quarter * 3 + 1, 8) + timedelta(days=number * 9)
            yield on_a_weekday(moment(day, hour))


def add_drawn_list(
    timeline: Timeline,
    tenants: Tenants,
    draft: actions.Draft,
    *,
    heading: Heading,
    hung_at: datetime,
    period: tuple[date, date] = WHOLE_YEAR,
    number: str = "",
) -> None:
    """A list whose rows come from the register, posted as its kind says."""

    def drawn(item: Item, at: datetime) -> None:
        actions.draw_rows(item.pk, since=period[0], until=period[1], actor=tenants.staff.clerk, at=at)

    add_posted(
        timeline, Posted(tenants.bureau, tenants.staff, draft, heading, hung_at, fill=drawn, number=number)
    )


def quarter_fields(quarter: str) -> dict[str, Any]:
    return {"year": str(YEAR), "quarter": quarter, **read("housing")["quarters"][quarter]}


def add_fourth_quarter(timeline: Timeline, tenants: Tenants, heading: Heading) -> None:
    told = tenants.told["fourth_quarter"]
    draft = actions.Draft(
        kind="housing_quarterly",
        title=told["title"],
        formed_on=told["day"] - timedelta(days=2),
        proposed_attribute="proactive",
        source=tenants.bureau.name,
        summary=told["title"],
        extra=quarter_fields("第四季度"),
    )
    published_at = moment(told["day"], 15)
    add_list(timeline, tenants.bureau, tenants.staff, draft, heading=heading, published_at=published_at)
