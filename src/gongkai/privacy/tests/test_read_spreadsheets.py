"""XLSX, ODS and XLS: cells with their places, and everything that a sheet can hide."""

from datetime import date

import pytest
import xlsxwriter

from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.readers import read
from gongkai.privacy.tests.made_compound_files import xls
from gongkai.privacy.tests.made_files import SECRET, SEEN, packed, repacked, workbook

Book = xlsxwriter.Workbook
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def tables(pieces: list[Piece]) -> dict[str, Table]:
    return {piece.where: piece for piece in pieces if isinstance(piece, Table)}


def having(pieces: list[Piece], text: str) -> Passage:
    (found,) = [piece for piece in pieces if isinstance(piece, Passage) and text in piece.text]
    return found


def test_a_cell_is_named_by_sheet_and_letters() -> None:
    def fill(book: Book) -> None:
        book.add_worksheet("名单").write_string("C5", SEEN)

    sheet = tables(read(workbook(fill), "a.xlsx"))["工作表“名单”"]
    assert sheet.rows[4][2] == SEEN
    assert sheet.place(4, 2) == "工作表“名单”C5"


def test_numbers_dates_and_formulas_are_told_as_they_are_shown() -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet("名单")
        sheet.write_number("A1", 13812345678)
        sheet.write_number("B1", 1.5)
        sheet.write_datetime("C1", date(2015, 3, 4), book.add_format({"num_format": "yyyy年m月d日"}))
        sheet.write_formula("D1", f'=A1&"{SECRET}"', None, SEEN)
        sheet.write_boolean("E1", True)
        sheet.write_rich_string("F1", "640221", book.add_format({"bold": True}), "1990")
        sheet.write_number("G1", 640221199001011230)

    pieces = read(workbook(fill), "a.xlsx")
    row = tables(pieces)["工作表“名单”"].rows[0]
    assert row == ["13812345678", "1.5", "2015-03-04", SEEN, "TRUE", "6402211990", "640221199001011000"]
    assert having(pieces, SECRET).where == "工作表“名单”D1的公式"


def test_hidden_rows_columns_and_sheets_are_told() -> None:
    def fill(book: Book) -> None:
        first = book.add_worksheet("明面")
        first.set_column(3, 3, None, None, {"hidden": True})
        first.set_column(5, 5, 0)
        first.set_row(2, None, None, {"hidden": True})
        first.write_row(2, 0, ["a", "b", "c", SECRET, "e", "f"])
        book.add_worksheet("暗处").write("A1", SECRET)
        book.add_worksheet("更暗").write("A1", SECRET)
        book.worksheets()[1].hide()
        book.worksheets()[2].very_hidden()

    found = tables(read(workbook(fill), "a.xlsx"))
    assert found["工作表“明面”"].hidden_columns == {3, 5}
    assert found["工作表“明面”"].hidden_rows == {2}
    assert found["工作表“明面”"].why_hidden(2, 3) == "隐藏的列"
    assert found["工作表“暗处”"].hidden == "隐藏的工作表"
    assert found["工作表“更暗”"].hidden == "深度隐藏的工作表"


def test_rows_that_a_filter_took_away_are_hidden() -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet("名单")
        sheet.write_column("A1", ["姓名", "张三", "李四"])
        sheet.autofilter("A1:A3")
        sheet.filter_column(0, "x == 张三")
        sheet.set_row(2, options={"hidden": True})

    pieces = read(workbook(fill), "a.xlsx")
    assert tables(pieces)["工作表“名单”"].hidden_rows == {2}


def test_comments_text_boxes_names_choices_links_and_headers_are_read() -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet("名单")
        sheet.write_comment("B2", f"批注{SECRET}", {"author": "赵一"})
        sheet.insert_textbox("D4", "框内的")
        sheet.data_validation("A1", {"validate": "list", "source": ["选项甲", "选项乙"]})
        sheet.write_url("C1", "mailto:someone@example.com", string="联系")
        sheet.set_header("&C页眉里的")
        book.define_name("holder", f'="{SEEN}"')

    pieces = read(workbook(fill), "a.xlsx")
    assert having(pieces, SECRET) == Passage("工作表“名单”B2 的批注", f"批注{SECRET}", hidden="批注")
    assert having(pieces, "赵一").hidden == "批注"
    assert having(pieces, "框内的").where == "工作表“名单”的文本框"
    assert having(pieces, "选项甲").where == "工作表“名单”的下拉选项"
    assert having(pieces, "someone@example.com").where == "工作表“名单”的超链接"
    assert having(pieces, "页眉里的").where == "工作表“名单”的页眉页脚"
    assert having(pieces, SEEN).where == "定义的名称“holder”"


