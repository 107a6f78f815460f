"""名单 on the item's page and on pages of their own: filtered, sorted, paged, counted, without JavaScript."""

import re
from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.items.models import Item
from gongkai.portal.item_page import render_item
from gongkai.portal.tests.making import FIRST, edition, list_item, list_table

ADDRESS = "/items/640299041/2026-00001/"
ROWS = f"{ADDRESS}rows/"
MANY = [[f"户主{n:03d}", f"第{n % 7}村", str(n * 100), "2026-03-01"] for n in range(1, 452)]


def get(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200, address
    return str(response.content.decode())


def names(page: str) -> list[str]:
    return re.findall(r'data-label="户主姓名"[^>]*>([^<]*)<', page)


def test_the_page_has_the_list_with_caption_heads_and_labels(cast: Cast, client: Client) -> None:
    list_item(cast)

    page = get(client, ADDRESS)

    assert names(page) == ["赵一", "钱二", "孙三", "=李四"]
    assert '<caption class="visually-hidden">花名册</caption>' in page
    assert 'href="/disclosure/rectification/?item=640299041/2026-00001"' in page
    form = get(client, "/disclosure/rectification/", item="640299041/2026-00001")
    assert 'value="640299041/2026-00001"' in form
    assert re.search(
        r'<th scope="col" role="columnheader" class="number"[^>]*><a [^>]*>补助金额</a> <small>元', page
    )
    assert 'data-value="30000.50" data-unit="元">30,000.50</td>' in page
    assert 'data-value="2026-02-01">2026年2月1日</td>' in page
    assert "data-whole" in page


def test_an_index_number_in_a_list_leads_to_its_item(cast: Cast, client: Client) -> None:
    columns = [{"code": "reply", "label": "复文索引号", "type": "item", "unit": ""}]
    list_item(cast, table=list_table([["640299041/2026-00007"], [None]], columns=columns))
    page = get(client, ADDRESS)
    assert '<a href="/items/640299041/2026-00007/">640299041/2026-00007</a></td>' in page
    assert page.count('data-label="复文索引号"') == 2


def test_the_page_says_what_the_list_comes_to(cast: Cast, client: Client) -> None:
    chart = {
        "title": "各村户数",
        "label": "行政村",
        "heading": "",
        "unit": "",
        "bars": [["高仁村", "2"], ["庙渠村", "1"]],
    }
    table = list_table(
        sums=[["补助金额", "47000.5", "元"]],
        counts=[["行政村", [["高仁村", 2], ["庙渠村", 1]]], ["等级", [["C级", 140], ["D级", 56]]]],
        chart=chart,
    )
    list_item(cast, table=table)

    page = get(client, ADDRESS)

    assert "<dt>合计</dt><dd>4 <small>户</small></dd>" in page
    assert "<dt>补助金额合计</dt><dd>47,000.5 <small>元</small></dd>" in page
    assert re.search(r'<svg [^>]*role="img"[^>]*>\s*<title id="chart-title">各村户数</title>', page)
    assert "各村户数。高仁村 2 户；庙渠村 1 户。</desc>" in page
    assert page.count("按行政村统计") == 0  # the chart's own table says it
    assert re.search(
        r"按等级统计.*C级</th><td class=\"amount\">140</td><td class=\"amount\">71.4%", page, re.S
    )
    assert re.search(r'<tfoot>.*合计</th><td class="amount">196</td>', page, re.S)
    assert "style=" not in page


def test_the_first_rows_stand_in_the_page_and_the_others_one_link_away(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table(MANY))

    page = get(client, ADDRESS)

    assert len(names(page)) == 200
    assert "data-whole" not in page
    assert f'<a class="button button--ink no-print" href="{ROWS}">查看全部 451 户</a>' in page


def test_all_rows_can_be_read_page_by_page(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table(MANY))
    seen, address = [], ROWS
    while address:
        page = get(client, address)
        seen.append(names(page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""

    assert [len(each) for each in seen] == [100, 100, 100, 100, 51]
    assert [name for each in seen for name in each] == [row[0] for row in MANY]
    assert "第 5 页，共 5 页" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "高仁村"}, ["钱二", "=李四"]),
        ({"q": "高仁村 钱"}, ["钱二"]),
        ({"q": "　３００００．５０ "}, ["钱二"]),
        ({"q": "2月1日"}, ["钱二"]),
        ({"sort": "grant"}, ["=李四", "赵一", "钱二", "孙三"]),
        ({"sort": "-grant"}, ["钱二", "赵一", "=李四", "孙三"]),
        ({"sort": "decided_on"}, ["=李四", "钱二", "赵一", "孙三"]),
        ({"sort": "village"}, ["钱二", "=李四", "赵一", "孙三"]),
        ({"sort": "-village", "q": "村"}, ["孙三", "赵一", "钱二", "=李四"]),
        ({"print": "1"}, ["赵一", "钱二", "孙三", "=李四"]),
    ],
    ids=str,
)
def test_rows_are_found_and_sorted_and_what_is_empty_stands_last(
    cast: Cast, client: Client, query: dict[str, str], expected: list[str]
) -> None:
    # 高仁村 < 六顷地村 < 庙渠村: the order of pinyin
    list_item(cast)

    assert names(get(client, ROWS, **query)) == expected


