"""The seen cells of a workbook written as a new XLSX."""

import io
import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.privacy.passages import Unreadable, letters
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import write_zip
from gongkai.privacy.renditions.sheets.model import Cell, Look, Merge, Sheet, Workbook
from gongkai.privacy.renditions.sheets.shown import shown

LONGEST_TEXT = 32_767
CELL_PADDING = 5 / 7
"""Characters: files count it as part of the width, the writer adds it."""
_PROPERTIES = re.compile(rb"<[^<>]*docProps/[^<>]*/>")
_ACROSS = {"left", "center", "right", "fill", "justify", "distributed"}
_DOWN = {"top": "top", "center": "vcenter", "bottom": "bottom", "justify": "vjustify"}
_BAD_NAME = frozenset("[]:*?/\\'")


def write_workbook(book: Workbook, changes: Changes) -> bytes:
    """Hidden rows and columns left out and closed up; Unreadable where nothing is to be seen."""
    if not any(
        cell.value != "" for sheet in book.sheets for row in sheet.rows.values() for cell in row.values()
    ):
        raise Unreadable("工作簿中没有可见的内容，不能公开。请检查是否选错了文件。")
    out = io.BytesIO()
    made = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    writer = _Writer(made, book, changes)
    for sheet in book.sheets:
        writer.write(sheet)
    made.close()
    return _without_properties(out.getvalue())


