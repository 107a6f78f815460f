"""工作簿: the template of a form, or its filled tables, one sheet a table: what is written here can be read in again."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from gongkai.finance.classification import code_of_class
from gongkai.finance.filled import Filled, FilledLine, FilledTable
from gongkai.finance.forms.shapes import Form, Line, Open, Side, Table

BLANK_LINES = 25
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEAD_ROW = 3
EMPTY = "本表无数据"
_INK, _RULE, _WASH, _MUTED = "#1d2126", "#c9c4b8", "#f4f1ea", "#5d6670"


def write(form: Form, *, organ: str, period: str, filled: Filled | None = None) -> bytes:
    """An XLSX; blank where `filled` is None. `period` is what the sheets say below their title (2020年度)."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **SAFE}) as book:
        book.set_properties({"title": form.label, "author": "", "comments": ""})
        formats = _formats(book, form.places)
        for table in form.tables:
            found = filled.get(table.code) if filled is not None else None
            if filled is None or found is not None:
                sheet = book.add_worksheet(sheet_name(table))
                _write_table(sheet, form, table, found, formats, line=f"编制单位：{organ}　{period}")
    return content.getvalue()


def sheet_name(table: Table) -> str:
    """At most 31 characters, as a spreadsheet asks."""
    return f"{table.number} {table.title}".strip()[:31]


def _formats(book: Any, places: int) -> dict[str, Any]:
    edge = {"border": 1, "border_color": _RULE, "font_color": _INK}
    money = "#,##0" + ("." + "0" * places if places else "")
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "note": book.add_format({"font_color": _MUTED, "font_size": 10}),
        "head": book.add_format(
            {**edge, "bold": True, "bg_color": _WASH, "align": "center", "text_wrap": True}
        ),
        "code": book.add_format({**edge, "num_format": "@"}),
        **{f"label{level}": book.add_format({**edge, "indent": level}) for level in range(4)},
        "label_total": book.add_format({**edge, "bold": True}),
        "money": book.add_format({**edge, "num_format": money}),
        "money_total": book.add_format({**edge, "num_format": money, "bold": True}),
        "count": book.add_format({**edge, "num_format": "#,##0"}),
        "closed": book.add_format({**edge, "bg_color": _WASH}),
    }


def _write_table(
    sheet: Any, form: Form, table: Table, filled: FilledTable | None, formats: dict[str, Any], *, line: str
) -> None:
    width = sum(len(heads_of(side)) for side in table.sides)
    sheet.merge_range(0, 0, 0, width - 1, f"{table.number}　{table.title}".strip(), formats["title"])
    sheet.write_string(1, 0, f"{line}　　单位：{form.unit_of(table)}", formats["note"])
    start, last = 0, HEAD_ROW
    for side in table.sides:
        lines = printed_lines(side, filled)
        last = max(last, _write_side(sheet, side, lines, start, formats))
        start += len(heads_of(side))
    notes = list(table.notes)
    if filled is not None and filled.is_empty:
        notes.insert(0, EMPTY)
    if filled is None:
        notes.append("没有数字的格留空；整张表没有数据的，保留空表，公开时注明“本表无数据”。")
    for at, note in enumerate(notes, start=last + 2):
        sheet.write_string(at, 0, f"注：{note}", formats["note"])
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def heads_of(side: Side) -> list[str]:
    """The heads of a side: code where there is one, name, and the columns."""
    name = "科目名称" if side.is_coded else "项目"
    return [*(["科目编码"] if side.is_coded else []), name, *(column.label for column in side.columns)]


def printed_lines(side: Side, filled: FilledTable | None) -> list[tuple[Line | None, FilledLine | None]]:
    """Each line with what was filled in; a template leaves room for open lines."""
    if filled is not None and filled.side(side.code):
        return [
            (None if line.is_open else side.fixed.get(line.code), line) for line in filled.side(side.code)
        ]
    lines: list[tuple[Line | None, FilledLine | None]] = []
    for told in side.lines:
        if isinstance(told, Open):
            lines += [(None, None)] * (BLANK_LINES if filled is None else 0)
        else:
            lines.append((told, None))
    return lines


def _write_side(
    sheet: Any,
    side: Side,
    lines: Sequence[tuple[Line | None, FilledLine | None]],
    start: int,
    formats: dict[str, Any],
) -> int:
    heads = heads_of(side)
    before = len(heads) - len(side.columns)
    if side.label and len(heads) > 1:
        sheet.merge_range(
            HEAD_ROW - 1, start, HEAD_ROW - 1, start + len(heads) - 1, side.label, formats["head"]
        )
    for at, head in enumerate(heads):
        sheet.write_string(HEAD_ROW, start + at, head, formats["head"])
        sheet.set_column(start + at, start + at, 12 if at < before - 1 else 34 if at == before - 1 else 14)
    row = HEAD_ROW
    for row, (told, line) in enumerate(lines, start=HEAD_ROW + 1):
        _write_line(sheet, side, row, start, before, told, line, formats)
    return row


def _write_line(
    sheet: Any,
    side: Side,
    row: int,
    start: int,
    before: int,
    told: Line | None,
    line: FilledLine | None,
    formats: dict[str, Any],
) -> None:
    is_total = told is not None and told.is_total
    level = told.level if told else (len(line.code) - 3) // 2 if line and side.is_coded else 0
    label = line.label if line else told.label if told else ""
    if line and line.is_open and not side.is_coded and code_of_class(label) != line.code:
        label = f"{line.code} {label}"
    if side.is_coded:
        sheet.write_string(row, start, line.code if line and line.is_open else "", formats["code"])
    shown = f"{label}（{told.unit}）" if told and told.is_count else label
    sheet.write_string(
        row, start + before - 1, shown, formats["label_total" if is_total else f"label{level}"]
    )
    filled = {column.code for column in side.columns_of(told)}
    for at, column in enumerate(side.columns, start=start + before):
        if column.code not in filled:
            sheet.write_blank(row, at, None, formats["closed"])
            continue
        kind = "count" if told and told.is_count else "money_total" if is_total else "money"
        value = line.values.get(column.code) if line else None
        if value is None:
            sheet.write_blank(row, at, None, formats[kind])
        else:
            sheet.write_number(row, at, float(value), formats[kind])
