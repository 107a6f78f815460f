"""台账 of 执法决定 of the demo: how its people keep them, and the invented decisions that go in."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.decisions import actions
from gongkai.decisions.choices import Sort
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI
from gongkai.items import actions as item_actions
from gongkai.law.identifiers.credit_code import check_character, organisation_check
from gongkai.organs.models import Organ

TITLES = {Sort.LICENSE: "行政许可台账", Sort.PENALTY: "行政处罚台账", Sort.COERCION: "行政强制台账"}


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
