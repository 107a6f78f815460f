"""A clerk brings a list in from a spreadsheet, mends what is wrong with it, and takes an import back."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai.items.imports.tests.workbooks import pasted, resident_id, xlsx
from tests.journeys.colleagues import LogIn
from tests.journeys.visitors import barriers, is_wider_than_its_window

HEAD = ["序号", "承租人", "身份证号", "保障人口（人）", "配租小区", "楼栋房号", "建筑面积（㎡）", "配租日期"]


def household(serial: int, **changes: str) -> list[str]:
    told = {
        "serial": str(serial),
        "name": f"马 {'晓小明建国秀英玉兰德'[serial % 10]}{'兰芳华军平'[serial // 10 % 5]}",
        "paper": resident_id(500 + serial),
        "people": f"{serial % 5 + 1}人",
        "community": "惠民小区",
        "door": f"{serial}号楼2单元501室",
        "area": "48.5㎡",
        "day": "2020年6月18日",
    }
    return list({**told, **changes}.values())


# What is typed over each faulty cell, by row of the spreadsheet and column.
WRONG: dict[int, tuple[dict[str, str], str, str]] = {
    4: ({"name": ""}, "household", "马晓兰"),
    5: ({"paper": resident_id(502)[:17] + "Y"}, "paper_number", resident_id(502)),
    6: ({"paper": "6.40221E+17"}, "paper_number", resident_id(503)),
    7: ({"people": "很多"}, "people", "4"),
    8: ({"people": "40"}, "people", "5"),
    9: ({"area": "1亩"}, "area", "48.5"),
    10: ({"day": "2020年2月30日"}, "allocated_on", "2020/2/29"),
    11: ({"community": "惠" * 81}, "community", "惠民小区"),
    12: ({"door": f"身份证{resident_id(509)}"}, "door", "9号楼2单元501室"),
    13: ({"paper": resident_id(511)}, "paper_number", resident_id(510)),
}


def spreadsheet() -> str:
    rows = [household(number - 3, **WRONG[number][0] if number in WRONG else {}) for number in range(4, 20)]
    title, foot = ["2020年公租房实物配租名单"], ["合计", "", "", "48人"]
    return pasted([title, [], HEAD, *rows, foot, ["制表人：马建国"]])


def registered(clerk: Page, title: str) -> str:
    """The address of a new list."""
    clerk.goto("/desk/items/new/?kind=allocation_list")
    clerk.locator("[name=title]").fill(title)
    clerk.locator("[name=formed_on]").fill(date.today().isoformat())  # noqa: DTZ011
    clerk.locator("main form .button--primary[type=submit]").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text(title)
    return clerk.url


@pytest.mark.journey
def test_an_allocation_list_with_ten_kinds_of_errors_is_pasted_and_mended(staff: LogIn) -> None:
    clerk = staff("clerk")
    address = registered(clerk, "公租房实物配租名单（粘贴）")
    clerk.get_by_role("link", name="导入名单").click()
    assert not barriers(clerk)
    clerk.get_by_label("或者粘贴").fill(spreadsheet())
    clerk.get_by_role("button", name="读入并核对").click()

    expect(clerk.get_by_role("heading", level=1)).to_have_text("核对栏目")
    expect(clerk.locator("main")).to_contain_text("合计行（第 20 行）不算名单行，未导入")
    expect(clerk.locator("[name=column_2]")).to_have_value("paper_number")
    assert not barriers(clerk)
    clerk.get_by_role("button", name="下一步：核对内容").click()

    # Row 14 holds the number that row 13 repeats: both are named, only one is typed over.
    expect(clerk.locator(".page-head")).to_contain_text("16 行中有 11 行有误")
    kinds = clerk.locator(".fault-kinds")
    for kind in (
        "必填未填 1", "不是数字 1", "日期有误 1", "超出范围 1", "单位不符 1",
        "超过字数 1", "号码有误 1", "号码位数丢失 1", "公开栏目中有个人号码 1", "本次导入中重复 2",
    ):  # fmt: skip
        expect(kinds).to_contain_text(kind)
    assert not barriers(clerk) and not is_wider_than_its_window(clerk)

    clerk.get_by_role("button", name="超出范围 1").click()
    expect(clerk.locator("tbody tr")).to_have_count(1)
    clerk.locator("[name='cell:8:people']").fill("很少")
    clerk.get_by_role("button", name="全部").click()
    expect(clerk.locator("[name='cell:8:people']")).to_have_value("很少")
    expect(kinds).to_contain_text("不是数字 2")
    for number, (_, code, text) in WRONG.items():
        clerk.locator(f"[name='cell:{number}:{code}']").fill(text)
    clerk.get_by_role("button", name="保存并重新核对").last.click()
    expect(clerk.locator(".page-head")).to_contain_text("16 行全部正确")

    clerk.get_by_role("link", name="下一步：预览").click()
    preview = clerk.locator(".preview-table")
    expect(preview).to_contain_text("公众看不到的")
    expect(preview).not_to_contain_text(resident_id(502))
    expect(preview.locator("tbody tr")).to_have_count(16)
    assert not barriers(clerk) and not is_wider_than_its_window(clerk)
    clerk.get_by_role("button", name="确认导入 16 行").click()
    expect(clerk).to_have_url(address)
    expect(clerk.locator("main .preview table tbody tr")).to_have_count(16)
    expect(clerk.locator("main .preview")).not_to_contain_text("501室")


@pytest.mark.journey
def test_an_import_is_undone_as_a_whole(staff: LogIn) -> None:
    clerk = staff("clerk")
    address = registered(clerk, "公租房实物配租名单（撤销）")
    rows = [HEAD, *(household(number) for number in range(31, 36))]
    content = xlsx(rows, hidden_columns=[2])
    clerk.get_by_role("link", name="导入名单").click()
    file = {"name": "配租名单.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    clerk.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    clerk.get_by_role("button", name="读入并核对").click()
    expect(clerk.locator("main")).to_contain_text("隐藏的列 C 含 5 个身份证号，未导入")
    clerk.locator("[name=column_2]").select_option("paper_number")

    clerk.context.clear_cookies()  # the session is cut: what was read waits
    clerk = staff("clerk")
    clerk.get_by_role("link", name="公租房实物配租名单（撤销）").first.click()
    clerk.locator("[name=column_2]").select_option("paper_number")
    clerk.get_by_role("button", name="下一步：核对内容").click()
    clerk.get_by_role("link", name="下一步：预览").click()
    clerk.get_by_role("button", name="确认导入 5 行").click()
    expect(clerk.locator("main .preview table tbody tr")).to_have_count(5)

    clerk.get_by_role("link", name="配租名单.xlsx").click()
    assert not barriers(clerk)
    clerk.get_by_role("button", name="撤销导入，撤出 5 行").click()
    expect(clerk).to_have_url(address)
    expect(clerk.locator("main")).to_contain_text("已撤销这次导入，撤出 5 行")
    expect(clerk.locator("main .preview table")).to_have_count(0)
    expect(clerk.locator("main .entries, aside .entries").first).to_contain_text(
        "撤销导入“配租名单.xlsx”，撤出 5 行"
    )
