"""附表 as a page prints them: figures grouped, lines indented, what is wrong marked (pure)."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from gongkai.items.annexes import AnnexLine, AnnexPart, AnnexTable

# Part, line and column by their codes.
Place = tuple[str, str, str]
WIDE_FROM = 6


@dataclass(frozen=True)
class DrawnCell:
    text: str
    is_number: bool
    is_name: bool
    is_faulty: bool = False


@dataclass(frozen=True)
class DrawnLine:
    cells: tuple[DrawnCell, ...]
    level: int
    is_total: bool


@dataclass(frozen=True)
class DrawnPart:
    """`caption` tells this part from the other one; `heads` are (label, whether figures stand under it)."""

    caption: str
    heads: tuple[tuple[str, bool], ...]
    lines: tuple[DrawnLine, ...]
    is_wide: bool


@dataclass(frozen=True)
class DrawnTable:
    code: str
    name: str
    unit: str
    parts: tuple[DrawnPart, ...]
    notes: tuple[str, ...]
    is_empty: bool


def drawn(table: AnnexTable, *, faulty: Collection[Place] = ()) -> DrawnTable:
    """The table; `faulty` are the places of cells that a check complained about."""
    return DrawnTable(
        code=table.code,
        name=table.name,
        unit=table.unit,
        parts=tuple(_part(table, part, faulty) for part in table.parts),
        notes=table.notes,
        is_empty=table.is_empty,
    )


def _part(table: AnnexTable, part: AnnexPart, faulty: Collection[Place]) -> DrawnPart:
    return DrawnPart(
        caption=f"{table.name}：{part.label}" if part.label else table.name,
        heads=tuple((column.label, column.is_number) for column in part.columns),
        lines=tuple(_line(part, line, faulty) for line in part.lines),
        is_wide=len(part.columns) >= WIDE_FROM,
    )


def _line(part: AnnexPart, line: AnnexLine, faulty: Collection[Place]) -> DrawnLine:
    cells = tuple(
        DrawnCell(
            text=grouped(cell) if column.is_number else cell,
            is_number=column.is_number,
            is_name=place == part.name_column,
            is_faulty=(part.code, line.code, column.code) in faulty,
        )
        for place, (column, cell) in enumerate(zip(part.columns, line.cells, strict=True))
    )
    return DrawnLine(cells, line.level, line.is_total)


def grouped(figure: str) -> str:
    """12,345.60, +1.20; what is no figure (—, 3.5%) as it is."""
    try:
        value = Decimal(figure)
    except ArithmeticError:
        return figure
    return f"{value:+,f}" if figure.startswith("+") else f"{value:,f}"
