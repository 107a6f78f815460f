"""Shapes of ``formats/*.yaml``: one file is one report form (年度报告格式), checked when it is read."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class TableId(StrEnum):
    """The three tables of the report: 表二, 表三, 表四."""

    PROACTIVE = "proactive"
    APPLICATIONS = "applications"
    REMEDIES = "remedies"


class CellKind(StrEnum):
    """What a cell holds: whole number, signed change (本年增/减), amount with unit, or decimal 万元."""

    COUNT = "count"
    DELTA = "delta"
    MONEY = "money"
    DECIMAL = "decimal"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(_Shape):
    """A row or a column: a leaf has a code, a group has parts; ``sums`` adds up the leaves beside it."""

    label: str = ""
    code: str = ""
    parts: tuple["Line", ...] = ()
    sums: bool = False
    span: int = 1
    kind: CellKind = CellKind.COUNT
    unit: str = ""
    also: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_leaf_or_group(self) -> Self:
        if bool(self.code) == bool(self.parts):
            raise ValueError(f"line {self.label!r} must have either a code or parts")
        return self


class Block(_Shape):
    """A captioned part of 表二, such as 第二十条第（五）项."""

    caption: str
    corner: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]


class TableFile(_Shape):
    """A table is a stack of captioned blocks (表二) or one matrix of rows and columns (表三, 表四)."""

    id: TableId
    corner: str = ""
    blocks: tuple[Block, ...] = ()
    columns: tuple[Line, ...] = ()
    rows: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _is_blocks_or_matrix(self) -> Self:
        if bool(self.blocks) == bool(self.rows and self.columns):
            raise ValueError(f"table {self.id} must have either blocks or rows and columns")
        return self


class Section(_Shape):
    """One of the six sections of the report: number, exact title, table or what its text must cover."""

    number: str
    title: str
    table: TableId | None = None
    also: tuple[str, ...] = ()
    must_cover: tuple[str, ...] = ()


class MonthDay(_Shape):
    """A day of every year."""

    month: int
    day: int


class Publication(_Shape):
    """Last days for publishing the report (条例第四十九条), for departments and for governments."""

    basis: str
    department: MonthDay
    government: MonthDay


class FormFile(_Shape):
    """A whole form file."""

    id: str
    name: str
    basis: str
    first_year: int
    last_year: int | None
    publication: Publication
    sections: tuple[Section, ...]
    folds: dict[str, str]
    tables: tuple[TableFile, ...]
