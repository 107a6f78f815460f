"""Word documents, workbooks and CSV files with a value in one place of many."""

import io
import zipfile
from collections.abc import Callable, Sequence

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from benchmarks.planted.traps import FILLER

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BY = 'w:id="1" w:author="编辑" w:date="2024-01-02T00:00:00Z"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def word(fill: Callable[[WordDocument], object]) -> bytes:
    document = Document()
    document.core_properties.author = ""
    document.core_properties.last_modified_by = ""
    document.add_heading("平罗县农村危房改造公示", 1)
    for line in FILLER:
        document.add_paragraph(line)
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("公示名单")
    sheet.write_row(0, 0, ["序号", "乡镇", "补助金额"])
    for row in range(1, 20):
        sheet.write_row(row, 0, [row, "城关镇", 12000 + row])
    fill(book, sheet)
    book.close()
    return out.getvalue()


def in_body(text: str) -> bytes:
    return word(lambda document: document.add_paragraph(text))


def in_split_runs(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph()
        for start in range(0, len(text), 5):
            paragraph.add_run(text[start : start + 5]).bold = start % 2 == 0

    return word(fill)


def in_table(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        table = document.add_table(3, 3)
        table.cell(1, 1).text = text

    return word(fill)


def one_character_a_cell(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        table = document.add_table(1, len(text) + 1)
        table.cell(0, 0).text = "号码"
        for column, character in enumerate(text, start=1):
            table.cell(0, column).text = character

    return word(fill)


def in_header(text: str) -> bytes:
    return word(lambda document: setattr(document.sections[0].header.paragraphs[0], "text", text))


def in_footer(text: str) -> bytes:
    return word(lambda document: setattr(document.sections[0].footer.paragraphs[0], "text", text))


def in_hidden_run(text: str) -> bytes:
    return word(lambda document: setattr(document.add_paragraph("见下").add_run(text).font, "hidden", True))


def in_word_comment(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        document.add_comment(document.add_paragraph("见批注").runs[0], text=text, author="编辑")

    return word(fill)


def in_deletion(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        run = f"<w:r><w:delText>{_escaped(text)}</w:delText></w:r>"
        document.add_paragraph("修订")._p.append(parse_xml(f"<w:del {_W} {_BY}>{run}</w:del>"))

    return word(fill)


def in_insertion(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        run = f"<w:r><w:t>{_escaped(text)}</w:t></w:r>"
        document.add_paragraph("修订")._p.append(parse_xml(f"<w:ins {_W} {_BY}>{run}</w:ins>"))

    return word(fill)


def in_content_control(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        inner = f"<w:r><w:t>{_escaped(text)}</w:t></w:r>"
        control = f"<w:sdt {_W}><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        document.add_paragraph("控件")._p.append(parse_xml(control))

    return word(fill)


def in_text_box(text: str) -> bytes:
    def fill(document: WordDocument) -> None:
        box = (
            f'<w:r {_W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{_escaped(text)}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
        document.add_paragraph()._p.append(parse_xml(box))

    return word(fill)


def in_word_author(text: str) -> bytes:
    return word(lambda document: setattr(document.core_properties, "author", text))


def in_word_keywords(text: str) -> bytes:
    return word(lambda document: setattr(document.core_properties, "keywords", text))


def with_column(heading: str, values: Sequence[str]) -> bytes:
    """A fourth column."""
    return workbook(lambda book, sheet: sheet.write_column(0, 3, [heading, *values]))


def in_cell(text: str) -> bytes:
    return workbook(lambda book, sheet: sheet.write_string(5, 3, text))


def in_number_cell(text: str) -> bytes:
    """As a number, of which Excel keeps 15 digits."""
    return workbook(
        lambda book, sheet: sheet.write(5, 3, int(text)) if text.isdigit() else sheet.write_string(5, 3, text)
    )


def in_formula(text: str) -> bytes:
    return workbook(
        lambda book, sheet: sheet.write_formula(5, 3, f'=CONCATENATE("{text[:6]}","{text[6:]}")', None, text)
    )


def split_over_cells(text: str) -> bytes:
    at = len(text) * 2 // 3
    return workbook(lambda book, sheet: sheet.write_row(5, 3, [text[:at], text[at:]]))


def in_hidden_column(text: str) -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_string(5, 7, text)
        sheet.set_column(7, 7, 20, None, {"hidden": True})

    return workbook(fill)


def in_hidden_row(text: str) -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_string(25, 1, text)
        sheet.set_row(25, None, None, {"hidden": True})

    return workbook(fill)


def in_hidden_sheet(text: str) -> bytes:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        other = book.add_worksheet("底稿")
        other.write_string(2, 2, text)
        other.very_hidden()

    return workbook(fill)


def in_cell_comment(text: str) -> bytes:
    return workbook(lambda book, sheet: sheet.write_comment(3, 1, text))


def in_sheet_name(text: str) -> bytes:
    return workbook(lambda book, sheet: book.add_worksheet(text[:31]).write(0, 0, "表"))


def in_white_cell(text: str) -> bytes:
    return workbook(
        lambda book, sheet: sheet.write_string(5, 3, text, book.add_format({"font_color": "white"}))
    )


def in_defined_name(text: str) -> bytes:
    return workbook(lambda book, sheet: book.define_name("资料", f'="{text}"'))


def in_workbook_author(text: str) -> bytes:
    return workbook(lambda book, sheet: book.set_properties({"author": text}))


def in_csv(text: str) -> bytes:
    return f"序号,姓名,备注\r\n1,张某,\r\n2,李某,{text}\r\n".encode("gb18030")


def in_text_file(text: str) -> bytes:
    return "\n".join([*FILLER, text, *FILLER]).encode("gb18030")


def in_zip(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("名单.xlsx", in_cell(text))
        package.writestr("说明.txt", "说明")
    return out.getvalue()


def as_rows(rows: Sequence[Sequence[str]]) -> bytes:
    """A sheet of nothing but these cells, all of them texts."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表一")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    book.close()
    return out.getvalue()
