"""模板: the spreadsheet of a kind, made so that what is filled in can be imported: head, formats, choices, an example."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongkai.items.imports.leftovers import example_of
from gongkai.items.imports.reading import MOST_ROWS
from gongkai.items.kinds import Column, ColumnType, Kind

_WIDEST_LIST = 255  # characters of all choices together that a validation list takes
_USUAL_NOTES = (
    "带 * 的栏目必填。",
    "绿色的示例行导入时会自动略去，不必删除。",
    "填好后在信息页选“导入名单”，选这个文件即可。",
)
_INK, _RULE, _WASH, _EXAMPLE = "#1d2126", "#8a877e", "#f4f1ea", "#1e6b46"


def template_of(kind: Kind) -> bytes:
    """An XLSX with one sheet: title, notes, head, example row, and room for the rows of one import."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": kind.label, "author": "", "comments": ""})
    sheet = book.add_worksheet(kind.label[:31])
    head_row = _write_notes(book, sheet, kind)
    for place, column in enumerate(kind.columns):
        _write_column(book, sheet, column, place, head_row)
    sheet.freeze_panes(head_row + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    book.close()
    return content.getvalue()


def _write_notes(book: Any, sheet: Any, kind: Kind) -> int:
    """Title and notes; the row (from 0) in which the head stands."""
    sheet.write(0, 0, kind.label, book.add_format({"bold": True, "font_size": 16, "font_color": _INK}))
    sheet.set_row(0, 28)
    plain = book.add_format({"font_color": "#5d6670"})
    notes = (*kind.template.notes, *_USUAL_NOTES)
    for row, note in enumerate(notes, start=1):
        sheet.write(row, 0, f"{row}. {note}", plain)
    return len(notes) + 2


def _write_column(book: Any, sheet: Any, column: Column, place: int, head_row: int) -> None:
    form = _format_of(column)
    sheet.set_column(place, place, _width_of(column), book.add_format(form))
    head = {
        "bold": True,
        "bg_color": _WASH,
        "bottom": 1,
        "border_color": _RULE,
        "text_wrap": True,
        "valign": "vcenter",
    }
    sheet.write(head_row, place, f"{column.heading}{'*' if column.required else ''}", book.add_format(head))
    example = {**form, "font_color": _EXAMPLE, "italic": True}
    _write_example(sheet, head_row + 1, place, column, book.add_format(example))
    rule = _rule_of(column)
    if rule:
        sheet.data_validation(head_row + 2, place, head_row + 1 + MOST_ROWS, place, rule)


def _format_of(column: Column) -> dict[str, Any]:
    """Text for whatever has digits that must not be counted with, so that no spreadsheet makes 6.4E+17 of them."""
    if column.type is ColumnType.DATE:
        return {"num_format": "yyyy-mm-dd", "align": "left"}
    if column.type is ColumnType.INTEGER:
        return {"num_format": "0"}
    return {"num_format": "General"} if column.type is ColumnType.DECIMAL else {"num_format": "@"}


def _width_of(column: Column) -> int:
    """In characters: room for the heading, and for what usually stands below it."""
    usual = 22 if column.checks else 14 if column.type is ColumnType.DATE else len(example_of(column)) * 2
    return min(max(len(column.heading) * 2 + 3, usual + 2, 10), 40)


def _write_example(sheet: Any, row: int, place: int, column: Column, form: Any) -> None:
    text = example_of(column)
    if not text:
        sheet.write_blank(row, place, None, form)
    elif column.type is ColumnType.DATE:
        sheet.write_datetime(row, place, date.fromisoformat(text), form)
    elif column.is_numeric:
        sheet.write_number(row, place, Decimal(text), form)
    else:
        sheet.write_string(row, place, text, form)


def _rule_of(column: Column) -> dict[str, Any] | None:
    """What the spreadsheet itself refuses, in the words of the import."""
    told = {"error_title": column.label[:32], "input_title": column.label[:32]}
    if column.choices and len(",".join(column.choices)) <= _WIDEST_LIST:
        return {
            **told,
            "validate": "list",
            "source": list(column.choices),
            "error_message": "请从下拉列表中选择",
        }
    if column.type is ColumnType.DATE:
        first, last = date(1900, 1, 1), date(2099, 12, 31)
        message = "请写日期，如 2020-01-05"
        return {
            **told,
            "validate": "date",
            "criteria": "between",
            "minimum": first,
            "maximum": last,
            "error_message": message,
        }
    if column.is_numeric:
        low = column.minimum if column.minimum is not None else Decimal(-(10**12))
        high = column.maximum if column.maximum is not None else Decimal(10**12)
        kind = "integer" if column.type is ColumnType.INTEGER else "decimal"
        message = f"请写{'整数' if kind == 'integer' else '数字'}" + (
            f"，单位：{column.unit}" if column.unit else ""
        )
        return {
            **told,
            "validate": kind,
            "criteria": "between",
            "minimum": float(low),
            "maximum": float(high),
            "error_message": message,
        }
    return None
