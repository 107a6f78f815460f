"""科目层级: a class is the sum of its 款, a 款 the sum of its 项, and nothing hangs in the air (pure)."""

from collections import Counter
from collections.abc import Iterator

from gongkai.finance.checks.faults import Fault
from gongkai.finance.checks.sums import is_off, label_in, sentence
from gongkai.finance.filled import Cell, FilledLine, FilledTable, nearest, place
from gongkai.finance.forms.shapes import Form, Open, Side, Table


def hierarchy(form: Form, table: Table, filled: FilledTable) -> Iterator[Fault]:
    """What is wrong with the codes of the open lines and with the sums along them."""
    for side in table.sides:
        opened = [line for line in filled.side(side.code) if line.is_open]
        if side.opened is None or not opened:
            continue
        yield from _twice(table, side, opened)
        if side.opened.is_coded and side.opened.detail > 3:
            yield from _levels(table, side, opened, side.opened)
            yield from _branches(form, table, side, opened)


def _twice(table: Table, side: Side, opened: list[FilledLine]) -> Iterator[Fault]:
    counts = Counter(line.code for line in opened)
    for line in {line.code: line for line in opened}.values():
        if counts[line.code] > 1:
            cells = tuple(Cell(table.code, side.code, line.code, column.code) for column in side.columns)
            yield Fault(
                table.code, f"{table.name}“{label_in(line)}”写了 {counts[line.code]} 次，请合并", cells
            )


def _levels(table: Table, side: Side, opened: list[FilledLine], told: Open) -> Iterator[Fault]:
    codes = {line.code for line in opened}
    levels = told.open.levels
    for line in opened:
        cells = (Cell(table.code, side.code, line.code, side.columns[0].code),)
        if len(line.code) > 3 and nearest(line.code, codes) != line.code[:-2]:
            missing = line.code[:-2]
            yield Fault(
                table.code,
                f"{table.name}有“{label_in(line)}”，没有它的上一级 {missing}（{levels[len(missing)]}），请补上这一行",
                cells,
            )
        has_detail = any(code != line.code and code.startswith(line.code) for code in codes)
        if len(line.code) < told.detail and not has_detail and any(line.values.values()):
            level = levels[told.detail]
            yield Fault(
                table.code,
                f"{table.name}“{label_in(line)}”没有列到{level}级，{told.open.label}须公开到{level}",
                cells,
            )


def _branches(form: Form, table: Table, side: Side, opened: list[FilledLine]) -> Iterator[Fault]:
    codes = {line.code for line in opened}
    children: dict[str, list[FilledLine]] = {}
    for line in opened:
        above = nearest(line.code, codes)
        if above:
            children.setdefault(above, []).append(line)
    for line in opened:
        for column in side.columns if line.code in children else ():
            below = children[line.code]
            parts = [(label_in(child), child.value(column.code)) for child in below]
            whole = line.value(column.code)
            if is_off(form, whole, [value for _, value in parts]):
                where = place(table, side, label_in(line), column.code)
                cells = [Cell(table.code, side.code, each.code, column.code) for each in (line, *below)]
                yield Fault(table.code, sentence(form, table, where, whole=whole, parts=parts), tuple(cells))
