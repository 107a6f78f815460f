"""A citizen reads: home, directory, list, item, search, guide, report; without barriers at desk and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.visitors import barriers, is_wider_than_its_window

PAGES = (
    "/",
    "/disclosure/",
    "/disclosure/guide/",
    "/disclosure/rules/",
    "/disclosure/content/",
    "/disclosure/content/640221041/documents/",
    "/disclosure/reports/",
    "/disclosure/application/",
    "/disclosure/application/new/",
    "/disclosure/application/track/",
    "/items/",
    "/items/640221041/2021-00004/",
    "/items/640221041/2021-00004/rows/?sort=-people",
    "/items/640221041/2021-00004/rows/?print=1",
    "/disclosure/content/640221041/projects/",
    "/disclosure/catalogue/640221041/proactive/",
    "/disclosure/catalogue/640221041/negative/",
    "/search/?q=危房改造",
    "/nowhere/",
)

KEY_AREAS = (
    "平罗县2020年农村危房改造进度",
    "平罗县2020年老旧小区改造项目清单",
    "平罗县老旧小区改造配套基础设施建设项目",
    "2020年行政处罚决定",
    "2020年部门预算",
    "关于统筹推进全市老旧小区改造的建议",
)


@pytest.mark.journey
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_fits_its_window(visitor: Page, path: str) -> None:
    visitor.goto(path)
    assert not barriers(visitor)
    assert not is_wider_than_its_window(visitor)


@pytest.mark.journey
def test_pages_of_key_areas_have_no_barrier_and_fit_their_window(visitor: Page) -> None:
    """Found by their titles: index numbers of the demo change with what is added to it."""
    for title in KEY_AREAS:
        visitor.goto(f"/search/?q={title}")
        visitor.locator("main").get_by_role("link", name=re.compile(re.escape(title))).first.click()
        expect(visitor.get_by_role("heading", level=1)).to_contain_text(title)
        assert not barriers(visitor)
        assert not is_wider_than_its_window(visitor), title


@pytest.mark.journey
def test_a_citizen_finds_the_allocation_list(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_role("searchbox").or_(visitor.locator("input[name=q]")).first.fill("实物配租名单")
    visitor.keyboard.press("Enter")
    visitor.get_by_role("link", name=re.compile("2020年实物配租名单")).first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("2020年实物配租名单")
    expect(visitor.get_by_text("640221041/2021-00004").first).to_be_visible()
    expect(visitor.locator("table.list tbody tr")).to_have_count(31)


@pytest.mark.journey
def test_a_citizen_narrows_a_list_down_and_takes_a_filter_away(visitor: Page) -> None:
    visitor.goto("/items/?organ=640221067")
    expect(visitor.get_by_role("link", name=re.compile("高仁乡2020年"))).to_have_count(2)
    visitor.goto("/items/?organ=640221067&time=today")
    expect(visitor.get_by_role("link", name=re.compile("高仁乡2020年"))).to_have_count(0)


@pytest.mark.journey
def test_large_type_is_remembered_without_a_log_in(visitor: Page) -> None:
    visitor.goto("/items/640221041/2021-00004/")
    before = visitor.evaluate("getComputedStyle(document.body).fontSize")
    visitor.get_by_text("关怀版").first.click()
    visitor.goto("/items/640221041/2021-00003/")
    assert visitor.evaluate("getComputedStyle(document.body).fontSize") == "22px" != before


@pytest.mark.journey
def test_the_annual_report_reads_like_the_published_one(visitor: Page) -> None:
    visitor.goto("/disclosure/reports/")
    visitor.get_by_role("link", name=re.compile("2020年政府信息公开工作年度报告")).first.click()
    expect(visitor.get_by_text("186.48 万元")).to_be_visible()
    expect(visitor.get_by_text("制发公文300件")).to_be_visible()
    expect(visitor.get_by_text("2.其他法律行政法规禁止公开")).to_be_visible()