@pytest.mark.parametrize(
    ("form", "why"), [({"num_format": ";;;"}, "数字格式隐藏的内容"), ({"font_color": "white"}, "白色文字")]
)
def test_a_format_can_hide_a_cell(form: dict[str, str], why: str) -> None:
    def fill(book: Book) -> None:
        book.add_worksheet("名单").write_string("B2", SECRET, book.add_format(form))

    (unseen,) = [
        piece for piece in read(workbook(fill), "a.xlsx") if isinstance(piece, Table) and piece.hidden
    ]
    assert unseen.rows[1][1] == SECRET and unseen.hidden == why
    assert unseen.place(1, 1) == "工作表“名单”B2"


def test_white_letters_on_a_filled_cell_are_seen() -> None:
    def fill(book: Book) -> None:
        form = book.add_format({"font_color": "white", "bg_color": "navy"})
        book.add_worksheet("名单").write_string("A1", "表头", form)

    assert tables(read(workbook(fill), "a.xlsx"))["工作表“名单”"].rows[0] == ["表头"]


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    def fill(book: Book) -> None:
        sheet = book.add_worksheet("名单")
        sheet.write("A1", "a")
        sheet.write_string(1_048_575, 16_383, SECRET)

    pieces = read(workbook(fill), "a.xlsx")
    assert having(pieces, SECRET).where == "工作表“名单”XFD1048576"
    assert len(tables(pieces)["工作表“名单”"].rows) == 1


def test_pivot_and_link_caches_keep_what_was_deleted() -> None:
    content = repacked(
        workbook(lambda book: book.add_worksheet("名单").write("A1", "a")),
        {},
        {
            "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields><cacheField name="证件">'
            f'<sharedItems><s v="{SECRET}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>',
            "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{MAIN}"><r><s v="张三"/><n v="5"/></r></pivotCacheRecords>',
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData>'
            f'<row r="1"><cell r="A1"><v>{SEEN}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        },
    )
    pieces = read(content, "a.xlsx")
    caches = [piece for piece in pieces if isinstance(piece, Table) and piece.hidden]
    assert [(each.where, [list(row) for row in each.rows]) for each in caches] == [
        ("数据透视表缓存", [["证件", SECRET]]),
        ("数据透视表缓存", [["张三", "5"]]),
        ("外部链接缓存", [[SEEN]]),
    ]


def test_threaded_comments_name_their_author() -> None:
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    space = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    content = repacked(
        workbook(lambda book: book.add_worksheet("名单").write("A1", "a")),
        {
            "xl/_rels/workbook.xml.rels": lambda part: part.replace(
                b"</Relationships>",
                f'<Relationship Id="p" Type="{kinds}/person" Target="persons/person.xml"/></Relationships>'.encode(),
            )
        },
        {
            "xl/persons/person.xml": f'<personList {space}><person displayName="赵一" id="{{1}}"/></personList>',
            "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments {space}><threadedComment ref="B3" personId="{{1}}">'
            f"<text>{SECRET}</text></threadedComment></ThreadedComments>",
            "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="t" Type="{kinds}/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
        },
    )
    found = having(read(content, "a.xlsx"), SECRET)
    assert found == Passage("工作表“名单”B3 的批注", f"赵一：{SECRET}", hidden="批注")


def ods() -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}>"
            '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
            '<office:body><office:spreadsheet><table:table table:name="名单">'
            '<table:table-column/><table:table-column table:visibility="collapse"/>'
            "<table:table-row><table:table-cell><text:p>姓名</text:p></table:table-cell>"
            f"<table:table-cell><text:p>{SECRET}</text:p><office:annotation><text:p>旁注的</text:p></office:annotation></table:table-cell></table:table-row>"
            '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2"/>'
            f"<table:table-cell><text:p>{SEEN}</text:p></table:table-cell></table:table-row>"
            '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            '</table:table><table:table table:name="暗处" table:style-name="ta2"/></office:spreadsheet></office:body></office:document-content>',
        }
    )


def test_an_ods_tells_hidden_rows_columns_sheets_and_comments() -> None:
    pieces = read(ods(), "a.ods")
    sheet = tables(pieces)["工作表“名单”"]
    assert [list(row) for row in sheet.rows] == [["姓名", SECRET], ["", "", SEEN]]
    assert sheet.hidden_columns == {1}
    assert sheet.hidden_rows == {1}
    assert tables(pieces)["工作表“暗处”"].hidden == "隐藏的工作表"
    assert having(pieces, "旁注的") == Passage("工作表“名单”B1 的批注", "旁注的", hidden="批注")


def test_an_xls_tells_hidden_columns_rows_and_sheets() -> None:
    pieces = read(xls(), "a.xls")
    sheet = tables(pieces)["工作表“名单”"]
    assert [list(row) for row in sheet.rows] == [["姓名", SECRET, "13812345678"], ["张三"]]
    assert sheet.hidden_columns == {1}
    assert sheet.hidden_rows == {1}
    assert tables(pieces)["工作表“暗处”"].hidden == "隐藏的工作表"
    assert having(pieces, "赵一").where == "文件属性（作者）"
