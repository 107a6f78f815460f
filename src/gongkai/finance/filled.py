"""填列的表: what an organ wrote into a form's tables, exact to the last place (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from gongkai.finance.forms.shapes import Form, Side, Table

ZERO = Decimal(0)


@dataclass(frozen=True)
class FilledLine:
    """One line: `code` is that of the form's line, or, where `is_open`, of the classification; blanks are left out."""

    code: str
    label: str
    values: Mapping[str, Decimal] = field(default_factory=dict)
    is_open: bool = False

    def value(self, column: str) -> Decimal:
        """The figure; a blank is nothing."""
        return self.values.get(column, ZERO)


@dataclass(frozen=True)
class FilledTable:
    """The lines of each side in the order in which they are printed; no lines at all is 本表无数据."""

    code: str
    sides: Mapping[str, Sequence[FilledLine]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether no line holds any figure but zero."""
        return not any(line.values[code] for _, line in self.lines() for code in line.values)

    def lines(self) -> Iterator[tuple[str, FilledLine]]:
        return ((side, line) for side, lines in self.sides.items() for line in lines)

    def side(self, code: str) -> Sequence[FilledLine]:
        return self.sides.get(code, ())

    def line(self, side: str, code: str) -> FilledLine | None:
        return self._by_code.get((side, code))

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], FilledLine]:
        return {(side, line.code): line for side, line in reversed(list(self.lines()))}

    def top(self, side: str) -> list[FilledLine]:
        """The open lines that stand under no other open line."""
        opened = [line for line in self.side(side) if line.is_open]
        codes = {line.code for line in opened}
        return [line for line in opened if nearest(line.code, codes) is None]

    def as_mapping(self) -> dict[str, Any]:
        """JSON; figures as they were written."""
        return {
            side: [
                {
                    "code": line.code,
                    "label": line.label,
                    "is_open": line.is_open,
                    "values": {code: str(value) for code, value in line.values.items()},
                }
                for line in lines
            ]
            for side, lines in self.sides.items()
        }


Filled = Mapping[str, FilledTable]


def table_from(code: str, told: Mapping[str, Any]) -> FilledTable:
    """The table that `as_mapping` wrote."""
    return FilledTable(
        code,
        {
            side: [
                FilledLine(
                    line["code"],
                    line["label"],
                    {column: Decimal(value) for column, value in line["values"].items()},
                    line["is_open"],
                )
                for line in lines
            ]
            for side, lines in told.items()
        },
    )


def nearest(code: str, codes: set[str]) -> str | None:
    """The closest line above a code of the classification that is there: 2010101 stands under 20101, then 201."""
    for length in range(len(code) - 2, 2, -2):
        if code[:length] in codes:
            return code[:length]
    return None


@dataclass(frozen=True)
class Cell:
    """Where a figure stands; `line` is the code of a line."""

    table: str
    side: str
    line: str
    column: str

    @classmethod
    def named(cls, name: str) -> "Cell":
        """The cell of "table.side.line.column"."""
        return cls(*name.split("."))


def value_at(filled: Filled, cell: Cell) -> Decimal:
    """The figure in a cell; nothing where the table or the line is not there."""
    table = filled.get(cell.table)
    line = table.line(cell.side, cell.line) if table else None
    return line.value(cell.column) if line else ZERO


def where(form: Form, cell: Cell, filled: Filled) -> str:
    """A cell in words: 表一《部门收支总体情况表》“收入总计”的“预算数”."""
    table = form.table(cell.table)
    side = table.side(cell.side)
    return f"{table.name}{place(table, side, label_of(filled, side, cell), cell.column)}"


def place(table: Table, side: Side, line: str, column: str) -> str:
    """A cell within its table, in words; the column is told where there are several."""
    beside = f"{side.label}部分" if side.label else ""
    told = f"的“{side.column(column).label}”" if len(side.columns) > 1 else ""
    return f"{beside}“{line}”{told}"


def label_of(filled: Filled, side: Side, cell: Cell) -> str:
    """What the line of a cell is called, without the mark of its place (一、)."""
    table = filled.get(cell.table)
    line = table.line(cell.side, cell.line) if table else None
    if line is not None:
        return line.label
    return side.fixed[cell.line].label if cell.line in side.fixed else cell.line


def figure(value: Decimal, places: int) -> str:
    """A figure as it is printed: 1,234.50; counts have no places."""
    return f"{value:,.{places}f}"
