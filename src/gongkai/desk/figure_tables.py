"""A table of figures as page, CSV and XLSX show it: each number with the address of the records that it counts."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

import xlsxwriter
from django.urls import reverse

from gongkai.web.charts import BarDrawing, ColumnDrawing

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NOTHING = "—"


@dataclass(frozen=True)
class Cell:
    """What is shown, where it leads, and the number itself where it is one."""

    text: str
    address: str = ""
    value: float | None = None


@dataclass(frozen=True)
class Line:
    """A row: its name with what that leads to, its cells; `level` 0 is a sum of those of level 1 below it."""

    name: Cell
    cells: tuple[Cell, ...]
    level: int = 0


@dataclass(frozen=True)
class FigureTable:
    """表: `code` names it in addresses and file; a drawing of the same numbers where that helps."""

    code: str
    title: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    foot: Line | None = None
    note: str = ""
    bars: BarDrawing | None = None
    columns: ColumnDrawing | None = None

    @property
    def rows(self) -> list[list[object]]:
        """Head, lines and foot, for a file."""
        told = [*self.lines, *([self.foot] if self.foot else [])]
        return [
            list(self.head),
            *([_plain(line.name, line.level), *(_plain(cell) for cell in line.cells)] for line in told),
        ]


def _plain(cell: Cell, level: int = 0) -> object:
    return cell.value if cell.value is not None else "　" * level + cell.text


@dataclass(frozen=True)
class Linker:
    """Addresses of the register: what all figures of a page have in common, and what one adds."""

    common: dict[str, object] = field(default_factory=dict)

    @cached_property
    def _register(self) -> str:
        return reverse("desk:applications")

    def __call__(self, **narrowed: object) -> str:
        wanted = {name: value for name, value in {**self.common, **narrowed}.items() if value}
        return f"{self._register}?{urlencode(wanted)}"

    def count(self, number: int, **narrowed: object) -> Cell:
        """A number that leads to its records, if there are any."""
        return Cell(f"{number:,}", self(**narrowed) if number else "", number)


def share(part: int, whole: int) -> Cell:
    """A share in percent; nothing of nothing."""
    return Cell(f"{part / whole * 100:.1f}%", "", round(part / whole * 100, 1)) if whole else Cell(NOTHING)


def workbook(title: str, source: str, tables: Iterable[FigureTable]) -> bytes:
    """XLSX, a sheet for each table; `source` stands above each."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **SAFE}) as book:
        book.set_properties({"title": title, "comments": source})
        bold, note = book.add_format({"bold": True}), book.add_format({"font_color": "#5D6670"})
        for table in tables:
            sheet = book.add_worksheet(table.title[:31])
            sheet.write_string(0, 0, table.title, bold)
            sheet.write_string(1, 0, f"{source}　{table.note}".strip(), note)
            for number, row in enumerate(table.rows, start=3):
                _write_row(sheet, number, row, bold if number == 3 else None)
            sheet.set_column(0, 0, 36)
            sheet.set_column(1, len(table.head), 14)
            sheet.freeze_panes(4, 1)
    return file.getvalue()


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, at: int, row: Sequence[object], style: object) -> None:
    for column, value in enumerate(row):
        if isinstance(value, int | float):
            sheet.write_number(at, column, value, style)
        else:
            sheet.write_string(at, column, str(value), style)
