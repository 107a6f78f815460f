"""Files and pastes as clerks have them."""

import io
import zipfile
from typing import Any

import pytest

from gongkai.items.imports.reading import NotReadable, read_file, read_paste
from gongkai.items.imports.reading.workbooks import text_of
from gongkai.items.imports.tests.workbooks import resident_id, xlsx
from gongkai.privacy.tests.made_compound_files import xls

HEAD = ["户主姓名", "面积"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_file_is_read_in_every_usual_encoding_and_with_every_separator(
    encoding: str, separator: str
) -> None:
    text = "\r\n".join(separator.join(row) for row in [HEAD, ["马晓兰", "60"], ["李四", '"1,000"']])
    (sheet,) = read_file(text.encode(encoding), "名单.csv")
    assert sheet.rows == [HEAD, ["马晓兰", "60"], ["李四", "1,000"]]


def test_a_quoted_cell_may_hold_a_line_break_and_a_lone_mark_is_a_character() -> None:
    (sheet,) = read_paste('马晓兰\t"擅自\r\n施工"\t60\r\n')
    assert sheet.rows == [["马晓兰", "擅自\n施工", "60"]]
    (sheet,) = read_paste('5" 管\t60\n李四\t70')
    assert sheet.rows == [['5" 管', "60"], ["李四", "70"]]


def test_invisible_characters_and_trailing_blanks_are_dropped() -> None:
    (sheet,) = read_paste("马\u200b晓兰 \t60\x00\t\t\n\t\t\n")
    assert sheet.rows == [["马晓兰", "60"]]


def test_hidden_columns_rows_and_sheets_are_known() -> None:
    def hide(book: Any, page: Any) -> None:
        page.set_row(2, None, None, {"hidden": True})
        book.add_worksheet("底稿").write(0, 0, "内部")
        book.worksheets()[1].hide()

    shown, draft = read_file(
        xlsx([HEAD, ["马晓兰", 60], ["李四", 70]], hidden_columns=[1], draw=hide), "a.xlsx"
    )
    assert (shown.hidden_columns, shown.hidden_rows, shown.hidden) == ({1}, {2}, False)
    assert draft.hidden
    assert [number for number, _ in shown.visible_lines()] == [1, 2]


def test_a_cell_merged_downwards_stands_in_each_of_its_rows() -> None:
    def merge(book: Any, page: Any) -> None:
        page.merge_range(1, 0, 2, 0, "高仁乡")
        page.merge_range(0, 0, 0, 1, "名单")

    (sheet,) = read_file(xlsx([[], ["", 1], ["", 2]], draw=merge), "a.xlsx")
    assert sheet.rows == [["名单"], ["高仁乡", "1"], ["高仁乡", "2"]]


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="名单"><table:table-column/>
<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def test_what_is_hidden_in_an_ods_is_known() -> None:
    rows = "".join(
        f"<table:table-row{told}>{''.join(CELL.format(cell) for cell in cells)}</table:table-row>"
        for told, cells in (("", ["甲", "乙"]), (' table:visibility="filter"', ["丙", "丁"]))
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.format(rows=rows))
    (sheet,) = read_file(content.getvalue(), "名单.ods")
    assert sheet.rows == [["甲", "乙"], ["丙", "丁"]]
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1, 2}, {1})


def test_what_is_hidden_in_an_old_xls_is_known() -> None:
    shown, dark = read_file(xls(), "名单.xls")
    assert (shown.rows[1], shown.hidden_columns, shown.hidden_rows) == (["张三"], {1}, {1})
    assert dark.hidden and not shown.hidden


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (60.0, "60"),
        (60.5, "60.5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (True, "是"),
        (float(int(resident_id(1)[:17] + "0")), f"{float(resident_id(1)[:17] + '0'):.14E}"),
    ],
)
def test_a_number_is_read_as_its_reader_sees_it(value: Any, text: str) -> None:
    assert text_of(value) == text


def broken_zip() -> bytes:
    return xlsx([HEAD])[:-200] + b"\0" * 200


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "空文件"),
        (b"PK\x03\x04" + b"\0" * 500, "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "已损坏"),
        (broken_zip(), "已损坏"),
        (b"%PDF-1.7\n\x00\xff", "不是能读的表格"),
        (b"<html><table><tr><td>1</td></tr></table>", "网页格式"),
        (b"\xff\xff\xff\xff", "不是能读的表格"),
        (b",,\n,,\n", "没有读到内容"),
        (xlsx([]), "都是空的"),
    ],
)
def test_what_is_no_table_is_refused_with_the_way_out(content: bytes, told: str) -> None:
    with pytest.raises(NotReadable, match=told):
        read_file(content, "名单.xls")


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(NotReadable, match="最多 200 列"):
        read_paste("\t".join("甲" * 201))


@pytest.mark.parametrize("pasted", ["", "\n\n", "\t\t\n", '"' * 2 + "x" * 200_000 + '"' * 2])
def test_a_paste_without_a_table_is_refused(pasted: str) -> None:
    with pytest.raises(NotReadable):
        read_paste(pasted)
