"""Where the head stands, which column is which, and which lines are none of the list."""

import pytest

from gongkai.items.imports.heads import find_head
from gongkai.items.imports.leftovers import example_of, left_out
from gongkai.items.imports.matching import columns_of, match
from gongkai.items.imports.reading import Sheet
from gongkai.items.imports.telling import told_of
from gongkai.items.imports.tests.workbooks import resident_id
from gongkai.items.kinds import Kind, kind_of

ROSTER = kind_of("roster")
HOUSEHOLDS = Kind(
    code="households",
    label="试用名单",
    description="试用",
    identified_by="paper",
    columns=(
        {"code": "name", "label": "户主姓名", "required": True, "privacy": "name", "example": "张某某"},
        {"code": "paper", "label": "身份证号", "unique": True, "privacy": "paper", "checks": ["resident_id"]},
        {"code": "grade", "label": "危房等级", "type": "choice", "choices": ["C级", "D级"]},
        {"code": "area", "label": "面积", "type": "decimal", "unit": "平方米", "aliases": ["建筑面积"]},
        {"code": "money", "label": "补助金额", "type": "decimal", "unit": "元"},
    ),
)  # type: ignore[arg-type]


def sheet(*rows: list[str], hidden: tuple[int, ...] = (), hidden_rows: tuple[int, ...] = ()) -> Sheet:
    return Sheet("表", rows, hidden_columns=frozenset(hidden), hidden_rows=frozenset(hidden_rows))


def matched(kind: Kind, found: Sheet) -> list[str]:
    return match(kind, found, find_head(kind, found))


@pytest.mark.parametrize(
    "head",
    [
        ["户主姓名", "身份证号", "危房等级", "面积", "补助金额"],
        ["户主\n姓名*", "身份证号码", "危房等级（C级/D级）", "建筑面积（㎡）", "补助金额(元)"],
        ["户 主", "公民身份号码", "危房等级", "面积：平方米", "补助金额/元"],
    ],
)
def test_a_head_is_known_whatever_its_spelling(head: list[str]) -> None:
    table = sheet(["2020年度危房改造名单"], [], head, ["马晓兰", resident_id(1), "D级", "60", "30000"])
    assert find_head(HOUSEHOLDS, table) == 3
    assert matched(HOUSEHOLDS, table) == ["name", "paper", "grade", "area", "money"]


def test_a_head_of_two_rows_is_read_from_both() -> None:
    table = sheet(
        ["序号", "户主姓名", "房屋情况", "", "补助金额"],
        ["序号", "户主姓名", "危房等级", "面积", "补助金额"],
        ["1", "马晓兰", "D级", "60", "30000"],
    )
    assert find_head(HOUSEHOLDS, table) == 2
    table = sheet(
        ["序号", "户主姓名", "房屋情况", ""], ["", "", "危房等级", "面积"], ["1", "马晓兰", "D级", "60"]
    )
    assert find_head(HOUSEHOLDS, table) == 2
    assert matched(HOUSEHOLDS, table) == ["", "name", "grade", "area"]


def test_a_column_of_identity_numbers_is_known_by_its_content() -> None:
    table = sheet(
        ["户主姓名", "号码", "等级"], ["马晓兰", resident_id(1), "C级"], ["李四", resident_id(2), "D级"]
    )
    assert matched(HOUSEHOLDS, table) == ["name", "paper", "grade"]


def test_without_a_head_columns_are_taken_in_order_when_they_fit() -> None:
    table = sheet(["马晓兰", resident_id(1), "C级", "60"], ["李四", resident_id(2), "D级", "70"])
    assert find_head(HOUSEHOLDS, table) is None
    assert matched(HOUSEHOLDS, table) == ["name", "paper", "grade", "area"]
    assert "没有找到表头" in "".join(
        told_of(HOUSEHOLDS, table, sheets=[], head_row=None, matching=["name"] * 4)
    )


def test_a_hidden_column_is_never_matched_by_itself() -> None:
    table = sheet(["户主姓名", "身份证号", "面积"], ["马晓兰", resident_id(1), "60"], hidden=(1,))
    assert matched(HOUSEHOLDS, table) == ["name", "", "area"]
    told = told_of(HOUSEHOLDS, table, sheets=[], head_row=1, matching=["name", "", "area"])
    assert told[0] == "隐藏的列 B 含 1 个身份证号，未导入。"
    (hidden,) = [column for column in columns_of(table, 1) if column.is_hidden]
    assert resident_id(1)[:14] not in hidden.example


def test_a_head_with_another_unit_is_not_matched_and_told() -> None:
    table = sheet(["户主姓名", "补助金额（万元）", "面积（亩）"], ["马晓兰", "3", "1"])
    assert matched(HOUSEHOLDS, table) == ["name", "", ""]
    told = "".join(told_of(HOUSEHOLDS, table, sheets=[], head_row=1, matching=["name", "", ""]))
    assert "没有对应“补助金额”，因为单位不是元" in told and "没有对应“面积”，因为单位不是平方米" in told


def test_columns_that_have_no_place_are_told_with_what_they_hold() -> None:
    table = sheet(["户主姓名", "面积", "联系"], ["马晓兰", "60", "13900000001"])
    told = told_of(ROSTER, table, sheets=[], head_row=1, matching=["household", "area", ""])
    assert told == ["没有对应栏目、未导入的列：“联系”（C 列），含 1 个手机号码。"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["合 计", "", "120"], "合计行"),
        (["", "小计", "120"], "合计行"),
        (["合计31户", ""], "合计行"),
        (["以上合计：31户"], "合计行"),
        (["制表人：张三"], "表尾说明"),
        (["填报单位（盖章）："], "表尾说明"),
        (["审核人：李四", "", "填表日期：2020年1月5日"], "表尾说明"),
        (["注：以上名单公示七日"], "表尾说明"),
        (["序号", "户主姓名", "面积"], "重复的表头"),
        (["7"], "只有序号的空行"),
        (["1", "合小明", "60"], ""),
        (["1", "总计划", "60"], ""),
        (["", "", "60"], ""),
    ],
)
def test_lines_that_are_none_of_the_list(row: list[str], why: str) -> None:
    table = sheet(["序号", "户主姓名", "面积"], ["1", "马晓兰", "60"], row)
    assert left_out(HOUSEHOLDS, table, 1, ["", "name", "area"]).get(3, "") == why


def test_the_example_of_the_template_is_left_out() -> None:
    head = [column.label for column in HOUSEHOLDS.columns]
    example = [example_of(column) for column in HOUSEHOLDS.columns]
    table = sheet(head, example, ["张某某", resident_id(1), "D级", "60", "1"])
    assert left_out(HOUSEHOLDS, table, 1, matched(HOUSEHOLDS, table)) == {2: "示例行"}


def test_hidden_rows_and_sheets_are_told() -> None:
    table = sheet(["户主姓名", "面积"], ["马晓兰", "60"], ["李四", "70"], hidden_rows=(2,))
    sheets = [
        {"name": "表", "hidden": False},
        {"name": "底稿", "hidden": True},
        {"name": "表二", "hidden": False},
    ]
    told = told_of(HOUSEHOLDS, table, sheets=sheets, head_row=1, matching=["name", "area"])
    assert told[0] == "隐藏的工作表“底稿”未导入。"
    assert told[1].startswith("隐藏的 1 行（第 3 行）未导入")
    assert "“表二”未读" in told[2]
