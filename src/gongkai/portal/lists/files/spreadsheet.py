"""XLSX: title and source above, a head that stays in sight and repeats on paper, text that is never a formula."""

import io
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.items.kinds import ColumnType
from gongkai.items.public_tables import PublicColumn
from gongkai.portal.lists.amounts import width as text_width
from gongkai.portal.lists.files.contents import Contents
from gongkai.portal.lists.rows import NUMBER

# A cell is what it says: no formula, link or number is made of a text.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEAD_ROW = 3
A4, NARROWEST, WIDEST, ACROSS_FROM = 9, 6, 48, 7
LONGEST_CELL = 32_767
Formats = dict[str, Format]


def write(contents: Contents) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **SAFE}) as book:
        book.set_properties(
            {
                "title": contents.title,
                "company": contents.organ,
                "comments": contents.citation,
                "created": datetime.combine(contents.published_on, datetime.min.time()),
            }
        )
        formats = _formats(book)
        _write_list(book.add_worksheet("名单"), contents, formats)
        if contents.table.sums or contents.table.counts:
            _write_summary(book.add_worksheet("汇总"), contents, formats)
    return file.getvalue()


def _formats(book: Workbook) -> Formats:
    edge = {"bottom": 1, "bottom_color": "#C9C4B8", "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"font_color": "#5D6670", "font_size": 9}),
        "head": book.add_format(
            {"bold": True, "bg_color": "#F4F1EA", "bottom": 2, "text_wrap": True, "valign": "vcenter"}
        ),
        "text": book.add_format({**edge, "text_wrap": True, "num_format": "@"}),
        "date": book.add_format({**edge, "num_format": "yyyy-mm-dd", "align": "left"}),
        "integer": book.add_format({**edge, "num_format": "#,##0"}),
        "decimal": book.add_format({**edge, "num_format": "#,##0.00"}),
        "count": book.add_format({**edge, "num_format": "0", "align": "center"}),
    }


def _write_list(sheet: Worksheet, contents: Contents, formats: Formats) -> None:
    columns = contents.table.columns
    start = 1 if contents.has_numbers else 0
    sheet.write_string(0, 0, contents.title, formats["title"])
    sheet.write_string(1, 0, contents.source[:LONGEST_CELL], formats["note"])
    if contents.has_numbers:
        sheet.write_string(HEAD_ROW, 0, NUMBER, formats["head"])
        sheet.set_column(0, 0, NARROWEST)
    for at, column in enumerate(columns, start=start):
        sheet.write_string(HEAD_ROW, at, column.heading, formats["head"])
        sheet.set_column(at, at, _width(column, contents, at - start))
    for line, (number, row) in enumerate(
        zip(contents.numbers, contents.rows, strict=True), start=HEAD_ROW + 1
    ):
        if contents.has_numbers:
            sheet.write_number(line, 0, number, formats["count"])
        for at, (column, value) in enumerate(zip(columns, row, strict=True), start=start):
            _write_cell(sheet, line, at, column, value, formats)
    last = start + len(columns) - 1
    if contents.rows and last >= 0:
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(contents.rows), last)
    _set_up(sheet, last)


def _set_up(sheet: Worksheet, last_column: int) -> None:
    """How it stands on screen and on A4."""
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")
    if last_column >= ACROSS_FROM:
        sheet.set_landscape()


def _write_cell(
    sheet: Worksheet, line: int, at: int, column: PublicColumn, value: Any, formats: Formats
) -> None:
    if value is None or value == "":
        sheet.write_blank(line, at, None, formats["text"])
    elif column.is_numeric and (number := _number(value)) is not None:
        kind = "integer" if number == number.to_integral_value() else "decimal"
        sheet.write_number(line, at, float(number), formats[kind])
    elif column.type == ColumnType.DATE and (day := _day(value)) is not None:
        sheet.write_datetime(line, at, day, formats["date"])
    else:
        sheet.write_string(line, at, str(value)[:LONGEST_CELL], formats["text"])


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _day(value: Any) -> datetime | None:
    """Excel knows no day before 1900."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day.year >= 1900 else None  # noqa: DTZ001 (a day)


def _width(column: PublicColumn, contents: Contents, at: int) -> float:
    longest = max((text_width(str(row[at])) for row in contents.rows[:500] if row[at] is not None), default=0)
    return min(max(longest, text_width(column.heading), NARROWEST) + 2.5, WIDEST)


def _write_summary(sheet: Worksheet, contents: Contents, formats: Formats) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 16)
    sheet.write_string(0, 0, f"{contents.title}：汇总"[:LONGEST_CELL], formats["title"])
    lines: list[tuple[str, Any, str]] = [("合计", contents.table.count, contents.noun)]
    lines += [(f"{label}合计", number, unit) for label, number, unit in contents.table.sums]
    at = 2
    for label, number, unit in lines:
        _pair(sheet, at, f"{label}（{unit}）" if unit else label, number, formats)
        at += 1
    for label, pairs in contents.table.counts:
        at += 1
        sheet.write_string(at, 0, label, formats["head"])
        sheet.write_string(at, 1, f"{contents.noun}数", formats["head"])
        for value, number in pairs:
            at += 1
            _pair(sheet, at, str(value), number, formats)
        at += 1
    sheet.set_paper(A4)


def _pair(sheet: Worksheet, at: int, label: str, number: Any, formats: Formats) -> None:
    told = _number(number) or Decimal()
    sheet.write_string(at, 0, label[:LONGEST_CELL], formats["text"])
    kind = "integer" if told == told.to_integral_value() else "decimal"
    sheet.write_number(at, 1, float(told), formats[kind])