def test_the_head_says_by_what_the_rows_are_sorted_and_turns_it_round(cast: Cast, client: Client) -> None:
    list_item(cast)

    page = get(client, ROWS, sort="grant", q="村")

    assert re.search(
        r'aria-sort="ascending" data-kind="number" data-code="grant"><a href="[^"]*sort=-grant"', page
    )
    assert page.count("aria-sort") == 1
    assert 'name="q" value="村"' in page
    assert '<option value="grant" selected>补助金额从小到大</option>' in page


def test_a_list_is_first_read_in_the_order_that_its_kind_asks_for(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table(sort="-grant"))

    page = get(client, ADDRESS)

    assert names(page) == ["钱二", "赵一", "=李四", "孙三"]
    assert re.findall(r'data-label="序号">(\d+)<', page) == ["1", "2", "3", "4"]
    assert get(client, f"{ROWS}?sort=household").count('data-label="序号">1</td>') == 1


def test_nothing_found_says_so_and_leads_back(cast: Cast, client: Client) -> None:
    list_item(cast)

    page = get(client, ROWS, q="<b>周</b>")

    assert "名单中没有“&lt;b&gt;周&lt;/b&gt;”" in page
    assert f'href="{ROWS}">查看全部名单' in page


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("sort=paper_number", "sort"),
        ("sort=--grant", "sort"),
        ("sort=grant;drop", "sort"),
        ("page=2", "page"),
        ("page=0", "page"),
        ("page=1e3", "page"),
        ("page=99999999999999999999", "page"),
        ("page=1&page=2", "page"),
        ("print=yes", "print"),
        ("q=" + "村" * 101, "q"),
        ("nonsense=1", "nonsense"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_by_name(
    cast: Cast, client: Client, query: str, named: str
) -> None:
    list_item(cast)

    response = client.get(f"{ROWS}?{query}")

    assert response.status_code == 400
    assert f"参数“{named}”" in response.content.decode()


@pytest.mark.parametrize("suffix", ["rows/", "list.xlsx", "list.csv", "list.json"])
def test_only_a_list_that_is_open_has_rows(cast: Cast, client: Client, suffix: str) -> None:
    item = list_item(cast)
    list_item(cast, 2, visibility="internal")
    Item.objects.filter(pk=list_item(cast, 3).pk).update(kind="notice")
    edition(Item.objects.get(index_number="640299041/2026-00003"), 2, table=None)

    assert client.get(f"{ADDRESS}{suffix}").status_code == 200
    assert client.get(f"/items/640299041/2026-00002/{suffix}").status_code == 404
    assert client.get(f"/items/640299041/2026-00003/{suffix}").status_code == 404
    item.visibility, item.state = "tombstone", "withdrawn"
    item.save()
    item.editions.update(closed_at=FIRST)
    edition(item, 2, kind="withdrawn", reason="误发", content="", text="")
    gone = client.get(f"{ADDRESS}{suffix}")
    assert gone.status_code == 410
    assert "误发" in gone.content.decode()
    assert "赵一" not in gone.content.decode()


def ended(item: Item, table: dict[str, Any]) -> None:
    item.editions.update(closed_at=FIRST, reason="第一次发布张三的名单")
    edition(item, 2, kind="closed_posting", reason="公示7天，无异议", table=table)


def test_names_that_are_gone_are_told_with_day_and_reason(cast: Cast, client: Client) -> None:
    item = list_item(cast)
    counts = [["等级", [["C级", 140], ["D级", 56]]]]
    ended(item, list_table([], count=196, counts=counts, afterwards="summary"))

    page = get(client, ADDRESS)

    assert "自 2026年3月2日起，名单已改为汇总，不再列出姓名。" in page
    assert "原因：公示7天，无异议" in page
    assert "<dd>196 <small>户</small></dd>" in page
    assert "list.xlsx" not in page
    assert "赵一" not in page
    assert "张三" not in page  # the reason of a closed edition
    for suffix in ("rows/", "list.xlsx", "list.json"):
        response = client.get(f"{ADDRESS}{suffix}")
        assert response.status_code == 410
        assert "名单已改为汇总" in response.content.decode()
    assert client.get(f"{ADDRESS}editions/1/").status_code == 404


def test_a_masked_list_keeps_its_rows_and_shows_only_masks(cast: Cast, client: Client) -> None:
    item = list_item(cast)
    ended(item, list_table([["赵*", "高仁村", "15000", None]], afterwards="masked"))

    assert names(get(client, ADDRESS)) == ["赵*"]
    assert names(get(client, ROWS)) == ["赵*"]
    assert names(get(client, ROWS, q="赵一")) == []


def test_an_earlier_edition_shows_its_own_list_without_tools(cast: Cast, client: Client) -> None:
    item = list_item(cast)
    edition(item, 2, kind="changed", reason="更正", table=list_table([["周五", "高仁村", "1", None]]))

    earlier = get(client, f"{ADDRESS}editions/1/")

    assert names(earlier) == ["赵一", "钱二", "孙三", "=李四"]
    assert "data-list-tools" not in earlier
    assert "?sort=" not in earlier
    assert names(render_item(item)) == ["周五"]


def test_fields_that_are_figures_are_set_large(cast: Cast, client: Client) -> None:
    item = list_item(cast, kind="housing_quarterly")
    card = [
        ["索引号", item.index_number],
        ["年度", "2020"],
        ["期末保障户数", "1286"],
        ["租赁补贴金额", "38.52"],
    ]
    item.editions.update(table=None, card=card)

    page = get(client, ADDRESS)

    assert "<dt>期末保障户数</dt><dd>1,286 <small>户</small></dd>" in page
    assert "<dt>租赁补贴金额</dt><dd>38.52 <small>万元</small></dd>" in page
    assert "<dt>年度</dt><dd>2020</dd>" in page
    assert page.count("期末保障户数") == 1


@pytest.mark.parametrize("address", [ADDRESS, ROWS, f"{ROWS}?q=村&sort=-grant", f"{ADDRESS}item.json"])
def test_queries_do_not_grow_with_the_list(cast: Cast, client: Client, address: str) -> None:
    item = list_item(cast)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    item.editions.update(table=list_table([row for _ in range(10) for row in MANY]))
    edition(item, 2, kind="changed", table=list_table([row for _ in range(10) for row in MANY]))
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200

    assert len(many) == len(few) <= 10


def test_markup_in_a_cell_stays_text(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table([["<script>alert(1)</script>", '"><b>', "1", None]]))

    for address in (ADDRESS, ROWS, f"{ROWS}?print=1"):
        assert "<script>alert" not in get(client, address)
        assert "<b>" not in re.sub(r"<b>[^<]*</b>", "", get(client, address).split("<table")[-1])
