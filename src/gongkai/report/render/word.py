"""DOCX: the report on A4 as GB/T 9704 lays it out, with the official tables as real tables."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.report.building import Build
from gongkai.report.render.blocks import Level, Paragraph, PrintedTable, blocks_of
from gongkai.report.render.word_fonts import LATIN_FONT, set_font
from gongkai.report.render.word_table import add_table

TITLE_FONT, TEXT_FONT = "方正小标宋简体", "仿宋_GB2312"
FONTS = {
    Level.SECTION: "黑体",
    Level.SECOND: "楷体_GB2312",
    Level.THIRD: TEXT_FONT,
    Level.TEXT: TEXT_FONT,
}
OUTLINE = {Level.SECTION: 1, Level.SECOND: 2, Level.THIRD: 3}
TEXT_SIZE, TITLE_SIZE, LINE = Pt(16), Pt(22), Pt(28.95)


def docx(made: Build) -> bytes:
    """The report as a Word file."""
    document = Document()
    _lay_out(document)
    document.core_properties.title = made.title
    document.core_properties.author = made.organ.name
    document.core_properties.language = "zh-CN"
    _add_title(document, made)
    for block in blocks_of(made):
        if isinstance(block, PrintedTable):
            add_table(document, block)
        else:
            _add_paragraph(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(35 - 7 - 5)
    normal = document.styles["Normal"]
    normal.font.size = TEXT_SIZE
    normal.font.name = LATIN_FONT
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TEXT_FONT)
    document.settings.odd_and_even_pages_header_footer = True
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _add_page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _add_page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _add_title(document: Any, made: Build) -> None:
    """The organ's name on a line of its own, so that no word is torn."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_line(paragraph, Pt(36))
    paragraph.paragraph_format.space_after = LINE
    organ = made.organ.name
    name = paragraph.add_run(organ)
    name.add_break()
    for run in (name, paragraph.add_run(made.title.removeprefix(organ))):
        set_font(run, TITLE_FONT, TITLE_SIZE)


def _add_paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = TEXT_SIZE * 2
    _set_line(paragraph, LINE)
    if block.level in OUTLINE:
        paragraph.paragraph_format.keep_with_next = True
        _set_outline(paragraph, OUTLINE[block.level])
    for run in block.runs:
        set_font(paragraph.add_run(run.text), FONTS[block.level], TEXT_SIZE)


def _set_line(paragraph: Any, height: Any) -> None:
    spacing = paragraph.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, height
    spacing.space_before = spacing.space_after = Pt(0)


def _set_outline(paragraph: Any, level: int) -> None:
    """The outline level, so that readers and screen readers find the sections."""
    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(element)


def _add_page_number(paragraph: Any, side: Any) -> None:
    """— 1 — on odd pages right, on even pages left, one character in."""
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    for text, field in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = paragraph.add_run(text)
        set_font(run, "宋体", Pt(14))
        if field:
            for kind in ("begin", "instruction", "end"):
                run._element.append(_field_part(kind, field))


def _field_part(kind: str, field: str) -> Any:
    if kind == "instruction":
        element = OxmlElement("w:instrText")
        element.text = field
        return element
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element
