"""页面上的格: a table as it is typed cell by cell, and what of it is no figure (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.finance.classification import code_of_class
from gongkai.finance.filled import FilledLine, FilledTable, place
from gongkai.finance.forms.shapes import Form, Line, Side, Table
from gongkai.finance.reading.amounts import amount
from gongkai.finance.reading.tables import LONGEST_LABEL, in_order


@dataclass(frozen=True)
class TypedLine:
    """`code` of the form's line, or of the classification where the line `is_open`; `cells` as typed, by column."""

    code: str
    label: str
    is_open: bool
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not (self.code.strip() or self.label.strip() or any(self.cells.values()))


def table_from_cells(
    form: Form, table: Table, lines: Mapping[str, Sequence[TypedLine]]
) -> tuple[FilledTable, list[str]]:
    """The table, and a sentence for each cell that cannot be taken."""
    faults: list[str] = []
    sides = {side.code: _side(form, table, side, lines.get(side.code, ()), faults) for side in table.sides}
    return FilledTable(table.code, sides), faults


def _side(
    form: Form, table: Table, side: Side, typed: Sequence[TypedLine], faults: list[str]
) -> list[FilledLine]:
    fixed: dict[str, FilledLine] = {}
    opened: list[FilledLine] = []
    for line in typed:
        told = None if line.is_open else side.fixed.get(line.code)
        if line.is_open and side.opened is not None and not line.is_blank:
            code, fault = _code(table, side, line)
            if fault:
                faults.append(fault)
                continue
            values = _values(form, table, side, None, line, faults)
            opened.append(FilledLine(code, line.label.strip()[:LONGEST_LABEL], values, is_open=True))
        elif told is not None:
            fixed[told.code] = FilledLine(
                told.code, told.label, _values(form, table, side, told, line, faults)
            )
    return in_order(side, fixed, opened)


def _code(table: Table, side: Side, line: TypedLine) -> tuple[str, str]:
    """The code of an open line, or why it has none."""
    assert side.opened is not None  # noqa: S101 (the caller has asked)
    label, code = line.label.strip(), line.code.strip()
    if not label:
        return "", f"{table.name}科目编码“{code}”没有科目名称：请写明名称，或清空这一行"
    code = code or (code_of_class(label) or "" if not side.opened.is_coded else "")
    lengths = {3: "类"} if not side.opened.is_coded else side.opened.open.levels
    if not code.isdecimal() or len(code) not in lengths:
        told = "、".join(f"{name}级 {length} 位" for length, name in lengths.items())
        return "", f"{table.name}“{label}”的科目编码“{code}”不对：应是数字，{told}"
    return code, ""


def _values(
    form: Form, table: Table, side: Side, told: Line | None, line: TypedLine, faults: list[str]
) -> dict[str, Decimal]:
    found = {}
    places = 0 if told is not None and told.is_count else form.places
    for column in side.columns_of(told):
        text = line.cells.get(column.code, "")
        try:
            value = amount(text, places=places)
        except ValueError as fault:
            where = place(table, side, line.label.strip(), column.code)
            faults.append(f"{table.name}{where}写的是“{text[:40]}”，{fault}")
            continue
        if value is not None:
            found[column.code] = value
    return found
