"""Lists of the year: powers, fees, procurement."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import Timeline, moment, on_a_weekday
from gongkai.items import actions
from gongkai.organs.models import Organ

Rows = list[dict[str, Any]]
BEFORE, ADDED, ENDED = date(2018, 7, 1), date(2020, 3, 2), date(2020, 3, 2)


def add_list(
    timeline: Timeline,
    organ: Organ,
    staff: Staff,
    draft: actions.Draft,
    *,
    heading: Heading,
    rows: Rows = (),  # type: ignore[assignment]
    published_at: datetime,
    number: str = "",
    channels: Sequence[str] = ("website",),
) -> None:
    """Register with its rows, take it through review, and publish it at the given moment."""

    def whole_way(at: datetime) -> None:
        earlier = at - timedelta(hours=1)
        item = actions.register(organ, draft, actor=staff.clerk, at=earlier)
        if rows:
            actions.add_rows(item.pk, rows, actor=staff.clerk, at=earlier)
        actions.check(item.pk, actor=staff.section_head, at=earlier)
        actions.review_secrecy(item.pk, actor=staff.reviewer, opinion="cleared", at=earlier)
        actions.determine(item.pk, actor=staff.director, attribute="proactive", at=earlier)
        actions.publish(
            item.pk,
            actor=staff.clerk,
            channels=channels,
            heading_id=heading.pk,
            imported_number=number,
            at=at,
        )

    timeline.add(published_at, whole_way)


def add_registers(timeline: Timeline, bureau: Organ, staff: Staff, headings: dict[str, Heading]) -> None:
    """权责清单, 收费清单 and procurement: what table 二 of the annual report counts."""
    told = read("lists")
    year_start = date(2020, 3, 4)
    for kind, title, heading, rows, day in (
        (
            "power_list",
            "平罗县住房和城乡建设局权责事项清单（2020年调整）",
            "permit-items",
            list(powers(told)),
            year_start,
        ),
        (
            "fee_list",
            "平罗县住房和城乡建设局行政事业性收费清单（2020年调整）",
            "fee-items",
            list(fees(told)),
            year_start,
        ),
        *(
            (
                "procurement_results",
                f"{won['project']}结果公告",
                "procurement-results",
                [_award(won)],
                won["day"],
            )
            for won in told["procurement"]
        ),
    ):
        draft = actions.Draft(
            kind=kind,
            title=title,
            formed_on=day,
            proposed_attribute="proactive",
            source=bureau.name,
            summary=title,
        )
        add_list(
            timeline,
            bureau,
            staff,
            draft,
            heading=headings[heading],
            rows=rows,
            published_at=moment(day, 16, 30),
        )


def add_procurement_notices(
    timeline: Timeline, bureau: Organ, staff: Staff, headings: dict[str, Heading]
) -> None:
    """采购公告 of the year's purchases, on the notice board three weeks before their results."""
    for won in read("lists")["procurement"]:
        at = on_a_weekday(moment(won["day"] - timedelta(days=21), 11))
        title = f"{won['project']}公告"
        draft = actions.Draft(
            kind="procurement_notice",
            title=title,
            formed_on=at.date(),
            proposed_attribute="proactive",
            source=bureau.name,
            summary=title,
            body="符合政府采购法第二十二条规定的供应商可以参加，采购文件在县公共资源交易中心领取。",
            extra={
                "project": won["project"],
                "method": "公开招标",
                "budget": won["budget"],
                "closes_on": won["day"] - timedelta(days=1),
            },
        )
        heading = headings["procurement-notices"]
        add_list(timeline, bureau, staff, draft, heading=heading, published_at=at, channels=("notice_board",))


def powers(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    permits = told["permits"]
    for place, name in enumerate(permits["names"]):
        ended = ENDED if place >= permits["before"] - permits["ended"] else None
        yield _power(name, "行政许可", "《中华人民共和国行政许可法》及有关专门法规", BEFORE, ended)
    for name in told["other_services"]:
        yield _power(name, "其他对外管理服务", "有关部门规章和政策文件", ADDED)
    penalties = told["penalties"]
    names = [f"对{party}{act}的处罚" for act in penalties["acts"] for party in penalties["parties"]]
    for place in range(penalties["before"] + penalties["added"]):
        start = BEFORE if place < penalties["before"] else ADDED
        yield _power(names[place], "行政处罚", "《中华人民共和国行政处罚法》及有关专门法规", start)


def _power(name: str, category: str, basis: str, start: date, end: date | None = None) -> dict[str, Any]:
    return {"name": name, "category": category, "basis": basis, "in_force_from": start, "in_force_to": end}


def fees(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place, name in enumerate(told["fees"]["names"]):
        ended = ENDED if place >= told["fees"]["before"] - told["fees"]["ended"] else None
        yield {
            "name": name,
            "basis": "自治区行政事业性收费目录清单",
            "standard": "按目录清单规定的标准执行",
            "in_force_from": BEFORE,
            "in_force_to": ended,
        }


def _award(won: dict[str, Any]) -> dict[str, Any]:
    return {
        "project": won["project"],
        "supplier": won["supplier"],
        "amount": won["amount"],
        "awarded_on": won["day"],
    }
