"""表头: where the figures of each side stand in a sheet, whatever stands above them (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.finance.classification import plain
from gongkai.finance.forms.shapes import Column, Side, Table

_LOOKED_AT = 20
_LEVELS = ("类", "款", "项")


@dataclass(frozen=True)
class SideColumns:
    """Columns of a sheet from 0: `codes` are joined to a code, `values` by the form's column code."""

    label: int
    codes: tuple[int, ...]
    values: dict[str, int]


@dataclass(frozen=True)
class Head:
    """`row` is the last row of the head, from 0; `sides` by code."""

    row: int
    sides: dict[str, SideColumns]


def find_head(table: Table, rows: Sequence[Sequence[str]]) -> Head | None:
    """The head under which most of the table's columns stand; None where no row names any."""
    best: Head | None = None
    for place in range(min(len(rows), _LOOKED_AT)):
        head = _head_at(table, rows, place)
        if head and (best is None or _found(head) >= _found(best)):
            best = head
    return best


def _found(head: Head) -> int:
    return sum(len(side.values) for side in head.sides.values())


def missing_columns(table: Table, head: Head) -> Iterator[tuple[Side, Column]]:
    """Columns of the form that the sheet does not have."""
    for side in table.sides:
        found = head.sides[side.code].values if side.code in head.sides else {}
        yield from ((side, column) for column in side.columns if column.code not in found)


def _head_at(table: Table, rows: Sequence[Sequence[str]], place: int) -> Head | None:
    heads = _heads(rows, place)
    starts = _starts(heads, table)
    sides = {}
    for side, start, end in zip(table.sides, starts, [*starts[1:], len(heads)], strict=False):
        columns = _columns(side, heads, start, end)
        if columns is not None:
            sides[side.code] = columns
    return Head(place, sides) if sides else None


def _heads(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """What stands over each column: the row itself, or the nearest row above that says something there."""
    width = max(map(len, rows[: place + 1]), default=0)
    return [_head(rows, place, column) for column in range(width)]


def _head(rows: Sequence[Sequence[str]], place: int, column: int) -> str:
    own = _cell(rows[place], column)
    above = _cell(rows[place - 1], column) if place else ""
    return plain(own or above)


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _starts(heads: list[str], table: Table) -> list[int]:
    """Where each side begins: a table of two sides has two columns of names."""
    if len(table.sides) == 1:
        return [0]
    labels = [place for place, head in enumerate(heads) if _is_label(head, table.sides)]
    return [0, labels[1]] if len(labels) > 1 else [0]


def _columns(side: Side, heads: list[str], start: int, end: int) -> SideColumns | None:
    values: dict[str, int] = {}
    names = {name: column.code for column in reversed(side.columns) for name in names_of(column)}
    for place in range(start, end):
        code = names.get(heads[place])
        if code and code not in values:
            values[code] = place
    if not values:
        return None
    first = min(values.values())
    codes = [place for place in range(start, first) if "编码" in heads[place] or "代码" in heads[place]]
    levels = [place for place in range(start, first) if heads[place] in _LEVELS]
    labels = [place for place in range(start, first) if _is_label(heads[place], (side,))]
    free = [place for place in range(start, first) if place not in (*codes, *levels)]
    label = labels[-1] if labels else free[-1] if free else None
    return SideColumns(label, tuple(levels or codes), values) if label is not None else None


def _is_label(head: str, sides: Sequence[Side]) -> bool:
    if any(head in names_of(column) for side in sides for column in side.columns):
        return False
    return (
        "项目" in head or "名称" in head or head in ("科目", "收入", "支出", "内容", "费用")
    ) and "编码" not in head


def names_of(column: Column) -> tuple[str, ...]:
    """Every plain head under which the column comes in."""
    return tuple(dict.fromkeys(map(plain, (column.label, *column.aliases))))
