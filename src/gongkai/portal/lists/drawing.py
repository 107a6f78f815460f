"""A list ready to draw: heads that sort, rows, and where the other pages are."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.items.public_tables import ROWS_IN_PAGE, PublicColumn
from gongkai.portal.lists.asked import Asked
from gongkai.portal.lists.reading import ReadList, sort_choices
from gongkai.portal.lists.rows import has_numbers, kind_of_cell, row_of

WIDE = 10
"""From so many columns on a list scrolls sideways in a frame of its own."""
WIDE_ON_PAPER = 10
"""From so many columns on a printed table lies on its side."""
FULL = 7
"""From so many columns on a list takes the whole width of the page."""
HOUSEHOLD = "household"


@dataclass(frozen=True)
class Head:
    """`direction` is "ascending", "descending" or "" as aria-sort has it; `address` turns it round."""

    label: str
    unit: str
    code: str
    kind: str
    direction: str
    address: str


@dataclass(frozen=True)
class DrawnList:
    """One page of a list. `total` rows are in the list, `count` of them have the words asked for."""

    caption: str
    base: str
    heads: list[Head]
    lines: list[Markup]
    layout: str
    noun: str
    total: int
    count: int
    asked: Asked
    choices: list[tuple[str, str]]
    has_numbers: bool
    is_full: bool
    is_wide: bool
    lies_on_its_side: bool
    is_whole: bool
    print_address: str
    previous: str
    following: str
    position: str


def noun_of(item: Item) -> str:
    """What one row is counted as: the kind says it, or 户 in lists of households, else 条."""
    kind = kind_of(item.kind)
    return kind.page.row_unit or ("户" if kind.counts_as == HOUSEHOLD else "条")


def first_rows(item: Item, found: ReadList, *, base: str) -> DrawnList:
    """What the item's own page holds: the first rows, in the order in which a reader first sees them."""
    return _drawn(
        item, found, Asked(), base=base, places=found.places()[:ROWS_IN_PAGE], count=len(found.texts)
    )


def page_of_rows(item: Item, found: ReadList, wanted: Asked, *, base: str) -> DrawnList:
    """The page that was asked for."""
    places = found.places(wanted.words, wanted.sort)
    start = (wanted.page - 1) * wanted.per_page
    on_page = places[start : start + wanted.per_page]
    return _drawn(item, found, wanted, base=base, places=on_page, count=len(places))


def _drawn(
    item: Item, found: ReadList, wanted: Asked, *, base: str, places: Sequence[int], count: int
) -> DrawnList:
    table = found.table
    pages = wanted.pages_of(count)
    return DrawnList(
        caption=table.caption,
        base=base,
        heads=[_head(column, wanted, wanted.sort or found.first_sort, base) for column in table.columns],
        lines=[row_of(found, place) for place in places],
        layout=table.layout,
        noun=noun_of(item),
        total=len(found.texts),
        count=count,
        asked=wanted,
        choices=sort_choices(table.columns),
        has_numbers=has_numbers(table),
        is_full=len(table.columns) >= FULL,
        is_wide=len(table.columns) >= WIDE,
        lies_on_its_side=table.layout == "table" and len(table.columns) >= WIDE_ON_PAPER,
        is_whole=len(places) == len(found.texts),
        print_address=wanted.printed().address(base),
        previous=wanted.at(wanted.page - 1).address(base) if wanted.page > 1 else "",
        following=wanted.at(wanted.page + 1).address(base) if wanted.page < pages else "",
        position=f"第 {wanted.page} 页，共 {pages} 页",
    )


def _head(column: PublicColumn, wanted: Asked, now: str, base: str) -> Head:
    direction = {column.code: "ascending", f"-{column.code}": "descending"}.get(now, "")
    other = f"-{column.code}" if direction == "ascending" else column.code
    return Head(
        label=column.label,
        unit=column.unit,
        code=column.code,
        kind=kind_of_cell(column),
        direction=direction,
        address=wanted.sorted_by(other).address(base),
    )
