"""Rows as HTML: each cell with its label for a phone, and with what a browser sorts by; drawn once and kept."""

from functools import lru_cache

from markupsafe import Markup, escape

from gongkai.items.kinds import ColumnType
from gongkai.items.public_address import address_of_number
from gongkai.items.public_tables import PublicColumn, PublicTable
from gongkai.portal.lists.amounts import grouped, width
from gongkai.portal.lists.reading import ReadList

NUMBER = "序号"
LONG = 19
"""Half widths of label and value from which on they take a line of their own on a card."""


def has_numbers(table: PublicTable) -> bool:
    """Whether we number the rows: not where the list has numbers of its own."""
    return NUMBER not in {column.label for column in table.columns}


def row_of(found: ReadList, place: int) -> Markup:
    """One `<tr>`; its number stays with the row, whatever the order of reading."""
    row = found.drawn.get(place)
    if row is None:
        row = found.drawn[place] = _row(found, place)
    return row


def _row(found: ReadList, place: int) -> Markup:
    columns = found.table.columns
    cells = [_cell(*each) for each in zip(columns, found.table.rows[place], found.texts[place], strict=True)]
    if has_numbers(found.table):
        number = found.numbers[place]
        cells.insert(0, f'<td role="cell" class="list__number" data-label="{NUMBER}">{number}</td>')
    return Markup(f'<tr role="row">{"".join(cells)}</tr>')  # noqa: S704 (escaped cell by cell)


def _cell(column: PublicColumn, value: object, text: str) -> str:
    """Amounts are grouped by thousands; what has no unit (a year) stands as it is."""
    told = grouped(text) if text and column.is_numeric and column.unit else text
    kind = kind_of_cell(column)
    is_long = _fixed_width(column.label, column.unit) + width(told) > LONG
    classes = f"{kind} long".strip() if is_long else kind
    attributes = f' class="{classes}"' if classes else ""
    if text and (told != text or kind == "date"):
        attributes += f' data-value="{escape(value)}"'
    if text and column.unit:
        attributes += f' data-unit="{escape(column.unit)}"'
    shown = linked(told) if column.type == ColumnType.ITEM and told else escape(told)
    return f'<td role="cell" data-label="{escape(column.label)}"{attributes}>{shown}</td>'


def linked(index_number: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address_of_number(index_number), index_number)


@lru_cache(maxsize=1024)
def _fixed_width(label: str, unit: str) -> int:
    return width(label) + width(unit)


def kind_of_cell(column: PublicColumn) -> str:
    """ "number", "date" or "" for text: how a cell is aligned and sorted."""
    if column.is_numeric:
        return "number"
    return "date" if column.type == ColumnType.DATE else ""
