"""改正一张表: the cells of one table as fields of a form, and what was typed into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.finance.cells import TypedLine
from gongkai.finance.filled import FilledLine, FilledTable
from gongkai.finance.forms.shapes import Form, Line, Side, Table
from gongkai.finance.reading.tables import in_order

NEW_LINES = 4
MOST_FIELDS = 460  # a form of more fields is refused before it is read (DATA_UPLOAD_MAX_NUMBER_FIELDS)


@dataclass(frozen=True)
class CellField:
    """`name` is "" for a cell that the form leaves blank; `label` is read to those who do not see the table."""

    name: str
    value: str
    label: str
    is_faulty: bool = False


@dataclass(frozen=True)
class CellLine:
    """`is_new` lines have fields for code and name before their cells."""

    code: str
    label: str
    level: int
    is_total: bool
    is_new: bool
    names: tuple[CellField, ...]
    cells: tuple[CellField, ...]


@dataclass(frozen=True)
class CellSide:
    label: str
    is_coded: bool
    heads: tuple[str, ...]
    lines: tuple[CellLine, ...]


def sides_of(
    form: Form,
    table: Table,
    filled: FilledTable | None,
    *,
    posted: Mapping[str, str] | None = None,
    faulty: frozenset[tuple[str, str, str]] = frozenset(),
) -> list[CellSide]:
    """The form's fields; what was posted stands in them again."""
    return [_side(form, side, _lines(side, filled), posted, faulty) for side in table.sides]


def is_too_large(sides: Sequence[CellSide]) -> bool:
    """Whether the table has more cells than one form can send; it is pasted or imported then."""
    return sum(len(line.cells) + len(line.names) for side in sides for line in side.lines) > MOST_FIELDS


def _lines(side: Side, filled: FilledTable | None) -> list[FilledLine | None]:
    """The lines that are there, and blank ones behind the open part."""
    known = list(filled.side(side.code)) if filled is not None else []
    fixed = {line.code: line for line in known if not line.is_open}
    opened = [line for line in known if line.is_open]
    blank = FilledLine("", "", {}, is_open=True)
    lines = in_order(side, fixed, [*opened, *[blank] * (NEW_LINES if side.opened else 0)])
    return [None if line is blank else line for line in lines]


def _side(
    form: Form,
    side: Side,
    lines: Sequence[FilledLine | None],
    posted: Mapping[str, str] | None,
    faulty: frozenset[tuple[str, str, str]],
) -> CellSide:
    return CellSide(
        label=side.label,
        is_coded=side.is_coded,
        heads=tuple(column.label for column in side.columns),
        lines=tuple(_line(form, side, at, line, posted, faulty) for at, line in enumerate(lines)),
    )


def _line(
    form: Form,
    side: Side,
    at: int,
    line: FilledLine | None,
    posted: Mapping[str, str] | None,
    faulty: frozenset[tuple[str, str, str]],
) -> CellLine:
    told = side.fixed.get(line.code) if line and not line.is_open else None
    label = _label(line, told)
    names = () if line else tuple(_field(side, at, name, "", shown, posted) for name, shown in _NAMES)
    cells = []
    for column in side.columns:
        is_filled = column in side.columns_of(told)
        value = _written(form, told, line.values.get(column.code)) if line else ""
        is_faulty = line is not None and (side.code, line.code, column.code) in faulty
        field = _field(
            side, at, column.code, value, f"{label or '新的一行'}，{column.label}", posted, is_faulty
        )
        cells.append(field if is_filled else CellField("", "", ""))
    depth = (len(line.code) - 3) // 2 if line and line.is_open and side.is_coded else 0
    return CellLine(
        code=line.code if line and line.is_open else "",
        label=label,
        level=told.level if told else depth,
        is_total=bool(told and told.is_total),
        is_new=line is None,
        names=names if side.is_coded or not names else names[1:],
        cells=tuple(cells),
    )


_NAMES = (("code", "新的一行，科目编码"), ("label", "新的一行，名称"))


def _label(line: FilledLine | None, told: Line | None) -> str:
    if line is None:
        return ""
    return f"{line.label}（{told.unit}）" if told and told.is_count else line.label


def _written(form: Form, told: Line | None, value: object) -> str:
    if value is None:
        return ""
    return f"{value:.{0 if told and told.is_count else form.places}f}"


def _field(
    side: Side,
    at: int,
    what: str,
    value: str,
    label: str,
    posted: Mapping[str, str] | None,
    is_faulty: bool = False,
) -> CellField:
    name = f"{side.code}.{at}.{what}"
    return CellField(name, posted.get(name, "") if posted is not None else value, label, is_faulty)


def typed_lines(
    table: Table, filled: FilledTable | None, posted: Mapping[str, str]
) -> dict[str, list[TypedLine]]:
    """What was typed, by side; open lines whose cells were all emptied are left out."""
    return {side.code: list(_typed(side, _lines(side, filled), posted)) for side in table.sides}


def _typed(side: Side, lines: Sequence[FilledLine | None], posted: Mapping[str, str]) -> Sequence[TypedLine]:
    found = []
    for at, line in enumerate(lines):
        cells = {column.code: posted.get(f"{side.code}.{at}.{column.code}", "") for column in side.columns}
        is_open = line is None or line.is_open
        code = line.code if line else posted.get(f"{side.code}.{at}.code", "")
        label = line.label if line else posted.get(f"{side.code}.{at}.label", "")
        if line is not None and is_open and not any(map(str.strip, cells.values())):
            continue
        found.append(TypedLine(code, label, is_open, cells))
    return found
