import io
import time
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions import rendition
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.sheets.model import Merge
from gongkai.privacy.renditions.sheets.reading import read_workbook
from gongkai.privacy.renditions.sheets.shown import shown
from gongkai.privacy.tests.rendition_samples import SECRET, old_workbook, open_workbook, photograph, workbook

HIDE = {"hidden": True}


def rows_of(content: bytes, sheet: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def all_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_hidden_columns_rows_and_sheets_are_not_written_and_the_rest_closes_up() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("名单")
        for row, values in enumerate([["序号", "证件", "姓名"], [1, SECRET, "甲某"], [2, SECRET, "乙某"]]):
            sheet.write_row(row, 0, values)
        sheet.set_column(1, 1, 20, None, HIDE)
        sheet.set_row(1, None, None, HIDE)
        book.add_worksheet("底稿").write(0, 0, SECRET)
        book.get_worksheet_by_name("底稿").hide()
        book.add_worksheet("更深").write(0, 0, SECRET)
        book.get_worksheet_by_name("更深").very_hidden()

    made = rendition(workbook(fill), "名单.xlsx")
    assert rows_of(made.content) == [["序号", "姓名"], [2.0, "乙某"]]
    assert SECRET not in all_text(made.content)
    assert "工作表“名单”隐藏的列 B 未写入" in made.changes
    assert "工作表“名单”隐藏的行 2 未写入" in made.changes
    assert "隐藏的工作表“底稿”未写入" in made.changes
    assert "隐藏的工作表“更深”未写入" in made.changes


def test_comments_names_links_pictures_lists_and_properties_are_not_written() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.set_properties({"author": SECRET, "title": SECRET, "company": SECRET})
        book.set_custom_property("owner", SECRET)
        sheet = book.add_worksheet()
        sheet.write_comment(0, 0, SECRET, {"author": SECRET})
        book.define_name("owner", f'="{SECRET}"')
        sheet.write_url(1, 0, f"mailto:{SECRET}@example.cn", None, "写信")
        sheet.data_validation(2, 0, 2, 0, {"validate": "list", "source": [SECRET, "乙"]})
        sheet.insert_image(3, 3, "a.jpg", {"image_data": io.BytesIO(photograph()), "description": SECRET})
        sheet.set_header(f"&C{SECRET}")
        sheet.write(0, 0, "看得见")

    made = rendition(workbook(fill), "a.xlsx")
    assert SECRET not in all_text(made.content)
    assert rows_of(made.content)[:2] == [["看得见"], ["写信"]]
    assert "删去批注 1 条" in made.changes
    assert "定义的名称已删去" in made.changes
    assert any(change.startswith("图片、图表、图形 1 个未写入") for change in made.changes)


def test_formulas_become_their_results_and_text_never_becomes_a_formula() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, f'=IF(1,"甲","{SECRET}")', None, "甲")
        for row, text in enumerate(("=1+1", "+86", "-5", "@sum", "http://example.cn"), start=1):
            sheet.write_string(row, 0, text)

    made = rendition(workbook(fill), "a.xlsx")
    assert SECRET not in all_text(made.content)
    assert "<f>" not in all_text(made.content)
    assert [row[0] for row in rows_of(made.content)] == [
        "甲",
        "=1+1",
        "+86",
        "-5",
        "@sum",
        "http://example.cn",
    ]
    assert "公式 1 处换成了结果" in made.changes


def test_merged_cells_keep_their_text_when_their_corner_is_hidden() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 3, "平罗县公示名单", book.add_format({"bold": True, "align": "center"}))
        sheet.write_row(1, 0, ["甲", "乙", "丙", "丁"])
        sheet.set_column(0, 0, 10, None, HIDE)

    made = rendition(workbook(fill), "a.xlsx")
    assert rows_of(made.content) == [["平罗县公示名单", "", ""], ["乙", "丙", "丁"]]
    read = read_workbook(made.content, Changes())
    assert read.sheets[0].merges == [Merge(0, 0, 0, 2)]
    assert read.looks[read.sheets[0].rows[0][0].look].bold


def test_text_below_a_merged_cell_is_not_written() -> None:
    content = workbook(lambda book: _merge_over(book.add_worksheet()))
    assert SECRET not in all_text(rendition(content, "a.xlsx").content)


