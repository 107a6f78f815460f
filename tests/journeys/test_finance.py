"""A budget from its first workbook to the citizen who takes the tables away."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gongkai.finance.forms import form_of
from gongkai.finance.tests.samples import budget, spoilt
from gongkai.finance.workbook import write
from tests.journeys.conftest import logged_in
from tests.journeys.visitors import DESKTOP, PHONE, barriers, is_wider_than_its_window

TITLE = "平罗县住房和城乡建设局2031年部门预算"


def workbook(folder: Path, name: str, tables: object) -> str:
    path = folder / name
    path.write_bytes(write(form_of("budget"), organ="平罗县住建局", period="2031年度", filled=tables))
    return str(path)


@pytest.mark.journey
def test_a_budget_whose_sums_are_wrong_is_refused_then_corrected_and_read_by_a_citizen(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    clerk = logged_in(browser, site, "clerk")
    clerk.goto("/desk/items/new/?kind=department_budget")
    clerk.get_by_label("标题").fill(TITLE)
    today = (datetime.now(UTC) - timedelta(days=2)).date()
    clerk.get_by_label("成文日期").fill(today.isoformat())
    clerk.get_by_label("正文").fill("## 部门职责\n负责住房保障和城乡建设。")
    clerk.get_by_label("预算年度").fill("2031")
    clerk.get_by_label("批复日期").fill(today.isoformat())
    clerk.get_by_label("批复机关").select_option("财政部门")
    clerk.get_by_role("button", name="登记").click()
    clerk.get_by_role("link", name="填报报表").click()
    statement = clerk.url
    clerk.get_by_role("link", name="导入报表").click()
    wrong = spoilt(budget(), {"three.lines.total.amount": "17.50"})
    clerk.get_by_label("选择文件").set_input_files(workbook(tmp_path, "错.xlsx", wrong))
    clerk.get_by_role("button", name="导入并核对").click()
    expect(clerk.get_by_text("“合计”是 17.50，各项之和是 17.00，相差 0.50")).to_be_visible()
    assert not barriers(clerk)
    clerk.get_by_role("link", name="说明增减变动原因").click()
    clerk.get_by_label("“三公”经费合计的原因").fill("从严控制")
    clerk.get_by_role("button", name="保存").click()

    head = logged_in(browser, site, "head")
    head.goto(statement.replace("statements", "items"))
    expect(head.get_by_text("各项之和是 17.00，相差 0.50").first).to_be_visible()
    expect(head.get_by_role("link", name="科室审核通过")).to_have_count(0)

    clerk.goto(f"{statement}tables/three/")
    clerk.get_by_label("合计，预算数").fill("17.00")
    assert not barriers(clerk)
    clerk.get_by_role("button", name="保存并核对").click()
    expect(clerk.get_by_text("勾稽相符")).to_be_visible()
    for login, step, choice in (
        ("head", "check", ""),
        ("reviewer", "review_secrecy", "不涉密，可以公开"),
        ("director", "determine", "主动公开"),
        ("clerk", "publish", ""),
    ):
        page = logged_in(browser, site, login)
        page.goto(f"{statement.replace('statements', 'items')}{step}/")
        if choice:
            page.get_by_label(choice, exact=True).check()
        if step == "publish":
            page.get_by_label("公开事项").select_option(label="部门预算")
        page.locator("main form button[type=submit]").first.click()
        assert f"/{step}/" not in page.url, page.locator("main").inner_text()
    clerk.goto(statement.replace("statements", "items"))
    public = clerk.get_by_role("link", name="公众看到的页面").get_attribute("href") or ""

    for size in (DESKTOP, PHONE):
        citizen = browser.new_context(base_url=site, locale="zh-CN", **size).new_page()
        citizen.goto(public)
        expect(citizen.get_by_role("heading", name="表七")).to_be_visible()
        expect(citizen.get_by_role("rowheader", name="三、公务接待费")).to_be_visible()
        assert not barriers(citizen)
        assert not is_wider_than_its_window(citizen)
        with citizen.expect_download() as coming:
            citizen.get_by_role("link", name="下载全部报表（XLSX）").click()
        assert coming.value.suggested_filename.endswith(".xlsx")
