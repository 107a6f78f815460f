"""DOCX: the report on A4 as GB/T 9704 lays it out, with the official tables as real tables."""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from gongkai.items.renditions.blank import blank_document
from gongkai.items.renditions.paper import (
    LINE,
    SECOND_FONT,
    SECTION_FONT,
    TEXT_FONT,
    TEXT_SIZE,
    TITLE_FONT,
    TITLE_LINE,
    TITLE_SIZE,
    lay_out,
    set_font,
    set_line,
    set_outline,
)
from gongkai.report.building import Build
from gongkai.report.render.blocks import Level, Paragraph, PrintedTable, blocks_of
from gongkai.report.render.word_table import add_table

FONTS = {
    Level.SECTION: SECTION_FONT,
    Level.SECOND: SECOND_FONT,
    Level.THIRD: TEXT_FONT,
    Level.TEXT: TEXT_FONT,
}
OUTLINE = {Level.SECTION: 1, Level.SECOND: 2, Level.THIRD: 3}


def docx(made: Build) -> bytes:
    """The report as a Word file."""
    document = blank_document(made.title, made.organ.name)
    lay_out(document)
    _add_title(document, made)
    for block in blocks_of(made):
        if isinstance(block, PrintedTable):
            add_table(document, block)
        else:
            _add_paragraph(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_title(document: Any, made: Build) -> None:
    """The organ's name on a line of its own, so that no word is torn."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_line(paragraph, TITLE_LINE)
    paragraph.paragraph_format.space_after = LINE
    organ = made.organ.name
    name = paragraph.add_run(organ)
    name.add_break()
    for run in (name, paragraph.add_run(made.title.removeprefix(organ))):
        set_font(run, TITLE_FONT, TITLE_SIZE)


def _add_paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = TEXT_SIZE * 2
    set_line(paragraph, LINE)
    if block.level in OUTLINE:
        paragraph.paragraph_format.keep_with_next = True
        set_outline(paragraph, OUTLINE[block.level])
    for run in block.runs:
        set_font(paragraph.add_run(run.text), FONTS[block.level], TEXT_SIZE)
