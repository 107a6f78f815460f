"""双公示: penalty items and decisions come in from spreadsheets, are signed and shown; one late, one annulled, one repaired."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from gongkai.items.imports.tests.workbooks import resident_id, xlsx
from tests.journeys.colleagues import LogIn
from tests.journeys.visitors import barriers, is_wider_than_its_window

TODAY = date.today()  # noqa: DTZ011 (the platform under test has the clock of this machine)
YEAR = TODAY.year
LATE_ON = TODAY - timedelta(days=40)
CODES = [
    "CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ",
    "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_JDRQ", "CF_CFJG", "CF_CFJGDM", "失信程度",
]  # fmt: skip


def decision(number: int) -> list[str]:
    """A company's penalty of yesterday; the first is forty days old, the second a natural person's."""
    day = LATE_ON if number == 1 else TODAY - timedelta(days=1)
    person = ["马建国", "自然人", "", "身份证", resident_id(7)]
    company = [f"平罗县第{number}试点工程有限公司", "法人及非法人组织", "91640221MA7DEM219G", "", ""]
    return [
        *(person if number == 2 else company),
        f"平住建罚〔{YEAR}〕{100 + number}号",
        "未采取防尘措施",
        "施工现场未采取防尘措施",
        "《中华人民共和国大气污染防治法》第一百一十五条",
        "罚款",
        "罚款人民币壹万元",
        "1",
        f"{day:%Y/%m/%d}",
        "平罗县住房和城乡建设局",
        "116402210101234502",
        "一般",
    ]


def brought_in(clerk: Page, rows: Sequence[Sequence[str]], name: str, count: int) -> None:
    """The way of an import, from its first page to the confirmation."""
    content = xlsx(rows)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    clerk.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    clerk.get_by_role("button", name="读入并核对").click()
    clerk.get_by_role("button", name="下一步：核对内容").click()
    expect(clerk.locator(".page-head")).to_contain_text(f"{count} 行全部正确")
    clerk.get_by_role("link", name="下一步：预览").click()
    clerk.get_by_role("button", name=f"确认导入 {count} 行").click()


def batch(page: Page, show: str, button: str, step: str) -> None:
    """Everything that is ticked on a year's page takes a step."""
    page.goto(f"/desk/decisions/penalty/{YEAR}/?show={show}")
    assert not barriers(page) and not is_wider_than_its_window(page)
    page.get_by_role("button", name=button).first.click()
    assert not barriers(page)
    page.locator("main form .button--primary[type=submit]").click()
    expect(page.locator("body")).to_contain_text(step)


@pytest.mark.journey
def test_349_penalty_items_come_in_from_a_spreadsheet(staff: LogIn) -> None:
    clerk = staff("clerk")
    clerk.goto("/desk/items/new/?kind=power_list")
    clerk.locator("[name=title]").fill("行政处罚事项清单（导入）")
    clerk.locator("[name=formed_on]").fill(TODAY.isoformat())
    clerk.locator("main form .button--primary[type=submit]").click()
    clerk.get_by_role("link", name="导入名单").click()
    head = ["序号", "事项名称", "事项类别", "设定依据", "启用日期"]
    rows = [
        [str(n), f"对第{n}种违法行为的处罚", "行政处罚", "《中华人民共和国行政处罚法》", f"{YEAR}-01-01"]
        for n in range(1, 350)
    ]
    brought_in(clerk, [head, *rows], "处罚事项.xlsx", 349)
    expect(clerk.locator("main")).to_contain_text("名单共 349 行")


@pytest.mark.journey
def test_45_decisions_are_imported_signed_shown_and_one_is_withdrawn(staff: LogIn) -> None:
    if LATE_ON.year != YEAR:
        pytest.skip(
            "the late one would be last year's: the demo has a list of this year from mid February on"
        )
    clerk, reviewer, director = staff("clerk"), staff("reviewer"), staff("director")
    clerk.goto("/desk/decisions/")
    assert not barriers(clerk) and not is_wider_than_its_window(clerk)
    clerk.get_by_role("link", name="平罗县住建局行政处罚台账").click()
    clerk.get_by_role("link", name="从表格导入").click()
    brought_in(clerk, [CODES, *(decision(number) for number in range(1, 46))], "行政处罚.xlsx", 45)

    batch(reviewer, "waiting", "审查通过", "已审查，等待签核")
    batch(director, "cleared", "签核", "已签核，等待发布")
    clerk.goto(f"/desk/decisions/penalty/{YEAR}/")
    clerk.get_by_role("link", name="发布", exact=False).first.click()
    assert not barriers(clerk)
    clerk.get_by_role("button", name="发布").click()
    expect(clerk.locator("body")).to_contain_text("其中 1 件超过了公示期限")
    clerk.goto(f"/desk/decisions/penalty/{YEAR}/?show=late")
    expect(clerk.locator("main tbody tr")).to_have_count(1)
    expect(clerk.locator("main tbody")).to_contain_text(f"平住建罚〔{YEAR}〕101号")

    clerk.get_by_role("link", name="公众看到的页面").click()
    address = clerk.url
    expect(clerk.locator("main")).to_contain_text("平罗县第3试点工程有限公司")
    expect(clerk.locator("main")).not_to_contain_text("马建国")
    assert resident_id(7) not in clerk.content() and not barriers(clerk)

    clerk.goto(f"/desk/decisions/penalty/{YEAR}/?q=第3试点")
    clerk.locator("main tbody a").first.click()
    here = clerk.url
    clerk.get_by_role("link", name="到台账中更正").click()
    clerk.get_by_role("link", name="撤销", exact=True).click()
    clerk.locator("[name=own_annulled_by], [name$=annulled_by]").fill("平政复决〔2026〕5号")
    clerk.locator("[name=reason]").fill("行政复议撤销")
    clerk.locator("main form .button--primary[type=submit]").click()
    clerk.goto("/desk/")
    expect(clerk.locator("main")).to_contain_text("撤回公示并公布原因")
    clerk.goto(here)
    clerk.get_by_role("link", name="撤下").click()
    clerk.get_by_label("决定被变更").check()
    clerk.locator("[name=reason]").fill("经行政复议撤销")
    clerk.locator("main form .button--primary[type=submit]").click()
    expect(clerk.locator("main")).to_contain_text("已停止公示")
    clerk.goto(address)
    expect(clerk.locator("main")).to_contain_text("撤回 1 件行政处罚决定信息。原因：经行政复议撤销。")
    expect(clerk.locator("main")).not_to_contain_text("平罗县第3试点工程有限公司")


@pytest.mark.journey
def test_a_penalty_is_repaired_by_two_and_leaves_the_public_list(staff: LogIn) -> None:
    clerk, director = staff("clerk"), staff("director")
    clerk.goto("/desk/decisions/penalty/2021/?show=shown")
    clerk.locator("main tbody a").last.click()
    number, here = clerk.locator("h1").inner_text(), clerk.url
    clerk.get_by_role("link", name="登记修复申请").click()
    clerk.locator("[name=materials]").fill("缴款凭证")
    clerk.locator("main form .button--primary[type=submit]").click()
    director.goto(here)
    director.get_by_role("link", name="决定", exact=True).click()
    assert not barriers(director)
    director.get_by_label("予以修复").check()
    director.locator("[name=reason]").fill("已履行")
    director.locator("main form .button--primary[type=submit]").click()
    expect(director.locator("main")).to_contain_text("信用修复")
    director.goto("/desk/decisions/penalty/2021/")
    director.get_by_role("link", name="公众看到的页面").click()
    expect(director.locator("main")).not_to_contain_text(number)
