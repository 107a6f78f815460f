"""DOCX of a document on A4 as GB/T 9704 lays it out."""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from gongkai.items.renditions import paper
from gongkai.items.renditions.blank import blank_document
from gongkai.items.renditions.blocks import Grid, Level, Paragraph
from gongkai.items.renditions.document import NOTE, Printed
from gongkai.items.renditions.made import Made
from gongkai.web.grids import placed

FONTS = {
    Level.SECTION: paper.SECTION_FONT,
    Level.SECOND: paper.SECOND_FONT,
    Level.THIRD: paper.TEXT_FONT,
    Level.TEXT: paper.TEXT_FONT,
}
OUTLINE = {Level.SECTION: 1, Level.SECOND: 2, Level.THIRD: 3}
CELL_SIZE = Pt(12)
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def docx(printed: Printed) -> Made:
    """The document as a Word file; its properties name the organ and nobody else."""
    document = blank_document(printed.title, printed.organ)
    paper.lay_out(document)
    _line(document, printed.title, font=paper.TITLE_FONT, size=paper.TITLE_SIZE, side=CENTRE)
    number = f"（{printed.number}）" if printed.number else ""
    _line(document, number, font=paper.SECOND_FONT, side=CENTRE)
    _line(document, "")
    for block in printed.blocks:
        if isinstance(block, Grid):
            _add_grid(document, block)
        else:
            _add_paragraph(document, block)
    _line(document, "")
    for name in (*printed.signatures, printed.day):
        _line(document, name, side=RIGHT).paragraph_format.right_indent = paper.TEXT_SIZE * 4
    _line(document, NOTE).paragraph_format.first_line_indent = paper.TEXT_SIZE * 2
    buffer = BytesIO()
    document.save(buffer)
    return Made(buffer.getvalue())


def _line(
    document: Any, text: str, *, font: str = paper.TEXT_FONT, size: Any = paper.TEXT_SIZE, side: Any = None
) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = side
    paper.set_line(paragraph, paper.TITLE_LINE if size == paper.TITLE_SIZE else paper.LINE)
    paper.set_font(paragraph.add_run(text), font, size)
    return paragraph


def _add_paragraph(document: Any, block: Paragraph) -> None:
    paragraph = _line(document, block.text, font=FONTS[block.level])
    paragraph.paragraph_format.first_line_indent = paper.TEXT_SIZE * 2
    if block.level in OUTLINE:
        paragraph.paragraph_format.keep_with_next = True
        paper.set_outline(paragraph, OUTLINE[block.level])


def _add_grid(document: Any, grid: Grid) -> None:
    """Merged cells stay merged, head rows are repeated, no row is cut."""
    if grid.caption:
        _line(document, grid.caption, font=paper.SECTION_FONT, side=CENTRE)
    spread = list(placed(grid.rows, lambda cell: (cell.down, cell.across)))
    columns = max((x + cell.across for _, x, cell in spread), default=0)
    if not columns:
        return
    table = document.add_table(rows=len(grid.rows), cols=columns)
    table.style = "Table Grid"
    for column in table.columns:
        column.width = Mm(paper.WIDTH / columns)
    cells = [list(row.cells) for row in table.rows]
    for y, x, cell in spread:
        corner = cells[y][x]
        if cell.across > 1 or cell.down > 1:
            last = cells[min(y + cell.down, len(cells)) - 1][x + cell.across - 1]
            corner = corner.merge(last)
        paragraph = corner.paragraphs[0]
        paragraph.alignment = CENTRE
        paper.set_font(paragraph.add_run(cell.text), paper.TEXT_FONT, CELL_SIZE)
    paper.keep_rows_whole(table, heads=grid.heads)
