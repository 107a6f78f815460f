"""Records that report tests count; each maker takes days and returns what it made."""

from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from conftest import Cast
from django.utils import timezone

from gongkai.applications.models import Application, Reply
from gongkai.catalogue.models import Catalogue, Heading
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item, Release, Row
from gongkai.organs.models import Member, Organ
from gongkai.remedies.choices import Route
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.report import actions
from gongkai.report.models import AnnualReport

AT = datetime(2021, 1, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
WRITTEN = {
    "一": "（一）主动公开情况\n制发公文{documents.total}件。\n（二）依申请公开情况\n"
    "本年新收政府信息公开申请{applications.new}件。\n（三）政府信息管理情况\n已清理。\n"
    "（四）政府信息公开平台建设情况\n已改版。\n（五）监督保障情况\n已考核。",
    "五": "（一）存在的主要问题\n公开不够及时。\n（二）改进情况\n加强培训。",
}
_serial = count(1)


def drafted(cast: Cast, year: int = 2020) -> AnnualReport:
    report = actions.open_report(cast.organ, year, actor=cast.clerk, at=AT)
    return actions.save_sections(report.pk, WRITTEN, actor=cast.clerk, at=AT)


def frozen(cast: Cast) -> AnnualReport:
    return actions.freeze(drafted(cast).pk, actor=cast.clerk, at=AT)


def signed(cast: Cast) -> AnnualReport:
    return actions.sign(frozen(cast).pk, actor=cast.director, at=AT)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001


def make_application(
    organ: Organ,
    received_on: date,
    *,
    kind: str = "natural_person",
    row: str = "",
    closed_on: date | None = None,
) -> Application:
    number = next(_serial)
    return Application.objects.create(
        organ=organ,
        number=f"{organ.index_prefix}-{number}",
        query_code_digest="0",
        submission_key=f"key-{organ.pk}-{number}",
        channel="internet",
        submitted_at=noon(received_on),
        received_on=received_on,
        applicant_kind=kind,
        applicant_label="张*",
        identity=b"",
        identity_digest="0",
        wanted="施工许可证",
        wanted_form="paper",
        wanted_delivery="mail",
        state="delivered" if closed_on else "registered",
        result_row=row,
        due_on=received_on,
        closed_on=closed_on,
    )


def make_item(
    organ: Organ,
    formed_on: date,
    *,
    kind: str = "official_document",
    attribute: str = "",
    channel: str = "",
    **columns: Any,
) -> Item:
    item = Item.objects.create(
        organ=organ,
        kind=kind,
        title=f"文件{next(_serial)}",
        formed_on=formed_on,
        proposed_attribute=attribute or "proactive",
        attribute=attribute,
        registered_at=noon(formed_on),
        **columns,
    )
    if channel:
        Release.objects.create(item=item, channel=channel, released_at=noon(formed_on))
    return item


def make_list(organ: Organ, kind: str, rows: list[dict[str, Any]], *, formed_on: date | None = None) -> Item:
    """A list with rows as `add_rows` makes them, without the checks."""
    spec = kind_of(kind)
    item = make_item(organ, formed_on or date(2020, 1, 2), kind=kind)
    days = [
        [
            date.fromisoformat(row[column]) if row.get(column) else None
            for column in (spec.day_column, spec.end_column)
        ]
        for row in rows
    ]
    Row.objects.bulk_create(
        Row(item=item, position=position, values=row, formed_on=formed, ended_on=ended)
        for position, (row, (formed, ended)) in enumerate(zip(rows, days, strict=True), start=1)
    )
    return item


def powers(category: str, times: int, begun: str = "2016-01-01", ended: str = "") -> list[dict[str, Any]]:
    row = {"name": "事项", "category": category, "basis": "法", "in_force_from": begun}
    return [{**row, "in_force_to": ended} if ended else row for _ in range(times)]


def decisions(times: int, day: str) -> list[dict[str, Any]]:
    return [{"party": "某公司", "document": f"号{next(_serial)}", "decided_on": day} for _ in range(times)]


def make_reply(application: Application, outcome: str, *, drafter: Member) -> Reply:
    return Reply.objects.create(
        application=application,
        outcome=outcome,
        letter="",
        drafted_by=drafter,
        drafted_at=noon(date(2024, 1, 2)),
    )


def make_review(
    reply: Reply, filed_on: date, *, result: str = "", closed_on: date | None = None
) -> Reconsideration:
    return Reconsideration.objects.create(
        organ=reply.application.organ,
        case_number=f"复{next(_serial)}",
        filed_on=filed_on,
        result=result,
        closed_on=closed_on,
        application=reply.application,
    )


def make_suit(
    reply: Reply,
    filed_on: date,
    *,
    after: Reconsideration | None = None,
    result: str = "",
    closed_on: date | None = None,
) -> Lawsuit:
    return Lawsuit.objects.create(
        organ=reply.application.organ,
        case_number=f"诉{next(_serial)}",
        filed_on=filed_on,
        result=result,
        closed_on=closed_on,
        application=reply.application,
        after_review=after,
        route=Route.AFTER_REVIEW if after else Route.DIRECT,
    )


def make_report_heading(organ: Organ) -> Heading:
    return Heading.objects.create(
        organ=organ,
        catalogue=Catalogue.PROACTIVE,
        code="annual-report",
        position=9,
        title="政府信息公开年报",
        in_force_from=date(2019, 5, 15),
    )


# Every cell of the published tables of a real report that is not zero or blank.
PINGLUO_2020 = {
    "t2.20_5.license.prev_items": 36,
    "t2.20_5.license.delta_items": "-7",
    "t2.20_5.license.decisions": 58,
    "t2.20_5.other_service.delta_items": "+14",
    "t2.20_6.penalty.prev_items": 244,
    "t2.20_6.penalty.delta_items": "+105",
    "t2.20_6.penalty.decisions": 45,
    "t2.20_8.fee.prev_items": 6,
    "t2.20_8.fee.delta_items": "-2",
    "t2.20_9.procurement.projects": 2,
    "t2.20_9.procurement.amount": "186.48 万元",
    "apps.new.natural_person": 2,
    "apps.new.total": 2,
    "apps.result.open.natural_person": 2,
    "apps.result.open.total": 2,
    "apps.result.total.natural_person": 2,
    "apps.result.total.total": 2,
}


def make_pingluo_year(organ: Organ) -> None:
    """The figures of a real report of 2020: 36−7 licence items, 58 licences, 244+105, 45, 6−2, 2 purchases, 2 applications."""
    for _ in range(2):
        make_application(organ, date(2020, 3, 2), row="apps.result.open", closed_on=date(2020, 3, 20))
    make_list(
        organ,
        "power_list",
        [
            *powers("行政许可", 29),
            *powers("行政许可", 7, ended="2020-06-30"),
            *powers("其他对外管理服务", 14, begun="2020-09-01"),
            *powers("行政处罚", 244),
            *powers("行政处罚", 105, begun="2020-01-01"),
        ],
    )
    make_list(organ, "license_decisions", decisions(58, "2020-05-06"))
    make_list(organ, "penalty_decisions", decisions(45, "2020-12-31"))
    fee = {"name": "费", "basis": "法", "standard": "1 元", "in_force_from": "2016-01-01"}
    make_list(organ, "fee_list", [fee] * 4 + [{**fee, "in_force_to": "2020-02-01"}] * 2)
    make_list(
        organ,
        "procurement_results",
        [
            {"project": "甲", "supplier": "乙", "amount": amount, "awarded_on": "2020-04-01"}
            for amount in ("1200000", "664800")
        ],
    )
