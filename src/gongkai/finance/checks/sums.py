"""合计: parts and wholes within one table, down its lines and across its columns (pure)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.finance.checks.faults import Fault
from gongkai.finance.filled import Cell, FilledLine, FilledTable, figure, place
from gongkai.finance.forms.shapes import OPEN, Form, Side, SumColumns, SumLines, Table

MOST_PARTS_TOLD = 8


def sums(form: Form, table: Table, filled: FilledTable) -> Iterator[Fault]:
    """Every sum of the table that is not right; an empty table has none."""
    if filled.is_empty:
        return
    for check in table.checks:
        if isinstance(check, SumLines):
            yield from _down(form, table, filled, check)
        else:
            yield from _across(form, table, filled, check)


def is_off(form: Form, whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether whole and parts differ by more than the form allows for that many parts."""
    told = [part for part in parts if part]
    return abs(whole - sum(parts, Decimal())) > form.tolerance_per_addend * max(len(told), 1)


def sentence(
    form: Form, table: Table, where: str, *, whole: Decimal, parts: Sequence[tuple[str, Decimal]]
) -> str:
    """表一《…》“本年收入合计”是 12.00，各项之和是 11.00，相差 1.00（…）."""
    total = sum((value for _, value in parts), Decimal())
    told = [f"{label} {figure(value, form.places)}" for label, value in parts if value]
    more = f"等 {len(told)} 项" if len(told) > MOST_PARTS_TOLD else ""
    listed = "、".join(told[:MOST_PARTS_TOLD]) or "各项都是空的"
    return (
        f"{table.name}{where}是 {figure(whole, form.places)}，各项之和是 {figure(total, form.places)}，"
        f"相差 {figure(abs(whole - total), form.places)}（{listed}{more}）"
    )


def _down(form: Form, table: Table, filled: FilledTable, check: SumLines) -> Iterator[Fault]:
    side_code, line_code = check.sum.split(".")
    side = table.side(side_code)
    for column in side.columns_of(side.fixed[line_code]):
        whole_line = filled.line(side_code, line_code)
        whole = whole_line.value(column.code) if whole_line else Decimal()
        named = [part for name in check.of for part in _parts(table, filled, name)]
        parts = [(label_in(line), sign * line.value(column.code)) for _, line, sign in named]
        if not is_off(form, whole, [value for _, value in parts]):
            continue
        where = place(table, side, side.fixed[line_code].label, column.code)
        cells = [Cell(table.code, side_of, line.code, column.code) for side_of, line, _ in named]
        yield Fault(
            table.code,
            sentence(form, table, where, whole=whole, parts=parts),
            (Cell(table.code, side_code, line_code, column.code), *cells),
        )


def _parts(table: Table, filled: FilledTable, name: str) -> list[tuple[str, FilledLine, int]]:
    """The lines that a part of a sum names, each with its side and sign."""
    sign = -1 if name.startswith("-") else 1
    side, line_code = name.lstrip("-").split(".")
    if line_code == OPEN:
        return [(side, line, sign) for line in filled.top(side)]
    line = filled.line(side, line_code)
    return [(side, line, sign)] if line else []


def _across(form: Form, table: Table, filled: FilledTable, check: SumColumns) -> Iterator[Fault]:
    side = table.side(check.side)
    for line in filled.side(check.side):
        if check.lines is not None and line.code not in check.lines:
            continue
        parts = [_signed(side, line, name) for name in check.of]
        whole = line.value(check.sum_columns)
        if not is_off(form, whole, [value for _, value in parts]):
            continue
        where = place(table, side, label_in(line), check.sum_columns)
        columns = [check.sum_columns, *(name.lstrip("-") for name in check.of)]
        yield Fault(
            table.code,
            sentence(form, table, where, whole=whole, parts=parts),
            tuple(Cell(table.code, check.side, line.code, column) for column in columns),
        )


def label_in(line: FilledLine) -> str:
    """A line as a sentence names it: open ones with their code."""
    return f"{line.code} {line.label}" if line.is_open and line.code.isdigit() else line.label


def _signed(side: Side, line: FilledLine, name: str) -> tuple[str, Decimal]:
    code = name.lstrip("-")
    value = line.value(code)
    return side.column(code).label, -value if name.startswith("-") else value
