"""A penalty register and its invented decisions, taken any part of their way, for tests."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from conftest import Cast

from gongkai.decisions import actions
from gongkai.decisions.choices import Sort
from gongkai.decisions.models import DecisionList
from gongkai.items import actions as item_actions
from gongkai.items.models import Item, Row
from gongkai.law.identifiers.resident import check_digit

DAY = date(2026, 5, 11)
BUREAU_CODE = "116402210101234502"
COMPANY_CODE = "91640221MA7DEM219G"


def moment(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def paper(number: int) -> str:
    first_17 = f"64022119850101{number:03d}"
    return first_17 + check_digit(first_17)


def penalty(number: int, **changes: Any) -> dict[str, Any]:
    """The nth penalty of a company, as it is entered."""
    return {
        "party": f"青石县第{number}建筑工程有限公司",
        "party_kind": "法人及非法人组织",
        "credit_code": COMPANY_CODE,
        "document": f"青住建罚〔2026〕{number}号",
        "violation": "未采取防尘措施",
        "fact": "施工现场未采取防尘措施",
        "basis": "《中华人民共和国大气污染防治法》第一百一十五条",
        "category": "罚款",
        "content": "罚款人民币壹万元",
        "fine_wan": "1",
        "breach": "一般",
        "decided_on": DAY.isoformat(),
        "organ_name": "青石县住房和城乡建设局",
        "organ_code": BUREAU_CODE,
        "standing": "有效",
        **changes,
    }


def of_a_person(number: int, **changes: Any) -> dict[str, Any]:
    """A penalty of a natural person."""
    return penalty(
        number,
        **{
            "party": "马建国",
            "party_kind": "自然人",
            "credit_code": "",
            "paper_kind": "身份证",
            "paper_number": paper(number),
            "fact": "马建国擅自占用城市道路",
            **changes,
        },
    )


def register_of(cast: Cast, kind: str = "penalty_register") -> Item:
    draft = item_actions.Draft(
        kind=kind,
        title="台账",
        formed_on=date(2026, 1, 5),
        proposed_attribute="withheld",
        proposed_ground="16.internal.workflow",
    )
    return item_actions.register(cast.organ, draft, actor=cast.clerk, at=moment(date(2026, 1, 5)))


def entered(cast: Cast, register: Item, *lines: dict[str, Any]) -> list[Row]:
    """Rows as the clerk enters them."""
    return item_actions.add_rows(register.pk, lines, actor=cast.clerk, at=moment(DAY))


def ids(rows: list[Row]) -> list[int]:
    return [row.pk for row in rows]


def signed(cast: Cast, rows: list[Row], *, at: datetime | None = None, reason: str = "") -> None:
    """Cleared by the reviewer and signed by the director."""
    actions.clear_decisions(ids(rows), actor=cast.reviewer, reason=reason, at=at or moment(DAY, 11))
    actions.sign_decisions(ids(rows), actor=cast.director, at=at or moment(DAY, 12))


def list_of(cast: Cast, sort: Sort = Sort.PENALTY, year: int = 2026) -> DecisionList:
    """The year's rolling list, determined."""
    found = actions.open_list(
        cast.organ, sort, year, actor=cast.clerk, heading_id=cast.heading.pk, at=moment(date(2026, 1, 6))
    )
    at = moment(date(2026, 1, 7))
    item_actions.check(found.item_id, actor=cast.section_head, at=at)
    item_actions.review_secrecy(found.item_id, actor=cast.reviewer, opinion="cleared", at=at)
    item_actions.determine(found.item_id, actor=cast.director, attribute="proactive", at=at)
    return found


def published(cast: Cast, *lines: dict[str, Any]) -> tuple[DecisionList, list[Row]]:
    """A list on which these penalties are shown."""
    rows = entered(cast, register_of(cast), *lines)
    signed(cast, rows)
    found = list_of(cast)
    actions.publish_decisions(found.pk, actor=cast.clerk, at=moment(DAY, 15))
    return found, rows
