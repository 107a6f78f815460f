"""监督 in a browser: the register narrowed and taken along, the year's figures, the authority's board, the guide kept true."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleagues import follow, submit
from tests.journeys.visitors import barriers, is_wider_than_its_window

Office = Callable[[str], Page]
BUREAU = "平罗县住建局"


def is_right(page: Page) -> None:
    assert not barriers(page)
    assert not is_wider_than_its_window(page)


def words_of(workbook: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook.read_bytes())) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


@pytest.mark.journey
def test_the_office_and_its_authority_see_what_is_due_what_was_done_and_keep_the_guide_true(
    office: Office,
) -> None:
    clerk = office("clerk")
    clerk.goto("/desk/applications/")
    clerk.get_by_label("期限").select_option(label="在办，已逾期")
    clerk.get_by_role("button", name="筛选").click()
    late = clerk.locator("main tbody tr")
    expect(late.first).to_contain_text("已逾期")
    number = late.first.locator(".small").first.inner_text().split(" ")[0]
    is_right(clerk)
    with clerk.expect_download() as register:
        clerk.get_by_role("link", name="导出表格（XLSX，不含身份信息）").click()
    told = words_of(register.value.path())
    assert number in told and "李淑琴" not in told

    clerk.goto("/desk/applications/statistics/")
    received = clerk.locator("section").filter(has=clerk.get_by_role("heading", name="按提交方式"))
    count = received.locator("tfoot a").first.inner_text()
    is_right(clerk)
    received.locator("tfoot a").first.click()
    expect(clerk.locator(".list-line")).to_contain_text(f"共 {count} 件")

    county = office("county")
    county.goto("/desk/oversight/")
    line = county.locator("main tr").filter(has=county.get_by_role("link", name=BUREAU, exact=True))
    overdue = line.get_by_role("cell").nth(2)
    assert int(overdue.inner_text()) >= 1
    is_right(county)
    overdue.get_by_role("link").click()
    expect(county.locator("main")).to_contain_text(number)
    expect(county.locator("main")).not_to_contain_text("李**")

    clerk.goto("/desk/guide/")
    expect(clerk.get_by_text("还没有编制公开指南")).to_be_visible()
    is_right(clerk)
    clerk.get_by_role("button", name="生成公开指南").click()
    expect(clerk.get_by_text("已按现在的内容生成公开指南")).to_be_visible()
    administrator = office("admin")
    administrator.goto("/admin/organs/organ/?q=640221041")
    follow(administrator, "640221041")
    administrator.locator("[name=phone]").fill("0952-3816199")
    administrator.locator("[name=_save]").click()
    clerk.goto("/desk/guide/")
    expect(clerk.get_by_text("与指南不一致")).to_be_visible()
    expect(clerk.locator("main")).to_contain_text("0952-3816199")
    submit(clerk)
    clerk.goto("/desk/guide/")
    expect(clerk.get_by_text("公开指南还没有公布")).to_be_visible()
