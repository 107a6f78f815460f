"""图: numbers drawn once, on the server, as SVG; the same in words for those who do not see it (components/charts.html)."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, ROW, TOP, BAR = 360, 38, 4, 9
"""In units of the drawing: about a pixel on a phone."""
HEIGHT, BASE, HEAD, LEFT = 190, 168, 24, 0


@dataclass(frozen=True)
class Bar:
    """One bar with its words above it; lengths and places in units of the drawing."""

    label: str
    number: str
    y_text: int
    y_bar: int
    length: float


@dataclass(frozen=True)
class BarDrawing:
    """Bars below each other, of `width` by `height`; `words` say the same."""

    title: str
    words: str
    width: int
    height: int
    bar_height: int
    bars: list[Bar]


def draw_bars(title: str, values: Sequence[tuple[str, float, str]]) -> BarDrawing | None:
    """Label, number and the number as told of each; None where there is nothing to compare."""
    longest = max((number for _, number, _ in values), default=0.0)
    if len(values) < 2 or longest <= 0:
        return None
    bars = [
        Bar(
            label=label,
            number=told,
            y_text=TOP + place * ROW + 14,
            y_bar=TOP + place * ROW + 20,
            length=round(max(number, 0) / longest * WIDTH, 1),
        )
        for place, (label, number, told) in enumerate(values)
    ]
    words = "；".join(f"{bar.label} {bar.number}" for bar in bars)
    return BarDrawing(title, f"{title}。{words}。", WIDTH, TOP * 2 + len(bars) * ROW, BAR, bars)


@dataclass(frozen=True)
class Column:
    """One column; `series` tells which of the two it is."""

    series: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class ColumnDrawing:
    """Two numbers side by side for each step of time, with a scale of its highest value."""

    title: str
    words: str
    names: tuple[str, str]
    width: int
    height: int
    base: int
    column_width: float
    columns: list[Column]
    labels: list[tuple[float, str]]
    highest: str
    top: int


def draw_columns(
    title: str, names: tuple[str, str], steps: Sequence[tuple[str, str, int, int]]
) -> ColumnDrawing | None:
    """Short label, label in words and the two numbers of each step; None where there is nothing to see."""
    highest = max((max(first, second) for _, _, first, second in steps), default=0)
    if len(steps) < 2 or highest <= 0:
        return None
    slot = (WIDTH - LEFT) / len(steps)
    width = round(min(slot * 0.36, 16), 1)
    columns, labels = [], []
    for place, (short, _, *pair) in enumerate(steps):
        middle = LEFT + slot * (place + 0.5)
        labels.append((round(middle, 1), short))
        for series, number in enumerate(pair):
            height = round(number / highest * (BASE - HEAD), 1)
            columns.append(
                Column(series, round(middle - width + series * width, 1), round(BASE - height, 1), height)
            )
    words = "；".join(f"{label}{names[0]} {a}、{names[1]} {b}" for _, label, a, b in steps)
    return ColumnDrawing(
        title=title,
        words=f"{title}。{words}。",
        names=names,
        width=WIDTH,
        height=HEIGHT,
        base=BASE,
        column_width=width,
        columns=columns,
        labels=labels,
        highest=f"{highest:,}",
        top=HEAD,
    )
