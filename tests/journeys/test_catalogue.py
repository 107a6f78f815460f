"""A heading adjusted with its reason, and a published catalogue with faults read in: the whole way in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gongkai.catalogue.lines import Line
from gongkai.catalogue.spreadsheet import Sheet, spreadsheet
from tests.journeys.colleagues import LogIn
from tests.journeys.visitors import PHONE, barriers, is_wider_than_its_window

BUREAU = "/disclosure/catalogue/640221041"
REASON = "法规修订，缩短保障性住房退出管理的公开时限"


def submit(page: Page) -> None:
    page.locator("main form .button--primary[type=submit]").first.click()
    expect(page.locator("main .error-summary")).to_have_count(0)


@pytest.mark.journey
def test_a_heading_is_adjusted_with_reason_and_both_versions_stay(
    staff: LogIn, browser: Browser, site: str
) -> None:
    """Once only: a catalogue has one version a day."""
    clerk = staff("clerk")
    clerk.goto("/desk/catalogue/")
    assert not barriers(clerk)
    clerk.locator("section[aria-labelledby=proactive]").get_by_role("button", name="起草调整").click()
    draft = clerk.url
    clerk.locator("a[href*=change_heading][href$='code=exit']").click()
    clerk.locator("[name=time_words]").fill("退出之日起10个工作日内")
    clerk.locator("[name=time_limit]").fill("")
    submit(clerk)
    expect(clerk.locator(".version-changes")).to_contain_text("退出之日起10个工作日内")
    clerk.get_by_role("link", name="提交批准").click()
    clerk.locator("[name=reason]").fill(REASON)
    submit(clerk)
    assert not barriers(clerk)

    director = staff("director")
    expect(director.locator("main")).to_contain_text("批准施行")
    director.goto(draft)
    director.get_by_role("link", name="批准施行").click()
    expect(director.locator(".version-changes")).to_contain_text("退出之日起10个工作日内")
    submit(director)
    expect(director.locator("main")).to_contain_text("现行")

    context = browser.new_context(base_url=site, locale="zh-CN", **PHONE)
    citizen = context.new_page()
    citizen.goto(f"{BUREAU}/proactive/")
    expect(citizen.locator("main")).to_contain_text("退出之日起10个工作日内")
    expect(citizen.locator(".catalogue-versions")).to_contain_text(REASON)
    assert not barriers(citizen) and not is_wider_than_its_window(citizen)
    citizen.goto(f"{BUREAU}/proactive/2/")
    expect(citizen.locator("main")).to_contain_text("这是以前的版本")
    expect(citizen.locator(".catalogue-table")).not_to_contain_text("退出之日起10个工作日内")
    context.close()
    duties = staff("handler")
    duties.goto("/desk/duties/")
    expect(duties.get_by_role("heading", level=1)).to_have_text("公开责任")
    assert not barriers(duties)


@pytest.mark.journey
def test_a_published_catalogue_with_faults_is_read_in(staff: LogIn, tmp_path: Path) -> None:
    lines = [
        Line(code="a", title="工程建设档案类信息"),
        Line(code="b", title="建设工程档案", parent="a", time_words="适时公开", manner="on_application"),
        Line(code="c", title="竣工验收档案", parent="a", time_words="20个工作日内", manner="on_application"),
    ]
    file = tmp_path / "依申请公开目录.xlsx"
    file.write_bytes(
        spreadsheet(lines, Sheet("依申请公开目录", "", "平罗县住房和城乡建设局", "on_application"))
    )
    clerk = staff("clerk")
    clerk.goto("/desk/catalogue/on_application/import/")
    clerk.locator("input[type=file]").set_input_files(file)
    clerk.get_by_role("button", name="读入并核对").click()
    expect(clerk.locator("main")).to_contain_text("要先改正的 1 处")
    expect(clerk.locator("main")).to_contain_text("看不出“适时公开”是多长时间")
    expect(clerk.locator(".version-changes")).to_contain_text("竣工验收档案")
    assert not barriers(clerk)
    clerk.get_by_role("link", name="修改这一项").click()
    clerk.locator("[name=time_words]").fill("自收到申请之日起20个工作日内")
    submit(clerk)
    expect(clerk.locator("main")).not_to_contain_text("要先改正")
    clerk.get_by_role("link", name="作废草案").click()
    submit(clerk)
    expect(clerk.locator("main")).to_contain_text("已作废")
