"""部分公开 in a browser: what the clerk draws a box over is nowhere in the file that the applicant downloads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gongkai.law.identifiers.resident import check_digit
from gongkai.redaction.tests.sheets_of_paper import everything_in, text_of
from gongkai.redaction.working_copy import working_copy
from tests.journeys.colleagues import LogIn, follow, submit
from tests.journeys.visitors import DESKTOP, barriers

NUMBER = f"64022119850607123{check_digit('64022119850607123')}"
LINES = (
    f"2025年危房改造补助发放表\n户主：王建国　身份证号：{NUMBER}\n补助金额：30000元\n说明：按照年度计划发放。"
)
NAME = "危房改造补助发放表"


@pytest.fixture
def applicant(site: str, browser: Browser) -> Iterator[Page]:
    """At a desk only: the pages of the portal have their own walk on a phone."""
    context = browser.new_context(base_url=site, locale="zh-CN", **DESKTOP)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def applied(page: Page) -> tuple[str, str]:
    """Number and query code of a new application."""
    page.goto("/disclosure/application/new/?organ=640221041")
    for name, value in (
        ("name", "李思远"),
        ("paper_number", "640221199001011231"),
        ("phone", "13909521234"),
        ("description", "2025年农村危房改造补助资金发放到户的明细"),
    ):
        page.locator(f"[name={name}]").fill(value)
    page.locator("main form [type=submit]").last.click()
    page.get_by_role("button", name=re.compile("提交|确认")).first.click()
    expect(page.locator("main")).to_contain_text(re.compile("A640221041-"), timeout=60_000)
    receipt = page.locator("main").inner_text()
    number = re.search(r"A640221041-\d{4}-\d{4}", receipt)
    code = re.search(r"查询码\s*\n?\s*([A-Z0-9]{4}[- ]?[A-Z0-9]{4})", receipt)
    assert number and code, receipt
    return number.group(), code.group(1)


def draw(page: Page, box: tuple[float, float, float, float]) -> None:
    """With the mouse over the first page: left, top, right, lower as shares of it."""
    sheet = page.locator("[data-page='1'] [data-sheet]")
    page.evaluate("scrollTo(0, 0)")
    frame = sheet.bounding_box()
    assert frame
    left, top, right, lower = box
    page.mouse.move(frame["x"] + left * frame["width"], frame["y"] + top * frame["height"])
    page.mouse.down()
    page.mouse.move(frame["x"] + right * frame["width"], frame["y"] + lower * frame["height"], steps=5)
    page.mouse.up()


@pytest.mark.journey
def test_what_lies_under_a_box_never_reaches_the_applicant(staff: LogIn, applicant: Page) -> None:
    number, code = applied(applicant)
    clerk = staff("clerk")
    clerk.goto("/desk/applications/")
    clerk.locator("main li, main tr").filter(has_text=number).get_by_role("link").first.click()
    address = clerk.url
    follow(clerk, "确认收到并登记")
    submit(clerk)

    clerk.goto(f"{address}holdings/")
    pdf = working_copy(LINES.encode(), "x.txt").content
    clerk.locator("[name=files]").set_input_files(
        {"name": f"{NAME}.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    clerk.get_by_role("button", name="上传并检查").click()
    expect(clerk.locator("main")).to_contain_text("第 1 页身份证号")
    assert not barriers(clerk)
    clerk.get_by_role("link", name="遮盖部分内容").click()

    clerk.locator("[data-offered]").filter(has_text="身份证号").get_by_role("button").click()
    boxes = clerk.locator(".redaction-box")
    expect(boxes).to_have_count(1)
    draw(clerk, (0.08, 0.06, 0.60, 0.122))
    expect(boxes).to_have_count(2)
    draw(clerk, (0.5, 0.22, 0.6, 0.26))
    clerk.keyboard.press("Delete")
    expect(boxes).to_have_count(2)
    last = clerk.locator("[data-box]").filter(has=clerk.locator("[data-box-go]:not([hidden])")).last
    last.locator("[name=ground]").select_option("16.case_file")
    boxes.last.focus()
    top = float(last.locator("[name=top]").input_value())
    clerk.keyboard.press("ArrowDown")
    assert float(last.locator("[name=top]").input_value()) == pytest.approx(top + 0.5, abs=0.02)
    clerk.keyboard.press("ArrowUp")
    assert not barriers(clerk)
    clerk.get_by_role("button", name="保存并返回").click()
    expect(clerk.locator("main")).to_contain_text("遮盖 2 处")
    expect(clerk.locator("main")).not_to_contain_text("没有遮盖的个人信息")

    clerk.goto(f"{address}draft_reply/?outcome=37")
    expect(clerk.locator("[name=particular_open_part]")).to_have_value(re.compile(NAME))
    clerk.locator("button[value=compose]").click()
    expect(clerk.locator("[name=letter]")).to_have_value(re.compile("遮盖2处.*行政执法案卷", re.DOTALL))
    clerk.locator("button[value=save]").click()
    for login, verb in (("head", "review_reply"), ("director", "sign_reply")):
        page = staff(login)
        page.goto(f"{address}{verb}/")
        page.get_by_role("link", name="逐页对照原件与结果").click()
        expect(page.get_by_role("img", name="第 1 页，申请人看到的")).to_be_visible()
        assert not barriers(page)
        page.goto(f"{address}{verb}/")
        submit(page)
    clerk.goto(f"{address}deliver/")
    submit(clerk)

    applicant.goto("/disclosure/application/track/")
    applicant.locator("[name=number]").fill(number)
    applicant.locator("[name=query_code]").fill(code)
    applicant.locator("main form [type=submit]").last.click()
    with applicant.expect_download() as given:
        applicant.get_by_role("button", name=f"下载《{NAME}》").click()
    made = Path(given.value.path()).read_bytes()
    left = text_of(made)
    assert "补助金额" in left and "30000" in left
    assert NUMBER not in left and "王建国" not in left and NUMBER.encode() not in everything_in(made)

    clerk.goto(address)
    expect(clerk.locator("main, aside").filter(has_text="办理记录").first).to_contain_text(
        "查看遮盖前的页面：第 1 件，第 1 页"
    )
    clerk.goto(f"{address.replace('/applications/', '/archive/')}archive/")
    submit(clerk)
    expect(clerk.get_by_role("table", name="案卷目录")).to_contain_text(f"提供的信息：{NAME}")
    assert not barriers(clerk)
    clerk.get_by_role("button", name="核对案卷").click()
    expect(clerk.locator("main")).to_contain_text("逐字节相同", timeout=60_000)
