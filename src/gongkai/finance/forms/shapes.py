"""表样的形状: what a form's file may say of its tables, lines, columns and sums (pure)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

CODE = r"^[a-z][a-z_0-9]*$"
OPEN = "open"
"""In a sum: the lines of the open part that stand under no other line."""


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Classes(StrEnum):
    """政府收支分类: what the codes of open lines are."""

    FUNCTIONAL = "functional"
    ECONOMIC = "economic"

    @property
    def label(self) -> str:
        return {"functional": "支出功能分类", "economic": "支出经济分类"}[self.value]

    @property
    def levels(self) -> dict[int, str]:
        """Length of a code to the name of its level."""
        return {3: "类", 5: "款", 7: "项"} if self is Classes.FUNCTIONAL else {3: "类", 5: "款"}


class Column(Shape):
    """A column of figures; `aliases` are other heads under which it comes in."""

    code: str = Field(pattern=CODE)
    label: str
    aliases: tuple[str, ...] = ()


class Line(Shape):
    """A fixed line; `columns` are those that it fills (all when None), `unit` its own where it counts no money."""

    code: str = Field(pattern=CODE)
    label: str
    level: int = Field(default=0, ge=0, le=3)
    is_total: bool = False
    aliases: tuple[str, ...] = ()
    columns: tuple[str, ...] | None = None
    unit: str = ""

    @property
    def is_count(self) -> bool:
        return bool(self.unit)


class Open(Shape):
    """Lines that each organ writes itself, by code of a classification, down to codes of `detail` digits.

    Without `is_coded` the table prints no codes: its lines are the classes alone, told by their names.
    """

    open: Classes
    detail: int = 7
    is_coded: bool = True

    @model_validator(mode="after")
    def _has_that_level(self) -> "Open":
        if self.detail not in self.open.levels:
            raise ValueError(f"{self.open} has no codes of {self.detail} digits")
        return self


class Side(Shape):
    """One part of a table: its columns and lines; a table of two sides is printed with the two side by side."""

    code: str = Field(default="lines", pattern=CODE)
    label: str = ""
    columns: tuple[Column, ...] = Field(min_length=1)
    lines: tuple[Line | Open, ...] = Field(min_length=1)

    @cached_property
    def fixed(self) -> dict[str, Line]:
        return {line.code: line for line in self.lines if isinstance(line, Line)}

    @cached_property
    def opened(self) -> Open | None:
        """The open part, if there is one."""
        return next((line for line in self.lines if isinstance(line, Open)), None)

    @property
    def is_coded(self) -> bool:
        return self.opened is not None and self.opened.is_coded

    def column(self, code: str) -> Column:
        """The column of that code; LookupError when there is none."""
        for column in self.columns:
            if column.code == code:
                return column
        raise LookupError(f"no column {code!r}")

    def columns_of(self, line: Line | None) -> tuple[Column, ...]:
        """The columns that a line fills; None is an open line."""
        wanted = line.columns if line is not None else None
        return tuple(column for column in self.columns if wanted is None or column.code in wanted)

    @model_validator(mode="after")
    def _holds_together(self) -> "Side":
        codes = [column.code for column in self.columns]
        unknown = {code for line in self.fixed.values() for code in line.columns or ()} - set(codes)
        lines = [line.code for line in self.lines if isinstance(line, Line)]
        opens = len(self.lines) - len(lines)
        if unknown or len(set(codes)) < len(codes) or len(set(lines)) < len(lines) or opens > 1:
            raise ValueError(f"side {self.code}: columns {codes}, lines {lines}, unknown {sorted(unknown)}")
        return self


class SumLines(Shape):
    """The line `sum` ("side.line") is the sum of the lines `of`, "-" before those that are taken off."""

    sum: str
    of: tuple[str, ...] = Field(min_length=1)


class SumColumns(Shape):
    """In every line of `side`, the column `sum_columns` is the sum of `of`, "-" before those that are taken off."""

    sum_columns: str
    of: tuple[str, ...] = Field(min_length=1)
    side: str = "lines"
    lines: tuple[str, ...] | None = None


class Equal(Shape):
    """Cells ("table.side.line.column") that print the same figure."""

    equal: tuple[str, ...] = Field(min_length=2)


class EqualClasses(Shape):
    """For each class, the two columns ("table.side.column") print the same figure."""

    equal_classes: tuple[str, str]


Check = SumLines | SumColumns | Equal | EqualClasses


class Table(Shape):
    """One table of a form; `needs_note` tells that it is published even when the organ has nothing to put in it."""

    code: str = Field(pattern=CODE)
    number: str
    title: str
    aliases: tuple[str, ...] = ()
    unit: str = ""
    sides: tuple[Side, ...] = Field(min_length=1, max_length=2)
    checks: tuple[SumLines | SumColumns, ...] = ()
    notes: tuple[str, ...] = ()

    def side(self, code: str) -> Side:
        """The side of that code; LookupError when there is none."""
        for side in self.sides:
            if side.code == code:
                return side
        raise LookupError(f"table {self.code!r} has no side {code!r}")

    @property
    def name(self) -> str:
        """表一《部门收支总体情况表》."""
        return f"{self.number}《{self.title}》" if self.number else f"《{self.title}》"


class Compared(Shape):
    """A cell that is compared with the year before; `is_explained` when a change must be explained."""

    code: str = Field(pattern=CODE)
    label: str
    cell: str
    level: int = 0
    is_explained: bool = True
    is_always_explained: bool = False


class ChartOf(Shape):
    """A bar for each open line of a side ("table.side.column"), or for each of these cells."""

    title: str
    label: str = "项目"
    classes: str = ""
    cells: dict[str, str] = {}


class Series(Shape):
    """按季累计: `cumulative` of a quarter is that of the quarter before plus `period`, in the lines of a side."""

    table: str
    side: str = "lines"
    period: str
    cumulative: str
    lines: tuple[str, ...]


class Form(Shape):
    """表样: a set of tables that is published together.

    `places` decimals; `tolerance_per_addend` is what a sum may differ for each of its parts, where the figures were
    rounded one by one (尾差); figures that are printed twice never differ. `kind` is the kind of its item.
    """

    code: str = Field(pattern=CODE)
    label: str
    kind: str = Field(pattern=CODE)
    period: Literal["year", "quarter"] = "year"
    unit: str
    places: int = Field(ge=0, le=4)
    tolerance_per_addend: Decimal = Decimal(0)
    tolerance_note: str = ""
    basis: str = ""
    amount_label: str = "本年数"
    tables: tuple[Table, ...] = Field(min_length=1)
    checks: tuple[Equal | EqualClasses, ...] = ()
    comparison: tuple[Compared, ...] = ()
    charts: tuple[ChartOf, ...] = ()
    series: Series | None = None

    def table(self, code: str) -> Table:
        """The table of that code; LookupError when there is none."""
        for table in self.tables:
            if table.code == code:
                return table
        raise LookupError(f"form {self.code!r} has no table {code!r}")

    def unit_of(self, table: Table) -> str:
        return table.unit or self.unit

    @model_validator(mode="after")
    def _names_only_what_is_there(self) -> "Form":
        faults = [fault for named in _named(self) if (fault := _fault(self, *named))]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _named(form: Form) -> Iterator[tuple[str, str]]:
    """Every reference with what it must be: a cell, a line or a column."""
    for check in form.checks:
        if isinstance(check, Equal):
            yield from (("cell", cell) for cell in check.equal)
        else:
            yield from (("column", column) for column in check.equal_classes)
    yield from (("cell", each.cell) for each in form.comparison)
    for chart in form.charts:
        yield from (("cell", cell) for cell in chart.cells.values())
        if chart.classes:
            yield "column", chart.classes
    for table in form.tables:
        for sum_ in table.checks:
            if isinstance(sum_, SumLines):
                yield from (("line", f"{table.code}.{name.lstrip('-')}") for name in (sum_.sum, *sum_.of))
            else:
                columns = (sum_.sum_columns, *sum_.of)
                yield from (("column", f"{table.code}.{sum_.side}.{name.lstrip('-')}") for name in columns)


def _fault(form: Form, what: str, name: str) -> str:
    parts: list[Any] = re.split(r"\.", name)
    try:
        side = form.table(parts[0]).side(parts[1])
        if what in ("cell", "line") and parts[2] != OPEN:
            side.fixed[parts[2]]
        if what != "line":
            side.column(parts[-1])
        return ""
    except (LookupError, IndexError) as missing:
        return f"{name} names what is not there ({missing})"