def _merge_over(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.merge_range(0, 0, 0, 2, "标题")
    sheet.write_string(0, 1, SECRET)


def test_looks_stay() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        look = {
            "bold": True,
            "bg_color": "#DDEEFF",
            "border": 1,
            "align": "center",
            "text_wrap": True,
            "font_size": 16,
        }
        sheet.write(0, 0, "表头", book.add_format(look))
        sheet.set_column(0, 0, 33)
        sheet.set_row(0, 40)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.write_datetime(1, 0, datetime(2024, 5, 1), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001

    read = read_workbook(rendition(workbook(fill), "a.xlsx").content, Changes())
    sheet = read.sheets[0]
    look = read.looks[sheet.rows[0][0].look]
    assert (look.bold, look.fill, look.size, look.across, look.wraps) == (
        True,
        "DDEEFF",
        16.0,
        "center",
        True,
    )
    assert look.borders == (1, 1, 1, 1)
    assert sheet.widths[0] == pytest.approx(33.71, abs=0.1)
    assert (round(sheet.heights[0]), sheet.frozen, sheet.is_landscape) == (40, (1, 0), True)
    assert read.looks[sheet.rows[1][0].look].number == "yyyy-mm-dd"


def test_letters_in_the_colour_of_the_paper_are_not_written() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "看得见")
        sheet.write(1, 0, SECRET, book.add_format({"font_color": "white"}))
        sheet.write(2, 0, "深底白字", book.add_format({"font_color": "white", "bg_color": "navy"}))

    made = rendition(workbook(fill), "a.xlsx")
    assert SECRET not in all_text(made.content)
    assert "深底白字" in all_text(made.content)


@pytest.mark.parametrize(
    ("value", "number", "seen"),
    [
        (12.3456, "0.00", 12.35),
        (0.12345, "0.0%", 0.123),
        (1234567.0, "#,##0", 1234567.0),
        (12.3456, "General", 12.3456),
        (45413.75, "yyyy-mm-dd", 45413.0),
        (45413.75, "yyyy-mm-dd hh:mm", 45413.75),
        (30000.0, "yyyy", "1982"),
        (30000.0, 'yyyy"年"m"月"', "1982年2月"),
        (30000.0, '"***"', "***"),
        (30000.0, ";;;", ""),
        (13812345678.0, '"已隐去";;;', "已隐去"),
        ("张某", ";;;", ""),
        ("张某", ';;;"姓名不公开"', "姓名不公开"),
        ("张某", '@"同志"', "张某同志"),
        ("张某", "0.00", "张某"),
        (-3.0, "0.00;[Red]-0.00", -3.0),
        (True, "0", True),
        (15000.0, '0.0,"千元"', 15000.0),
        (45413.5, "h:mm", 0.5),
    ],
)
def test_no_more_is_written_than_the_number_format_shows(value: object, number: str, seen: object) -> None:
    assert shown(value, number, starts_1904=False)[0] == seen


def test_a_workbook_with_nothing_to_see_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可见的内容"):
        rendition(workbook(lambda book: book.add_worksheet()), "a.xlsx")


def test_an_old_workbook_becomes_xlsx_without_what_is_hidden() -> None:
    made = rendition(old_workbook(), "名单.xls")
    assert made.name == "名单.xlsx"
    assert SECRET not in all_text(made.content)
    assert [row[0] for row in rows_of(made.content)] == ["公示名单", "姓名", "甲某", "乙某"]
    assert rows_of(made.content)[2][1:] == [date(2024, 5, 1), 1234.57]
    assert read_workbook(made.content, Changes()).sheets[0].merges == [Merge(0, 0, 0, 2)]


def test_an_open_document_becomes_xlsx_without_what_is_hidden() -> None:
    made = rendition(open_workbook(), "名单.ods")
    assert made.name == "名单.xlsx"
    assert SECRET not in all_text(made.content)
    assert rows_of(made.content) == [["公示名单", "", ""], ["甲某", "2024-05-01", 1234.57]]
    assert "删去批注 1 条" in made.changes
    assert "工作表“名单”隐藏的列 B 未写入" in made.changes


def test_the_same_workbook_gives_the_same_bytes_without_a_day_of_making() -> None:
    content = workbook(lambda book: book.add_worksheet().write(0, 0, "甲"))
    made = rendition(content, "a.xlsx").content
    assert made == rendition(content, "a.xlsx").content
    assert "docProps" not in all_text(made)


def test_four_thousand_rows_take_no_more_than_a_few_seconds() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row in range(4_000):
            sheet.write_row(row, 0, [row, "张某某", "平罗县城关镇", 12.5, *["补助"] * 8])

    content = workbook(fill)
    started = time.perf_counter()
    rendition(content, "a.xlsx")
    assert time.perf_counter() - started < 5
