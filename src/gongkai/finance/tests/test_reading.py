"""Workbooks and pastes: titles, merged heads, units, blanks; every fault names its sheet, its cell and the way out."""

from dataclasses import dataclass, field

import pytest

from gongkai.finance.forms import form_of
from gongkai.finance.reading import read_sheets
from gongkai.finance.reading.amounts import amount
from gongkai.finance.reading.tables import read_table
from gongkai.finance.tests.samples import budget, final_accounts, quarter
from gongkai.finance.workbook import write
from gongkai.items.imports.reading import read_file, read_paste

BUDGET, ACCOUNTS, THREE = form_of("budget"), form_of("final_accounts"), form_of("three_expenses")


@dataclass
class Sheet:
    name: str
    rows: list[list[str]] = field(default_factory=list)
    hidden: bool = False


@pytest.mark.parametrize(
    ("form", "filled"), [(BUDGET, budget()), (ACCOUNTS, final_accounts()), (THREE, quarter(3))]
)
def test_what_is_written_as_a_workbook_is_read_back_to_the_cent(form, filled) -> None:
    content = write(form, organ="甲县住房和城乡建设局", period="2020年度", filled=filled)
    read = read_sheets(form, read_file(content, "表.xlsx"))
    assert (read.faults, read.unused) == ([], [])
    assert read.tables == filled


@pytest.mark.parametrize("form", [BUDGET, ACCOUNTS, THREE])
def test_the_blank_template_is_read_as_tables_without_data(form) -> None:
    read = read_sheets(form, read_file(write(form, organ="甲局", period="2020年度"), "模板.xlsx"))
    assert not read.faults
    assert set(read.tables) == {table.code for table in form.tables}
    assert all(table.is_empty for table in read.tables.values())


PASTED = """平罗县××局2020年第三季度“三公”经费支出情况表\t\t\t
编制单位：××局\t\t\t单位：万元
序号\t项目\t年初预算数\t支出数\t
\t\t\t本季度支出\t本年累计
1\t合计\t17.00\t4.33\t10.49
2\t1.因公出国（境）费用\t\t—\t-
3\t2.公务用车购置及运行维护费\t15\t3.92\t９．７４
4\t其中：公务用车购置费\t0\t0\t0
5\t公务用车运行维护费\t15.00\t3.92\t9.74
6\t3.公务接待费\t2.00\t 0.41 \t0.75
7\t公务用车保有量\t\t\t6
8\t国内公务接待批次（批）\t\t6\t11
注：本表为财政拨款安排的支出。\t\t\t"""


def three(text: str):
    [sheet] = read_paste(text)
    return read_table(THREE, THREE.table("three"), sheet.rows, name="粘贴的内容")


def test_a_local_table_is_read_under_its_own_heads_and_names() -> None:
    reading = three(PASTED)
    assert reading.faults == []
    line = reading.table.line
    assert str(line("lines", "vehicle_running").value("cumulative")) == "9.74"
    assert str(line("lines", "total").value("budgeted")) == "17.00"
    assert str(line("lines", "vehicles_held").value("cumulative")) == "6"
    assert "period" not in line("lines", "abroad").values


def test_a_word_in_a_cell_of_figures_is_named_with_its_cell() -> None:
    assert three(PASTED.replace("\t4.33\t", "\t约4万\t")).faults == [
        "粘贴的内容 D5 格“合计”的“本季度”写的是“约4万”，不是数字：请改成数字，没有的留空"
    ]


def test_another_unit_is_refused_where_it_is_written() -> None:
    assert three(PASTED.replace("单位：万元", "单位：元")).faults == [
        "粘贴的内容 D2 格写明单位是元，本表的单位是万元：请换算后再导入"
    ]


def test_a_missing_column_is_named() -> None:
    assert three(PASTED.replace("本年累计", "备用")).faults == [
        "粘贴的内容第 4 行的表头缺少“本年累计”一栏：请补上这一栏，没有数字的留空"
    ]


