"""XLSX of annexed tables: a sheet each, parts side by side, figures as figures, text that is never a formula."""

import io
import re
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.items.annexes import NO_DATA, Annex, AnnexLine, AnnexPart, AnnexTable
from gongkai.portal.lists.amounts import width as text_width
from gongkai.portal.lists.files.spreadsheet import A4, LONGEST_CELL, SAFE

HEAD_ROW = 4
NARROWEST, WIDEST = 12, 46
ACROSS_FROM = 5
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
Formats = dict[str, Format]


def write(annex: Annex, *, title: str, organ: str, source: str) -> bytes:
    """Every table of the annex; `source` stands below each title."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **SAFE}) as book:
        book.set_properties({"title": title, "company": organ, "comments": source})
        formats = _formats(book)
        for number, table in enumerate((*annex.tables, *annex.summary), start=1):
            _write_table(book.add_worksheet(_sheet_name(table, number)), table, formats, source=source)
    return file.getvalue()


def _sheet_name(table: AnnexTable, number: int) -> str:
    """Unlike all others, as a spreadsheet asks."""
    name = _FORBIDDEN.sub("", f"{table.number} {table.title}".strip())
    return name[:31] if table.number else f"{name[:28]} {number}"


def _formats(book: Workbook) -> Formats:
    edge = {"bottom": 1, "bottom_color": "#C9C4B8", "valign": "top"}
    made = {
        "title": {"bold": True, "font_size": 14},
        "note": {"font_color": "#5D6670", "font_size": 9},
        "head": {"bold": True, "bg_color": "#F4F1EA", "bottom": 2, "text_wrap": True, "valign": "vcenter"},
        "text": {**edge, "text_wrap": True, "num_format": "@"},
        "total": {**edge, "text_wrap": True, "num_format": "@", "bold": True},
        "money": {**edge, "num_format": "#,##0.00"},
        "money_total": {**edge, "num_format": "#,##0.00", "bold": True},
        "count": {**edge, "num_format": "#,##0"},
        **{f"level{level}": {**edge, "text_wrap": True, "indent": level} for level in range(1, 4)},
    }
    return {name: book.add_format(told) for name, told in made.items()}


def _write_table(sheet: Worksheet, table: AnnexTable, formats: Formats, *, source: str) -> None:
    sheet.write_string(0, 0, table.name, formats["title"])
    sheet.write_string(1, 0, source[:LONGEST_CELL], formats["note"])
    sheet.write_string(2, 0, f"单位：{table.unit}", formats["note"])
    start, last = 0, HEAD_ROW
    for part in table.parts:
        last = max(last, _write_part(sheet, part, start, formats))
        start += len(part.columns)
    notes = [*([NO_DATA] if table.is_empty else []), *table.notes]
    for row, note in enumerate(notes, start=last + 2 if table.parts else HEAD_ROW):
        sheet.write_string(row, 0, f"注：{note}"[:LONGEST_CELL], formats["note"])
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")
    if start >= ACROSS_FROM:
        sheet.set_landscape()


def _write_part(sheet: Worksheet, part: AnnexPart, start: int, formats: Formats) -> int:
    """The part's columns from `start`; the last row that it fills."""
    if part.label:
        sheet.write_string(HEAD_ROW - 1, start, part.label, formats["head"])
    for at, column in enumerate(part.columns):
        cells = [line.cells[at] for line in part.lines]
        longest = max((text_width(cell) for cell in (column.label, *cells)), default=NARROWEST)
        sheet.set_column(start + at, start + at, min(max(longest, NARROWEST) + 2, WIDEST))
        sheet.write_string(HEAD_ROW, start + at, column.label, formats["head"])
    row = HEAD_ROW
    for row, line in enumerate(part.lines, start=HEAD_ROW + 1):
        for at, cell in enumerate(line.cells):
            _write_cell(sheet, row, start + at, part, line, at, cell, formats)
    return row


def _write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    part: AnnexPart,
    line: AnnexLine,
    at: int,
    cell: str,
    formats: Formats,
) -> None:
    value = _number(cell) if part.columns[at].is_number else None
    if value is not None:
        kind = ("money_total" if line.is_total else "money") if "." in cell else "count"
        sheet.write_number(row, column, float(value), formats[kind])
        return
    kind = "total" if line.is_total else "text"
    if at == part.name_column and line.level and not line.is_total:
        kind = f"level{min(line.level, 3)}"
    sheet.write_string(row, column, cell[:LONGEST_CELL], formats[kind])


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell)
    except ArithmeticError:
        return None
