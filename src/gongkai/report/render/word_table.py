"""The official tables in DOCX: merged cells, heads that repeat on every page, rows that are not cut."""

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.items.renditions.paper import keep_rows_whole, set_font
from gongkai.ledger import LayoutCell, TableId
from gongkai.report.render.blocks import PrintedTable
from gongkai.web.grids import placed

WIDTH = 156
FONT, SIZE = "仿宋_GB2312", Pt(9)
CELL_MARGIN = 28  # twentieths of a point
# Label columns of table 三: the group, the family of results, the result.
_LABEL_WIDTHS = (9, 15, 49)
# Table 二 of the 2019 form is printed on five columns, of which the middle two are half as wide.
_PROACTIVE_2019 = (0.25, 0.25, 0.125, 0.125, 0.25)


def widths_of(table: PrintedTable) -> list[float]:
    """Millimetres of each column; together the width of the text."""
    if table.id is TableId.PROACTIVE and table.columns == len(_PROACTIVE_2019):
        return [WIDTH * share for share in _PROACTIVE_2019]
    if table.id is not TableId.APPLICATIONS:
        return [WIDTH / table.columns] * table.columns
    figures = table.columns - len(_LABEL_WIDTHS)
    return [*_LABEL_WIDTHS, *[(WIDTH - sum(_LABEL_WIDTHS)) / figures] * figures]


def add_table(document: Any, table: PrintedTable) -> None:
    made = document.add_table(rows=len(table.rows), cols=table.columns)
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _set_margins(made)
    _describe(made, table.caption)
    widths = [Mm(width) for width in widths_of(table)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    grid = [list(row.cells) for row in made.rows]
    for y, x, cell in placed(table.rows, lambda cell: (cell.rowspan, cell.colspan)):
        corner = grid[y][x]
        if cell.rowspan > 1 or cell.colspan > 1:
            corner = corner.merge(grid[y + cell.rowspan - 1][x + cell.colspan - 1])
        corner.width = sum(widths[x : x + cell.colspan])
        _fill(corner, cell, table)
    keep_rows_whole(made, heads=table.head)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(corner: Any, cell: LayoutCell, table: PrintedTable) -> None:
    corner.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = corner.paragraphs[0]
    is_row_label = cell.header and cell.scope == "row"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_row_label else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    set_font(paragraph.add_run(table.values[cell.code] if cell.code else cell.text), FONT, SIZE)


def _set_margins(made: Any) -> None:
    """Half a millimetre beside the text of a cell: four characters fit into a column of figures."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(CELL_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        made._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def _describe(made: Any, caption: str) -> None:
    """The table's title for screen readers."""
    element = OxmlElement("w:tblCaption")
    element.set(qn("w:val"), caption)
    made._tbl.tblPr.append(element)
