"""三级审核、三榜公示 in a browser: from a spreadsheet with numbers in a hidden column to a page without one."""

import re
import time
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from gongkai.items.imports.tests.workbooks import resident_id, xlsx
from gongkai.postings.tests.samples import picture
from tests.journeys.colleagues import LogIn, follow, signed, submit
from tests.journeys.visitors import barriers, faults_of, is_wider_than_its_window

HEAD = ["乡镇", "行政村", "户主姓名", "身份证号", "人口", "对象类别", "危房等级", "补助金额（元）"]
FIRST = 700  # serial of the first identity number: nobody is on two lists
NAMES = ("马小兰", "周大山", "田秀英", "吴长河", "丁玉梅")
# A board that hung before it was recorded: when each round was hung, in days before today.
HUNG_AGO = (45, 25, 0)


def roster() -> bytes:
    rows = [
        ["高仁乡", "沙梁村", name, resident_id(FIRST + serial), "3", "其他贫困户", "D级", "30000"]
        for serial, name in enumerate(NAMES)
    ]
    return xlsx([HEAD, *rows], hidden_columns=[3])


def day(ago: int) -> str:
    return (date.today() - timedelta(days=ago)).isoformat()  # noqa: DTZ011


def imported(clerk: Page, title: str, content: bytes) -> str:
    """The address of a list that came in from the spreadsheet, its hidden column kept under seal."""
    clerk.goto("/desk/items/new/?kind=renovation_roster")
    clerk.locator("[name=title]").fill(title)
    clerk.locator("[name=formed_on]").fill(day(0))
    clerk.locator("main form .button--primary[type=submit]").click()
    address = clerk.url
    clerk.get_by_role("link", name="导入名单").click()
    file = {"name": "花名册.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    clerk.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    clerk.get_by_role("button", name="读入并核对").click()
    expect(clerk.locator("main")).to_contain_text("隐藏的列 D 含 5 个身份证号")
    clerk.locator("[name=column_3]").select_option("paper_number")
    clerk.get_by_role("button", name="下一步：核对内容").click()
    clerk.get_by_role("link", name="下一步：预览").click()
    clerk.get_by_role("button", name="确认导入 5 行").click()
    return address


def upload(clerk: Page, posting: str, kind: str, *, shade: int) -> None:
    clerk.goto(posting)
    follow(clerk, "上传凭证")
    clerk.locator(f"[name=kind][value={kind}]").check()
    file = {"name": f"{kind}.jpg", "mimeType": "image/jpeg", "buffer": picture(shade=shade)}
    clerk.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    submit(clerk)


def hang(clerk: Page, posting: str, number: int) -> None:
    """Papers, review, and the list on the board on the day on which it hung."""
    upload(clerk, posting, ("minutes", "survey", "approval")[number - 1], shade=30 * number)
    follow(clerk, "记录审核")
    clerk.locator("[name=reviewed_on]").fill(day(HUNG_AGO[number - 1]))
    submit(clerk)
    follow(clerk, "张贴公示")
    clerk.locator("[name=starts_on]").fill(day(HUNG_AGO[number - 1]))
    if number == 3:
        clerk.locator("[name=heading_id]").select_option(label="对象认定与花名册")
    assert not barriers(clerk)
    submit(clerk)


def prove_and_close(clerk: Page, posting: str, number: int) -> None:
    for serial, kind in enumerate(("photo", "receipt")):
        upload(clerk, posting, kind, shade=30 * number + 10 * serial + 5)
    follow(clerk, "结束本榜")
    submit(clerk)


def line_of(page: Page, text: str) -> Locator:
    return page.locator("[data-list] table tbody tr").filter(has_text=text)


@pytest.mark.journey
def test_a_roster_goes_through_three_rounds_with_an_objection(staff: LogIn, citizen: Page) -> None:
    title = f"高仁乡农村危房改造花名册{time.time_ns() % 100_000}"
    clerk = staff("clerk")
    address = imported(clerk, title, roster())
    signed(staff, address)
    clerk.goto(address)
    follow(clerk, "发起公示")
    submit(clerk)
    clerk.goto(address)
    clerk.get_by_role("link", name=re.compile("审核、凭证、异议")).click()
    posting = clerk.url
    for number in (1, 2):
        hang(clerk, posting, number)
        assert not barriers(clerk) and not is_wider_than_its_window(clerk)
        prove_and_close(clerk, posting, number)
    hang(clerk, posting, 3)
    expect(clerk.locator("main")).to_contain_text("第三榜·县级公示：公示至")
    with clerk.expect_download() as sheet:
        clerk.get_by_role("link", name="张贴页（PDF）").click()
    assert sheet.value.suggested_filename.endswith(".pdf")
    clerk.get_by_role("link", name="公众看到的页面").click()
    public = clerk.url

    citizen.goto(public)
    expect(line_of(citizen, "周大山")).to_have_count(1)
    shown = citizen.content()
    assert not [serial for serial in range(5) if resident_id(FIRST + serial)[6:] in shown]
    expect(citizen.locator(".posting-box")).to_contain_text("公示期：")
    assert not faults_of(citizen)
    citizen.get_by_role("link", name="网上提出异议").click()
    assert not faults_of(citizen)
    citizen.locator("[name=name]").fill("许异议")
    citizen.get_by_role("button", name="提出异议").click()
    expect(citizen.locator("main [role=alert]")).to_contain_text("异议内容和理由")
    citizen.locator("[name=content]").fill("此户在县城有房")
    citizen.locator("[name=about]").fill("沙梁村周大山")
    citizen.get_by_role("button", name="提出异议").click()
    citizen.wait_for_url("**/receipt/")
    found = re.search(r"Y640221041-\d{4}-\d{4}", citizen.locator("main").inner_text())
    assert found and "许异议" not in citizen.locator("main").inner_text()
    assert not faults_of(citizen)

    clerk.goto("/desk/postings/objections/?state=open")
    clerk.get_by_role("link", name=found.group()).click()
    objection = clerk.url
    assert not barriers(clerk)
    follow(clerk, "记录调查情况")
    clerk.locator("[name=findings]").fill("入户核实，该户在县城有房")
    clerk.locator("[name=position]").fill("2")
    submit(clerk)
    follow(clerk, "拟写答复")
    clerk.locator("[name=result][value=removed]").check()
    clerk.locator("[name=reply]").fill("经核实属实，已移出名单。")
    assert not barriers(clerk)
    submit(clerk)
    clerk.goto(posting)
    reasons = clerk.locator(".choice").filter(has_text="结束本榜")
    expect(reasons).to_contain_text("还有 1 件异议没有答复")
    expect(reasons).to_contain_text("次日起才能结束本榜")
    director = staff("director")
    director.goto(objection)
    follow(director, "批准答复")
    submit(director)

    citizen.goto(public)
    expect(line_of(citizen, "马小兰")).to_have_count(1)
    expect(line_of(citizen, "周大山")).to_have_count(0)
    assert citizen.goto(f"{public}editions/1/").status == 404  # type: ignore[union-attr]
