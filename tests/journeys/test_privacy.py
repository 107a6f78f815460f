"""A leak is found and stopped, and a file leaves the building without what was hidden in it, in a browser."""

import io
import re
import time
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from gongkai.items.tests.persons import PAPER, workbook
from tests.journeys.colleagues import LogIn, follow, signed, submit
from tests.journeys.visitors import barriers, faults_of, is_wider_than_its_window


def status_of(page: Page, address: str) -> int:
    response = page.goto(address)
    assert response is not None
    return response.status


@pytest.mark.journey
def test_a_bulk_rescan_finds_an_old_leak_which_is_withdrawn_from_its_list(
    staff: LogIn, citizen: Page, old_leak: str
) -> None:
    assert status_of(citizen, f"/items/{old_leak}/") == 200
    reviewer = staff("reviewer")
    reviewer.goto("/desk/rescans/")
    reviewer.get_by_role("button", name=re.compile("复查")).first.click()
    expect(reviewer.get_by_text("复查完成")).to_be_visible(timeout=60_000)
    line = reviewer.locator(".rescan-line").filter(has_text=old_leak)
    expect(line).to_contain_text("身份证号")
    expect(line).to_contain_text("5 处")
    assert not barriers(reviewer) and not is_wider_than_its_window(reviewer)

    line.get_by_role("link", name="紧急撤下").click()
    assert not barriers(reviewer)
    submit(reviewer)
    reviewer.goto("/desk/rescans/")
    expect(reviewer.locator(".rescan-line").filter(has_text=old_leak)).to_have_count(0)
    assert status_of(citizen, f"/items/{old_leak}/") == 410


@pytest.mark.journey
def test_an_emergency_withdrawal_empties_everything_at_once(
    staff: LogIn, citizen: Page, old_leak: str
) -> None:
    citizen.goto("/search/?q=补助对象花名册")
    expect(citizen.locator(f"a[href='/items/{old_leak}/']")).to_have_count(1)
    clerk = staff("clerk")
    clerk.goto(f"/desk/items/?q={old_leak}")
    clerk.locator("main table").get_by_role("link").first.click()
    follow(clerk, "紧急撤下")
    expect(clerk.locator("[name=reason]")).to_have_value(re.compile("核实"))

    started = time.monotonic()
    submit(clerk)
    assert status_of(citizen, f"/items/{old_leak}/") == 410
    assert time.monotonic() - started < 3  # two pages of a browser beside the withdrawal itself

    expect(citizen.get_by_text("内容含有不宜公开的个人信息").first).to_be_visible()
    assert "640221" not in citizen.locator("main").inner_text().replace(old_leak, "")
    assert status_of(citizen, f"/items/{old_leak}/item.json") == 410
    assert status_of(citizen, f"/items/{old_leak}/editions/1/") == 410
    for address in ("/search/?q=补助对象花名册", "/items/", f"/search/?q={old_leak}"):
        citizen.goto(address)
        expect(citizen.locator(f"a[href='/items/{old_leak}/']")).to_have_count(0)
    assert not faults_of(citizen)


@pytest.mark.journey
def test_an_attachment_with_a_number_in_a_hidden_column_is_published_without_it(
    staff: LogIn, citizen: Page, tmp_path: Path
) -> None:
    title = f"公租房配租公告{time.time_ns() % 100_000}"
    source = tmp_path / "配租名单.xlsx"
    source.write_bytes(
        workbook([["承租人", "身份证号", "小区"], ["马某", PAPER, "康居小区"]], hidden_column="B")
    )
    clerk = staff("clerk")
    clerk.goto("/desk/items/new/?kind=notice")
    clerk.locator("[name=title]").fill(title)
    clerk.locator("[name=formed_on]").fill(date.today().isoformat())  # noqa: DTZ011
    clerk.locator("[name=body]").fill("现将配租结果公布如下，名单见附件。")
    submit(clerk)
    address = clerk.url
    clerk.goto(f"{address}files/")
    assert not barriers(clerk)
    clerk.locator("input[type=file]").set_input_files(source)
    clerk.get_by_role("button", name="上传并检查").click()
    expect(clerk.locator(".file-line")).to_contain_text("隐藏的列 B 未写入")
    expect(clerk.locator(".file-line")).to_contain_text("公开件没有发现个人信息")
    assert not barriers(clerk)

    signed(staff, address)
    clerk.goto(address)
    follow(clerk, "发布")
    clerk.locator("[name=heading]").select_option(label="其他文件")
    submit(clerk)

    citizen.goto("/items/")
    citizen.get_by_role("link", name=title).first.click()
    link = citizen.locator("main a").filter(has_text="配租名单.xlsx").first
    with citizen.expect_download() as coming:
        link.click()
    public = Path(coming.value.path()).read_bytes()
    assert public != source.read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(public))
    cells = [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert "马某" in cells and PAPER not in cells