def _without_properties(content: bytes) -> bytes:
    """The writer always adds parts with author and day."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith("docProps/")}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = _PROPERTIES.sub(b"", parts[name])
    return write_zip(parts)


class _Closing:
    """Positions in the upload to positions after hidden ones are taken out."""

    def __init__(self, hidden: set[int]) -> None:
        self.hidden = hidden
        self._sorted = sorted(hidden)

    def __call__(self, position: int) -> int:
        return position - bisect_left(self._sorted, position)

    def seen(self, first: int, last: int) -> int | None:
        """The first position that is seen, from `first` to `last`."""
        return next((each for each in range(first, last + 1) if each not in self.hidden), None)


class _Writer:
    def __init__(self, made: xlsxwriter.Workbook, book: Workbook, changes: Changes) -> None:
        self.made, self.book, self.changes = made, book, changes
        self.formats: dict[tuple[int, str], Format] = {}
        self.names: set[str] = set()

    def write(self, sheet: Sheet) -> None:
        target = self.made.add_worksheet(self._name(sheet.name))
        rows, columns = _Closing(sheet.hidden_rows), _Closing(sheet.hidden_columns)
        _tell_hidden(sheet, self.changes)
        for column, width in sheet.widths.items():
            if column not in sheet.hidden_columns:
                target.set_column(columns(column), columns(column), max(width - CELL_PADDING, 0.5))
        for row, height in sheet.heights.items():
            target.set_row(rows(row), height)
        self._write_merges(target, sheet, rows, columns)
        for row_number in sorted(sheet.rows):
            if row_number in sheet.hidden_rows:
                continue
            row = rows(row_number)
            for column, cell in sheet.rows[row_number].items():
                if column not in sheet.hidden_columns:
                    self._write_cell(target, row, columns(column), cell)
        if any(sheet.frozen):
            target.freeze_panes(rows(sheet.frozen[0]), columns(sheet.frozen[1]))
        target.set_paper(9)
        if sheet.is_landscape:
            target.set_landscape()

    def _name(self, name: str) -> str:
        wanted = "".join(each for each in name if each not in _BAD_NAME and each.isprintable())[:31].strip()
        if not wanted or wanted.lower() in self.names or wanted.lower() == "history":
            wanted = f"工作表{len(self.names) + 1}"
        self.names.add(wanted.lower())
        return wanted

    def _write_cell(self, target: Worksheet, row: int, column: int, cell: Cell) -> None:
        look = self._look(cell)
        value, number = shown(cell.value, look.number, starts_1904=self.book.starts_1904)
        if value != "" and look.is_unseen:
            self.changes.count("与底色同色、看不见的文字 {} 处未写入", 1)
            value = ""
        style = self._format(cell.look, number)
        if isinstance(value, str):
            if value == "":
                if look.shows_without_text:
                    target.write_blank(row, column, None, style)
            else:
                target.write_string(row, column, value[:LONGEST_TEXT], style)
        elif isinstance(value, bool):
            target.write_boolean(row, column, value, style)
        elif value != value or value in (float("inf"), float("-inf")):
            target.write_string(row, column, "#NUM!", style)
        else:
            target.write_number(row, column, value, style)

    def _look(self, cell: Cell) -> Look:
        return self.book.looks[cell.look if cell.look < len(self.book.looks) else 0]

    def _format(self, index: int, number: str) -> Format:
        found = self.formats.get((index, number))
        if found is None:
            look = self.book.looks[index if index < len(self.book.looks) else 0]
            found = self.formats[index, number] = self.made.add_format(_properties(look, number))
        return found

    def _write_merges(self, target: Worksheet, sheet: Sheet, rows: _Closing, columns: _Closing) -> None:
        """A merged cell shows its text in the part that is seen, wherever its corner lies."""
        for merge in _apart(sheet.merges):
            top = rows.seen(merge.top, merge.bottom)
            left = columns.seen(merge.left, merge.right)
            corner = sheet.rows.get(merge.top, {}).get(merge.left)
            for row in range(merge.top, merge.bottom + 1):
                kept = sheet.rows.get(row, {})
                for column in [each for each in kept if merge.left <= each <= merge.right]:
                    kept[column] = Cell("", kept[column].look)
            if top is None or left is None:
                continue
            bottom = rows(merge.bottom + 1) - 1
            right = columns(merge.right + 1) - 1
            style = self._format(
                corner.look if corner else 0, self._look(corner).number if corner else "General"
            )
            if (rows(top), columns(left)) != (bottom, right):
                target.merge_range(rows(top), columns(left), bottom, right, "", style)
            if corner is not None:
                sheet.rows.setdefault(top, {})[left] = corner


def _apart(merges: list[Merge]) -> Iterator[Merge]:
    """Merges that do not touch an earlier one."""
    taken: set[tuple[int, int]] = set()
    for merge in merges:
        height, width = merge.bottom - merge.top + 1, merge.right - merge.left + 1
        if height < 1 or width < 1 or height * width > 100_000 or len(taken) > 2_000_000:
            continue
        cells = {
            (row, column)
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }
        if taken.isdisjoint(cells):
            taken |= cells
            yield merge


def _properties(look: Look, number: str) -> dict[str, Any]:
    left, right, top, bottom = look.borders
    found: dict[str, Any] = {"num_format": number, "font_size": look.size, "left": left, "right": right}
    found |= {"top": top, "bottom": bottom, "bold": look.bold, "italic": look.italic, "text_wrap": look.wraps}
    if look.font:
        found["font_name"] = look.font
    if look.colour:
        found["font_color"] = f"#{look.colour}"
    if look.fill:
        found |= {"pattern": 1, "bg_color": f"#{look.fill}"}
    if look.across in _ACROSS:
        found["align"] = look.across
    elif look.across == "centerContinuous":
        found["align"] = "center_across"
    if look.down in _DOWN:
        found["valign"] = _DOWN[look.down]
    return found


def _tell_hidden(sheet: Sheet, changes: Changes) -> None:
    """Only what had something in it."""
    filled = {column for row in sheet.rows.values() for column, cell in row.items() if cell.value != ""}
    hidden_columns = "、".join(letters(column) for column in sorted(filled & sheet.hidden_columns))
    hidden_rows = _runs(sorted(sheet.hidden_rows & sheet.rows.keys()))
    if hidden_columns:
        changes.tell(f"工作表“{sheet.name}”隐藏的列 {hidden_columns} 未写入")
    if hidden_rows:
        changes.tell(f"工作表“{sheet.name}”隐藏的行 {hidden_rows} 未写入")
    changes.count("公式 {} 处换成了结果", sheet.formulas)
    changes.count(
        "公式 {} 处没有保存的结果，写为空白；请用 Excel 或 WPS 打开并保存后重新上传",
        sheet.formulas_without_result,
    )


def _runs(numbers: list[int]) -> str:
    """[2, 4, 5, 6] is 3、5—7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = "、".join(
        str(first + 1) if first == last else f"{first + 1}—{last + 1}" for first, last in runs[:20]
    )
    return told + ("等" if len(runs) > 20 else "")
