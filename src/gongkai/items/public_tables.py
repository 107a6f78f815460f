"""名单的公开样子: rows as the public sees them, masked once, at publication."""

import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from gongkai.items.choices import AfterPosting
from gongkai.items.kinds import Column, ColumnType, Kind

ROWS_IN_PAGE = 200
"""Rows that the item's page itself holds; the others are on the pages of the list."""
UNSAID = "未填"


class Lined(Protocol):
    """A row, or what there is of one where a whole record would be a waste."""

    @property
    def values(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Line:
    """The values of a row by the codes of their columns."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class PublicColumn:
    code: str
    label: str
    type: str
    unit: str

    @property
    def heading(self) -> str:
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    @property
    def is_numeric(self) -> bool:
        return self.type in (ColumnType.INTEGER, ColumnType.DECIMAL)


@dataclass(frozen=True)
class PublicChart:
    """`bars` are [value of the column `label`, number]: sums of the column `heading`, or rows where that is empty."""

    title: str
    label: str
    heading: str
    unit: str
    bars: Sequence[Sequence[str]]


@dataclass(frozen=True)
class PublicTable:
    """`rows` are stored values in the order of the columns; `sums` are [label, sum, unit]; `counts` are
    [label, [[value, rows], …]]; `count` is the number of rows even where a summary stands for them; `sort` is the
    code of the column by which a reader first sees them, "-" before it for the highest first."""

    caption: str
    count: int
    columns: tuple[PublicColumn, ...]
    rows: Sequence[Sequence[Any]]
    sums: Sequence[Sequence[str]] = ()
    counts: Sequence[Sequence[Any]] = ()
    layout: str = "table"
    afterwards: str = ""
    sort: str = ""
    chart: PublicChart | None = None

    def as_mapping(self) -> dict[str, Any]:
        told = {
            each.name: getattr(self, each.name) for each in fields(self)
        }  # rows are not copied cell by cell
        told["columns"] = [asdict(column) for column in self.columns]
        return {**told, "chart": asdict(self.chart) if self.chart else None}


def table_from(told: dict[str, Any]) -> PublicTable:
    """The table that an edition froze."""
    columns = tuple(PublicColumn(**column) for column in told["columns"])
    chart = PublicChart(**told["chart"]) if told.get("chart") else None
    return PublicTable(**{**told, "columns": columns, "chart": chart})


def public_table(kind: Kind, rows: Iterable[Lined], *, caption: str, afterwards: str = "") -> PublicTable:
    """The rows with every mask applied; `afterwards` is what became of the names after the posting period."""
    found = list(rows)
    is_after = bool(afterwards)
    columns = kind.public_columns(after_posting=is_after)
    codes = [(column.code, not column.is_as_stored(after_posting=is_after), column) for column in columns]
    values = [
        [
            column.public(row.values.get(code), after_posting=is_after) if masked else row.values.get(code)
            for code, masked, column in codes
        ]
        for row in found
    ]
    return PublicTable(
        caption=caption,
        count=len(found),
        columns=tuple(
            PublicColumn(column.code, column.label, column.type, column.unit) for column in columns
        ),
        rows=[] if afterwards == AfterPosting.SUMMARY else values,
        sums=[_sum(kind.column(code), found) for code in kind.page.sums if _has_values(code, found)],
        counts=[_count(kind.column(code), found, is_after=is_after) for code in kind.page.counted_by],
        layout=kind.page.layout,
        afterwards=afterwards,
        sort=kind.page.sort,
        chart=_chart(kind, found, is_after=is_after),
    )


def _has_values(code: str, rows: list[Lined]) -> bool:
    """A column that nobody filled in has no sum: 0 would be a statement."""
    return any(row.values.get(code) not in (None, "") for row in rows)


def _told(column: Column, row: Lined, is_after: bool) -> str:
    """What a summary calls the row's value: masked as in the rows; a choice that they leave out is told as it is."""
    value = row.values.get(column.code)
    if column.is_shown(after_posting=is_after):
        value = column.public(value, after_posting=is_after)
    elif column.type != ColumnType.CHOICE:
        value = None
    return UNSAID if value is None or value == "" else str(value)


def _chart(kind: Kind, rows: list[Lined], *, is_after: bool) -> PublicChart | None:
    """A bar for each value of a column: choices in their order, other values the longest bar first."""
    if kind.chart is None or not rows:
        return None
    by = kind.column(kind.chart.by)
    of = kind.column(kind.chart.of) if kind.chart.of else None
    bars: dict[str, Decimal] = {}
    for row in rows:
        value = _told(by, row, is_after)
        bars[value] = bars.get(value, Decimal()) + (Decimal(str(row.values.get(of.code, 0))) if of else 1)
    order = {choice: place for place, choice in enumerate(by.choices)}
    placed = sorted(bars.items(), key=lambda bar: (order.get(bar[0], len(order)), -bar[1]))
    return PublicChart(
        title=kind.chart.title,
        label=by.label,
        heading=of.label if of else "",
        unit=of.unit if of else "",
        bars=[[value, plain_number(number)] for value, number in placed],
    )


def plain_number(number: Decimal) -> str:
    """Without an exponent and without zeros at its end."""
    return format(number.normalize(), "f") if number else "0"


def _sum(column: Column, rows: list[Lined]) -> list[str]:
    total = sum(
        (Decimal(str(row.values[column.code])) for row in rows if column.code in row.values), Decimal()
    )
    return [column.label, plain_number(total), column.unit]


def _count(column: Column, rows: list[Lined], *, is_after: bool) -> list[Any]:
    counted = Counter(_told(column, row, is_after) for row in rows)
    order = {choice: place for place, choice in enumerate(column.choices)}
    return [
        column.label,
        sorted(map(list, counted.items()), key=lambda pair: order.get(str(pair[0]), len(order))),
    ]


def table_text(table: PublicTable) -> str:
    """Every public value of the table, one line a row: what search finds and what the privacy check reads."""
    days = {place for place, column in enumerate(table.columns) if column.type == ColumnType.DATE}
    return "\n".join(
        " ".join(
            shown(table.columns[place], value) if place in days else str(value)
            for place, value in enumerate(row)
            if value is not None
        )
        for row in table.rows
    )


def table_html(table: PublicTable, *, rows: Sequence[Sequence[Any]] | None = None) -> str:
    """The given rows (all when None) as one HTML table with a caption and scoped heads; "" without columns or rows."""
    lines = table.rows if rows is None else rows
    if not table.columns or not lines:
        return ""
    heads = "".join(f'<th scope="col">{html.escape(column.heading)}</th>' for column in table.columns)
    body = "".join(
        "<tr>"
        + "".join(_cell(column, value) for column, value in zip(table.columns, row, strict=True))
        + "</tr>"
        for row in lines
    )
    caption = html.escape(table.caption)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="list"><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(column: PublicColumn, value: object) -> str:
    numeric = ' class="number"' if column.is_numeric else ""
    return f'<td data-label="{html.escape(column.label)}"{numeric}>{html.escape(shown(column, value))}</td>'


def shown(column: Column | PublicColumn, value: object) -> str:
    """A stored value as a reader sees it."""
    if value is None:
        return ""
    if column.type == ColumnType.DATE:
        return chinese_date(date.fromisoformat(str(value)))
    return str(value)


def chinese_date(day: date) -> str:
    """2020年1月5日: no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"
