"""粘贴名单: tab-separated lines from a spreadsheet, matched to the columns, checked cell by cell."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.items.kinds import Column, ColumnType, Kind

MOST_LINES = 2000
_DAY = re.compile(r"(\d{4})[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?", re.ASCII)


class PasteRefused(Exception):  # noqa: N818 (named for what is so)
    """What was pasted cannot be read as lines of this list; the message says why."""


@dataclass(frozen=True)
class Cell:
    """What was written in one cell, and what is wrong with it."""

    text: str
    fault: str = ""


@dataclass(frozen=True)
class PastedRow:
    """One line: its number as pasted, its cells in the order of the kind's columns."""

    number: int
    cells: tuple[Cell, ...]
    values: dict[str, Any]
    fault: str = ""

    @property
    def faults(self) -> list[str]:
        return [fault for fault in (self.fault, *(cell.fault for cell in self.cells)) if fault]


def rows_from(kind: Kind, pasted: str) -> list[PastedRow]:
    """Every line that is not blank; a first line that repeats the column names decides their order."""
    lines = [(number, cells) for number, cells in enumerate(_lines(pasted), 1) if any(map(str.strip, cells))]
    order = _order(kind, lines[0][1]) if lines else None
    if order:
        lines = lines[1:]
    if not lines:
        raise PasteRefused("没有读到名单：请从表格中复制整行后粘贴。")
    if len(lines) > MOST_LINES:
        raise PasteRefused(f"一次最多粘贴 {MOST_LINES} 行，现有 {len(lines)} 行：请分几次粘贴。")
    places = order or list(range(len(kind.columns)))
    return [_row(kind, number, cells, places) for number, cells in lines]


def _lines(pasted: str) -> list[list[str]]:
    """Spreadsheets quote cells that hold line breaks; a lone quotation mark is just a character."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    try:
        lines = text.splitlines(keepends=True)
        if pasted.count('"') % 2:
            return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, delimiter="\t"))
    except csv.Error:
        raise PasteRefused("有一格的内容太长，无法读取：请检查是否粘贴了整篇文字。") from None


def _order(kind: Kind, cells: Sequence[str]) -> list[int | None] | None:
    """Where each column stands, when the line names at least half of them; None when it is not a head."""
    written = [cell.strip() for cell in cells]
    found = [_place(column, written) for column in kind.columns]
    known = [place for place in found if place is not None]
    return found if len(known) * 2 >= len(kind.columns) and len(known) > 1 else None


def _place(column: Column, written: list[str]) -> int | None:
    for name in (column.heading, column.label):
        if name in written:
            return written.index(name)
    return None


def _row(kind: Kind, number: int, cells: Sequence[str], places: Sequence[int | None]) -> PastedRow:
    given = [cells[place].strip() if place is not None and place < len(cells) else "" for place in places]
    checked = [_cell(column, text) for column, text in zip(kind.columns, given, strict=True)]
    values = {column.code: cell.text for column, cell in zip(kind.columns, checked, strict=True) if cell.text}
    known = {place for place in places if place is not None}
    extra = [cell for place, cell in enumerate(cells) if place not in known and cell.strip()]
    fault = f"多出 {len(extra)} 格，这个名单只有 {len(kind.columns)} 栏" if extra else ""
    return PastedRow(number, tuple(checked), values, fault)


def _cell(column: Column, text: str) -> Cell:
    written = _iso(text) if column.type == ColumnType.DATE else text
    if column.type in (ColumnType.INTEGER, ColumnType.DECIMAL):
        written = written.replace(",", "").replace("，", "")
    try:
        column.checked(written)
    except ValueError as fault:
        return Cell(text, str(fault))
    return Cell(written)


def _iso(text: str) -> str:
    """2020/1/5 and 2020年1月5日 as 2020-01-05."""
    match = _DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else text
