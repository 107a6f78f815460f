"""名单的公开样子: masked rows, sums, counts and the bars of a chart, frozen as they are at publication."""

import json
from datetime import date
from typing import Any

from conftest import Cast
from django.utils import timezone

from gongkai.items import actions
from gongkai.items.editions import make_edition
from gongkai.items.kinds import Kind
from gongkai.items.models import Attachment, Item, Row
from gongkai.items.public_tables import PublicTable, public_table, table_from

KIND: dict[str, Any] = {
    "code": "house_repairs",
    "label": "危房改造",
    "description": "每行一户。",
    "columns": [
        {"code": "household", "label": "户主姓名", "privacy": "name", "mask_after": "surname"},
        {"code": "paper", "label": "身份证号", "privacy": "paper"},
        {"code": "category", "label": "类别", "type": "choice", "choices": ["重点对象", "其他"]},
        {"code": "grant", "label": "补助", "type": "decimal", "unit": "万元"},
    ],
    "page": {"sums": ["grant"], "counted_by": ["category"], "sort": "-grant"},
    "chart": {"title": "各类别补助", "by": "category", "of": "grant"},
}
ROWS = [
    {"household": "赵一", "category": "其他", "grant": "1.50"},
    {"household": "钱二", "category": "重点对象", "grant": "2.10"},
    {"household": "孙三", "category": "其他"},
]


def table(afterwards: str = "", **changes: Any) -> PublicTable:
    rows = [Row(position=place, values=values) for place, values in enumerate(ROWS, start=1)]
    return public_table(Kind(**{**KIND, **changes}), rows, caption="名单", afterwards=afterwards)


def test_a_sealed_column_is_no_column_of_the_public_table() -> None:
    assert [column.label for column in table().columns] == ["户主姓名", "类别", "补助"]


def test_sums_and_counts_stand_even_where_a_summary_takes_the_place_of_the_rows() -> None:
    summary = table("summary")

    assert list(summary.rows) == []
    assert summary.count == 3
    assert summary.sums == [["补助", "3.6", "万元"]]
    assert summary.counts == [["类别", [["重点对象", 1], ["其他", 2]]]]


def test_a_summary_tells_no_more_of_a_value_than_the_rows_do() -> None:
    columns = [
        {"code": "place", "label": "住址", "privacy": "name", "mask": "surname"},
        {"code": "note", "label": "说明", "mask": "omit"},
        {"code": "why", "label": "情形", "type": "choice", "choices": ["到期", "其他"], "mask": "omit"},
    ]
    kind = Kind(
        code="exits",
        label="退出",
        description="退出",
        columns=columns,
        page={"counted_by": ["place", "note", "why"]},
        chart={"title": "住址", "by": "place"},
    )
    row = Row(position=1, values={"place": "惠民小区3号楼", "note": "患病", "why": "到期"})

    made = public_table(kind, [row], caption="退出")

    assert made.counts == [["住址", [["惠*", 1]]], ["说明", [["未填", 1]]], ["情形", [["到期", 1]]]]
    assert made.chart is not None
    assert made.chart.bars == [["惠*", "1"]]


def test_a_chart_sums_a_column_in_the_order_of_the_choices() -> None:
    chart = table("summary").chart

    assert chart is not None
    assert (chart.title, chart.label, chart.heading, chart.unit) == ("各类别补助", "类别", "补助", "万元")
    assert chart.bars == [["重点对象", "2.1"], ["其他", "1.5"]]


def test_a_chart_without_a_column_to_sum_counts_rows() -> None:
    chart = table(chart={"title": "各类别户数", "by": "category"}).chart

    assert chart is not None
    assert chart.heading == ""
    assert chart.bars == [["重点对象", "1"], ["其他", "2"]]


def test_a_frozen_table_is_read_as_it_was_frozen() -> None:
    frozen = json.loads(json.dumps(table().as_mapping()))

    assert table_from(frozen).as_mapping() == {
        **frozen,
        "columns": table_from(frozen).as_mapping()["columns"],
    }
    assert table_from(frozen).chart == table().chart
    assert table_from({"caption": "旧", "count": 0, "columns": [], "rows": []}).chart is None


def attached(item: Item, **values: Any) -> Attachment:
    return Attachment.objects.create(
        **{
            "item": item,
            "position": 1,
            "name": "实施方案.pdf",
            "original_name": "实施方案.pdf",
            "original": "0" * 64,
            "original_size": 1,
            "rendition": "1" * 64,
            "media_type": "application/pdf",
            "size": 1,
            "text": "改造标准和补助标准",
            "uploaded_at": timezone.now(),
            **values,
        }
    )


def test_search_finds_what_the_attachments_say_and_their_names(cast: Cast) -> None:
    draft = actions.Draft(
        kind="notice",
        title="公告",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="正文第一段",
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    attached(item)
    attached(item, position=2, name="旧稿.pdf", text="已移除", removed_at=timezone.now())

    text = make_edition(item, "published", at=timezone.now()).text  # type: ignore[arg-type]

    assert text == "正文第一段\n实施方案.pdf\n改造标准和补助标准"
