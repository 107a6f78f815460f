"""Tables of figures on the public page, as a workbook and as data: what the edition froze and nothing else."""

import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from python_calamine import load_workbook

from gongkai.finance import actions as finance
from gongkai.finance.tests.samples import fill
from gongkai.items import actions
from gongkai.items.search import SearchQuery, rebuild, search

pytestmark = pytest.mark.django_db


def published(cast, kind: str = "final_accounts", **fields):
    told = {"year": 2019, "approved_on": "2020-09-04", "approved_by": "财政部门"}
    draft = actions.Draft(
        kind=kind,
        title="青石县住房和城乡建设局2019年部门决算",
        formed_on=date(2020, 9, 8),
        proposed_attribute="proactive",
        body="## 部门职责\n负责住房保障。",
        extra={**told, **fields},
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    fill(item, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)


def page_of(item, client: Client, path: str = "") -> Any:
    return client.get(f"/items/{item.index_number}/{path}")


def test_every_table_stands_on_the_page_with_scoped_heads_and_its_caption(cast, client) -> None:
    page = page_of(published(cast), client).content.decode()
    assert len(re.findall(r'<table class="annex__table">\s*<caption', page)) == 8 + 2 + 1
    assert '<th scope="row" class="annex__label annex__label--2">行政运行</th>' in page
    assert "公开09表　国有资本经营预算财政拨款支出决算表" in page and "本表无数据" in page
    assert "尾差由四舍五入造成" in page
    assert "国内公务接待批次（批）" in page and '<td class="amount">152</td>' in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert len(re.findall(r"<svg ", page)) == 2


def test_the_workbook_holds_every_figure_of_the_page(cast, client) -> None:
    response = page_of(published(cast), client, "tables.xlsx")
    content = b"".join(response.streaming_content)
    assert "attachment" in response["Content-Disposition"]
    book = load_workbook(io.BytesIO(content))
    assert book.sheet_names[:2] == ["公开01表 收入支出决算总表", "公开02表 收入决算表"]
    rows = book.get_sheet_by_name("公开05表 一般公共预算财政拨款支出决算表").to_python()
    assert ["2120101", "行政运行", 618.42, 618.42, ""] in [row[:5] for row in rows]


def test_the_data_names_lines_and_columns_by_code_and_keeps_amounts_exact(cast, client) -> None:
    told = page_of(published(cast), client, "item.json").json()
    [three] = [table for table in told["tables"] if table["code"] == "three"]
    [line] = [line for line in three["parts"][0]["lines"] if line["code"] == "reception"]
    assert line["values"] == {"name": "三、公务接待费", "budgeted": "2.20", "amount": "1.42"}


def test_the_words_of_the_tables_are_found(cast) -> None:
    item = published(cast)
    rebuild()
    found = search(SearchQuery("行政运行"))
    assert [hit.index_number for hit in found.hits] == [item.index_number]


def test_a_later_change_of_the_working_copy_changes_nothing_public(cast, client) -> None:
    item = published(cast)
    before = page_of(item, client).content
    finance.declare_empty(item.pk, table="three", actor=cast.clerk)
    assert page_of(item, client).content == before


def test_what_was_withdrawn_has_no_tables_and_no_workbook(cast, client) -> None:
    item = published(cast)
    assert page_of(item, client, "tables.xlsx").status_code == 200
    actions.withdraw(item.pk, actor=cast.director, reason="重新核对")
    assert "annex__table" not in page_of(item, client).content.decode()
    assert page_of(item, client, "tables.xlsx").status_code == 410


def test_an_item_without_tables_has_no_workbook(cast, client) -> None:
    draft = actions.Draft(
        kind="notice", title="公告", formed_on=date(2020, 9, 8), proposed_attribute="proactive", body="正文"
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    item = actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)
    assert page_of(item, client, "tables.xlsx").status_code == 404
