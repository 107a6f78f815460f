"""表间核对: figures that stand in several tables are the same (pure)."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.finance.checks.faults import Fault
from gongkai.finance.checks.sums import label_in
from gongkai.finance.filled import ZERO, Cell, Filled, FilledLine, figure, place, value_at, where
from gongkai.finance.forms.shapes import Equal, EqualClasses, Form


def across(form: Form, filled: Filled) -> Iterator[Fault]:
    """Every pair of cells that should print the same figure and does not; tables that are missing are left out."""
    for check in form.checks:
        if isinstance(check, Equal):
            yield from _cells(form, filled, check)
        else:
            yield from _classes(form, filled, check)


def _cells(form: Form, filled: Filled, check: Equal) -> Iterator[Fault]:
    cells = [cell for name in check.equal if (cell := Cell.named(name)).table in filled]
    for cell in cells[1:]:
        first = cells[0]
        one, other = value_at(filled, first), value_at(filled, cell)
        if one != other:
            yield Fault(
                cell.table,
                _unequal(form, where(form, first, filled), one, where(form, cell, filled), other),
                (first, cell),
            )


def _classes(form: Form, filled: Filled, check: EqualClasses) -> Iterator[Fault]:
    (table, side, column), (other_table, other_side, other_column) = (
        name.split(".") for name in check.equal_classes
    )
    if table not in filled or other_table not in filled:
        return
    ours = {line.code: line for line in filled[table].top(side)}
    theirs = {line.code: line for line in filled[other_table].top(other_side)}
    for code in dict.fromkeys([*ours, *theirs]):
        one, other = _value(ours, code, column), _value(theirs, code, other_column)
        if one == other:
            continue
        label = label_in(ours.get(code) or theirs[code])
        first = form.table(table), form.table(table).side(side)
        second = form.table(other_table), form.table(other_table).side(other_side)
        yield Fault(
            other_table,
            _unequal(
                form,
                f"{first[0].name}{place(*first, label, column)}",
                one,
                f"{second[0].name}{place(*second, label, other_column)}",
                other,
            ),
            (Cell(table, side, code, column), Cell(other_table, other_side, code, other_column)),
        )


def _value(lines: dict[str, FilledLine], code: str, column: str) -> Decimal:
    return lines[code].value(column) if code in lines else ZERO


def _unequal(form: Form, one: str, value: Decimal, other: str, its_value: Decimal) -> str:
    difference = abs(value - its_value)
    return (
        f"{one}是 {figure(value, form.places)}，{other}是 {figure(its_value, form.places)}，"
        f"应当相等，相差 {figure(difference, form.places)}"
    )
