"""The cells of a table with how many columns and rows each takes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gongkai.applications.letters.printing.reading import (
    TWIPS,
    Border,
    borders_of,
    is_on,
    number,
    value_of,
    w,
)


@dataclass
class TableCell:
    element: Any
    column: int
    columns: int
    rows: int = 1
    side: str = "top"
    borders: dict[str, Border] = field(default_factory=dict)
    fill: str = ""


@dataclass
class TableRow:
    cells: list[TableCell]
    height: float  # pt
    is_head: bool
    is_whole: bool


@dataclass
class Table:
    """表格; widths in pt, `side` how it stands between the margins."""

    widths: list[float]
    rows: list[TableRow]
    borders: dict[str, Border]
    side: str
    padding: dict[str, float]


def table_of(element: Any) -> Table:
    properties = element.find(w("tblPr"))
    borders = properties.find(w("tblBorders")) if properties is not None else None
    side = properties.find(w("jc")) if properties is not None else None
    widths = [
        number(value_of(each, "w")) / TWIPS for each in element.findall(f"{w('tblGrid')}/{w('gridCol')}")
    ]
    rows = [_row(each) for each in element.findall(w("tr"))]
    _merge(rows)
    return Table(
        widths,
        rows,
        borders_of(borders) if borders is not None else {},
        value_of(side, default="left"),
        _padding(properties),
    )


def cell_blocks(cell: TableCell) -> Iterator[Any]:
    from gongkai.applications.letters.printing.reading import blocks

    return blocks(cell.element)


def _row(element: Any) -> TableRow:
    properties = element.find(w("trPr"))
    height, is_head, is_whole = 0.0, False, False
    if properties is not None:
        height = number(value_of(properties.find(w("trHeight")))) / TWIPS
        is_head, is_whole = is_on(properties.find(w("tblHeader"))), is_on(properties.find(w("cantSplit")))
    column, cells = 0, []
    for each in element.findall(w("tc")):
        cell = _cell(each, column)
        cells.append(cell)
        column += cell.columns
    return TableRow(cells, height, is_head, is_whole)


def _cell(element: Any, column: int) -> TableCell:
    properties = element.find(w("tcPr"))
    cell = TableCell(element, column, 1)
    if properties is None:
        return cell
    cell.columns = int(number(value_of(properties.find(w("gridSpan"))), 1)) or 1
    cell.side = value_of(properties.find(w("vAlign")), default="top")
    borders, shade = properties.find(w("tcBorders")), properties.find(w("shd"))
    cell.borders = borders_of(borders) if borders is not None else {}
    cell.fill = value_of(shade, "fill").replace("auto", "")
    merged = properties.find(w("vMerge"))
    if merged is not None and value_of(merged, default="continue") == "continue":
        cell.rows = 0
    return cell


def _merge(rows: list[TableRow]) -> None:
    """A cell that continues the one above goes into it."""
    above: dict[int, TableCell] = {}
    for row in rows:
        kept = []
        for cell in row.cells:
            if cell.rows == 0 and cell.column in above:
                above[cell.column].rows += 1
            else:
                cell.rows = 1
                above[cell.column] = cell
                kept.append(cell)
        row.cells = kept


def _padding(properties: Any) -> dict[str, float]:
    margins = properties.find(w("tblCellMar")) if properties is not None else None
    told = {"top": 2.85, "bottom": 2.85, "left": 5.4, "right": 5.4}
    if margins is not None:
        for side in told:
            told[side] = number(value_of(margins.find(w(side)), "w"), told[side] * TWIPS) / TWIPS
    return told
