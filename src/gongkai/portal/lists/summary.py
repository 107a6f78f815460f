"""What a list comes to: its count, sums, counts by category, and a chart drawn as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.items.public_tables import PublicChart, PublicTable, plain_number
from gongkai.portal.lists.amounts import grouped
from gongkai.web.charts import BarDrawing, draw_bars

MOST_BARS = 20


@dataclass(frozen=True)
class Counted:
    """A small table: `rows` of (value, number, share) under (`label`, `heading`), `total` in its foot."""

    caption: str
    label: str
    heading: str
    rows: list[tuple[str, str, str]]
    total: str


@dataclass(frozen=True)
class Chart:
    """A drawing, and the same numbers in `table`."""

    drawing: BarDrawing
    table: Counted


@dataclass(frozen=True)
class Summary:
    """`figures` are (label, number, unit); a chart takes the place of the table with the same numbers."""

    figures: list[tuple[str, str, str]]
    counted: list[Counted]
    chart: Chart | None

    @property
    def says_more_than_the_list(self) -> bool:
        """The number of rows alone stands above the list already."""
        return len(self.figures) > 1 or bool(self.counted) or self.chart is not None


def summary_of(table: PublicTable, noun: str) -> Summary:
    """Count and sums, then a table for each column that the kind counts by."""
    drawn = chart_of(table.chart, noun) if table.chart else None
    counted = [
        _counted(f"按{label}统计", label, f"{noun}数", pairs)
        for label, pairs in table.counts
        if len(pairs) > 1
    ]
    if drawn and table.chart and not table.chart.heading:
        counted = [each for each in counted if each.label != table.chart.label]
    figures = [("合计", f"{table.count:,}", noun)]
    figures += [(f"{label}合计", grouped(number), unit) for label, number, unit in table.sums]
    return Summary(figures, counted, drawn)


def chart_of(chart: PublicChart, noun: str) -> Chart | None:
    """The drawing, the longest bar as wide as it is; None where there is nothing to compare."""
    bars = _not_too_many(chart.bars)
    unit = f" {chart.unit or noun}" if chart.unit or not chart.heading else ""
    heading = chart.heading or f"{noun}数"
    drawing = draw_bars(
        chart.title, [(label, float(number), f"{grouped(number)}{unit}") for label, number in bars]
    )
    if drawing is None:
        return None
    head = f"{heading}（{chart.unit}）" if chart.unit else heading
    return Chart(drawing, _counted(chart.title, chart.label, head, chart.bars))


def _not_too_many(bars: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The longest bars with all others in one, so that a chart can be taken in at a glance."""
    found = [(str(label), str(number)) for label, number in bars]
    if len(found) <= MOST_BARS:
        return found
    ranked = sorted(found, key=lambda bar: Decimal(bar[1]), reverse=True)
    kept, rest = ranked[: MOST_BARS - 1], ranked[MOST_BARS - 1 :]
    return [
        *kept,
        (f"其余 {len(rest)} 项", plain_number(sum((Decimal(each) for _, each in rest), Decimal()))),
    ]


def _counted(caption: str, label: str, heading: str, pairs: Sequence[Sequence[Any]]) -> Counted:
    total = sum((Decimal(str(number)) for _, number in pairs), Decimal())
    rows = [(str(value), grouped(number), _share(Decimal(str(number)), total)) for value, number in pairs]
    return Counted(caption, label, heading, rows, grouped(plain_number(total)))


def _share(number: Decimal, total: Decimal) -> str:
    return f"{number / total * 100:.1f}%" if total > 0 else ""
