"""A citizen reads a list: finds a line, sorts it, turns its pages, takes it away, prints it; with and without scripts."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitors import DESKTOP, PHONE, barriers, is_wider_than_its_window

ALLOCATION = "/items/640221041/2021-00004/"


def find(page: Page, title: str) -> None:
    """The page of the item with that title, wherever the demo has numbered it."""
    page.goto(f"/search/?q={title}")
    page.get_by_role("link", name=re.compile(title)).first.click()


def column(page: Page, label: str) -> list[str]:
    """What the visible rows say in that column, from above."""
    cells = page.locator(f'table.list tbody tr:visible td[data-label="{label}"]')
    return [text.strip() for text in cells.all_inner_texts()]


@pytest.mark.journey
def test_a_list_that_is_whole_is_found_and_sorted_where_it_stands(visitor: Page) -> None:
    visitor.goto(ALLOCATION)
    rows = visitor.locator("table.list tbody tr:visible")
    expect(rows).to_have_count(31)
    visitor.get_by_role("searchbox", name="在名单中查找").fill("惠民小区")
    expect(visitor.locator("[data-list-count]")).to_have_text(re.compile(r"找到 \d+ 户，共 31 户"))
    assert set(column(visitor, "配租小区")) == {"惠民小区"}
    visitor.get_by_role("searchbox", name="在名单中查找").fill("没有这样的人")
    expect(rows).to_have_count(0)
    visitor.get_by_role("searchbox", name="在名单中查找").fill("")
    expect(rows).to_have_count(31)
    if visitor.get_by_role(
        "combobox", name="排序"
    ).is_visible():  # on a phone a row is a card and has no head
        visitor.get_by_role("combobox", name="排序").select_option(label="保障人口从大到小")
    else:
        for _ in range(2):
            visitor.get_by_role("link", name="保障人口").click()
        expect(visitor.get_by_role("columnheader", name="保障人口")).to_have_attribute(
            "aria-sort", "descending"
        )
    people = [int(text.split()[0]) for text in column(visitor, "保障人口")]
    assert people == sorted(people, reverse=True)
    assert visitor.url.endswith(ALLOCATION)
    assert not barriers(visitor)
    assert not is_wider_than_its_window(visitor)


@pytest.mark.journey
def test_a_long_list_is_read_page_by_page_and_printed_whole(visitor: Page) -> None:
    find(visitor, "权责事项清单")
    expect(visitor.locator("table.list tbody tr")).to_have_count(200)
    visitor.get_by_role("link", name="查看全部 399 条").click()
    visitor.get_by_role("link", name="下一页").click()
    expect(visitor.get_by_text("第 2 页，共 4 页")).to_be_visible()
    visitor.get_by_role("searchbox", name="在名单中查找").fill("物业")
    visitor.get_by_role("button", name="查找").click()
    expect(visitor.locator("[data-list-count]")).to_have_text(re.compile("找到 .* 条，共 399 条"))
    assert all("物业" in text for text in visitor.locator("table.list tbody tr").all_inner_texts())
    assert not barriers(visitor)
    assert not is_wider_than_its_window(visitor)
    visitor.get_by_role("link", name="去掉条件").click()
    visitor.get_by_role("link", name="打印全部").click()
    expect(visitor.locator("table.list tbody tr")).to_have_count(399)
    expect(visitor.get_by_role("navigation")).to_have_count(0)
    paper = visitor.pdf(prefer_css_page_size=True)
    assert size_of_the_first_page(paper) == A4


@pytest.mark.journey
def test_a_list_of_many_columns_lies_on_its_side_on_paper(visitor: Page) -> None:
    find(visitor, "2020年行政处罚决定公示")
    visitor.get_by_role("link", name=re.compile("打印全部")).click()
    expect(visitor.locator("table.list tbody tr").first).to_be_visible()
    width, height = size_of_the_first_page(visitor.pdf(prefer_css_page_size=True))
    assert (height, width) == A4


A4 = (210, 297)


def size_of_the_first_page(paper: bytes) -> tuple[int, int]:
    """Millimetres."""
    with pypdfium2.PdfDocument(paper) as document:
        width, height = document[0].get_size()
        return round(width / 72 * 25.4), round(height / 72 * 25.4)


@pytest.mark.journey
def test_a_list_is_taken_away_under_a_chinese_name(visitor: Page, tmp_path: Path) -> None:
    visitor.goto(ALLOCATION)
    with visitor.expect_download() as coming:
        visitor.get_by_role("link", name="文本表格（CSV）").click()
    download = coming.value
    assert download.suggested_filename.startswith("平罗县住建局_")
    assert "640221041-2021-00004" in download.suggested_filename
    download.save_as(tmp_path / "list.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert len(rows) == 32
    assert "身份证号" not in rows[0]


@pytest.mark.journey
@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_list_works_without_scripts(browser: Browser, site: str, visitor: dict[str, Any]) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="zh-CN", **visitor)
    page = context.new_page()
    page.goto(ALLOCATION)
    page.get_by_role("searchbox", name="在名单中查找").fill("惠民小区")
    page.get_by_role("button", name="查找").click()
    assert set(column(page, "配租小区")) == {"惠民小区"}
    assert "/rows/?q=" in page.url
    page.goto(f"{ALLOCATION}rows/?sort=people")
    people = [int(text.split()[0]) for text in column(page, "保障人口")]
    assert people == sorted(people)
    context.close()
