"""按季累计: what a quarter adds to the quarter before (pure)."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.finance.checks.faults import Fault
from gongkai.finance.filled import Cell, Filled, figure, value_at, where
from gongkai.finance.forms.shapes import Form, Series


def not_carried_on(form: Form, filled: Filled, before: Filled | None) -> Iterator[Fault]:
    """Cumulative figures that are not those of the quarter before plus this quarter's.

    `before` is the quarter before; None is the first quarter, whose cumulative figures are its own.
    """
    series = form.series
    if series is None or series.table not in filled:
        return
    side = form.table(series.table).side(series.side)
    for code in series.lines:
        now, carried = _cell(series, code, series.cumulative), _cell(series, code, series.period)
        earlier = value_at(before, now) if before is not None else Decimal()
        whole, own = value_at(filled, now), value_at(filled, carried)
        if whole == earlier + own:
            continue
        places = 0 if side.fixed[code].is_count else form.places
        told = f"上季累计 {figure(earlier, places)} 与" if before is not None else ""
        yield Fault(
            series.table,
            f"{where(form, now, filled)}是 {figure(whole, places)}，{told}本季度 {figure(own, places)}"
            f"{'之和是 ' + figure(earlier + own, places) if before is not None else ''}，"
            f"相差 {figure(abs(whole - earlier - own), places)}",
            (now, carried),
        )


def _cell(series: Series, line: str, column: str) -> Cell:
    return Cell(series.table, series.side, line, column)