def test_a_line_that_is_not_of_the_form_is_named_with_the_nearest() -> None:
    assert three(PASTED.replace("3.公务接待费", "3.公务接待费用支出")).faults == [
        "粘贴的内容 B10 格“3.公务接待费用支出”不是本表的项目，是否是“三、公务接待费”"
    ]


def test_figures_without_a_name_are_not_lost_in_silence() -> None:
    assert (
        three(PASTED.replace("\t3.公务接待费\t", "\t\t"))
        .faults[0]
        .startswith("粘贴的内容 C10 格写着“2.00”，这一行没有项目名称")
    )


def test_codes_in_three_columns_are_joined_and_wrong_ones_told() -> None:
    rows = [
        ["一般公共预算支出情况表"],
        ["科目编码", "", "", "科目名称", "合计", "基本支出", "项目支出"],
        ["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"],
        ["212", "", "", "城乡社区支出", "1", "1", ""],
        ["212", "01", "", "城乡社区管理事务", "1", "1", ""],
        ["212", "01", "01", "行政运行", "1", "1", ""],
        ["212", "1", "", "其他", "1", "1", ""],
        ["", "", "", "合计", "1", "1", ""],
    ]
    reading = read_table(BUDGET, BUDGET.table("general"), rows, name="工作表“表五”")
    assert reading.faults == [
        "工作表“表五” A7 格“其他”的科目编码“2121”位数不对：类级 3 位、款级 5 位、项级 7 位"
    ]


def test_a_class_is_known_by_its_name_whatever_its_place() -> None:
    rows = [
        ["项目", "预算数", "项目", "预算数"],
        ["一、一般公共预算拨款收入", "5", "十二、城乡社区支出", "5"],
        ["收入总计", "5", "其他的支出", "1"],
        ["", "", "228 专项支出", "2"],
    ]
    reading = read_table(BUDGET, BUDGET.table("overall"), rows, name="工作表“1”")
    assert reading.faults == [
        "工作表“1” C3 格“其他的支出”不是已知的类级科目：请核对名称，或在名称前写上三位科目编码：请按模板的项目填写"
    ]
    rows[2][2] = ""
    rows[2][3] = ""
    reading = read_table(BUDGET, BUDGET.table("overall"), rows, name="工作表“1”")
    opened = [(line.code, line.label) for line in reading.table.side("expense") if line.is_open]
    assert opened == [("212", "城乡社区支出"), ("228", "专项支出")]


def test_sheets_are_known_by_title_name_or_number_and_told_apart() -> None:
    head = [
        "科目编码",
        "科目名称",
        "合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ]
    title = ["支出决算表"]
    sheets = [
        Sheet("Sheet1", [title, head]),
        Sheet("公开03表", [[""], head]),
        Sheet("说明", [["一些文字"]]),
        Sheet("旧", [title], hidden=True),
    ]
    read = read_sheets(ACCOUNTS, sheets)
    assert read.faults == ["工作表“Sheet1”和“公开03表”都是公开03表《支出决算表》：请只留一张"]
    assert set(read.unused) == {"说明", "旧"}


def test_a_workbook_of_something_else_is_told_so() -> None:
    read = read_sheets(BUDGET, [Sheet("花名册", [["姓名", "地址"]])])
    assert read.faults[0].startswith("没有找到部门预算的任何一张表")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1,234.5", "1234.50"),
        ("１２.3", "12.30"),
        ("12.340000000001", "12.34"),
        ("0", "0.00"),
        (".5", "0.50"),
    ],
)
def test_figures_come_in_many_spellings(text: str, shown: str) -> None:
    assert str(amount(text, places=2)) == shown


@pytest.mark.parametrize(
    ("text", "why"),
    [("1.234", "超过 2 位小数"), ("-1", "是负数"), ("1e5", "不是数字"), ("9" * 20, "数字过大")],
)
def test_what_is_no_figure_of_the_form_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        amount(text, places=2)
