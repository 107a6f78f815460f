"""DOCX: the reply to deputies as an official letter that an office can still print on its own paper."""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from gongkai.dialogue.letters.parts import parts_of
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.items.renditions.blank import blank_document

TITLE_FONT, TEXT_FONT, MARK_FONT, LATIN_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "Times New Roman"
TEXT, TITLE, IMPRINT, LINE = Pt(16), Pt(22), Pt(14), Pt(28.95)
LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def render_docx(proposal: Proposal, reply: ProposalReply) -> bytes:
    """The letter as a Word file (A4, GB/T 9704 measures)."""
    letter = parts_of(proposal, reply)
    document = blank_document(letter.title, letter.organ)
    _lay_out(document)
    _line(document, letter.organ, TITLE_FONT, TITLE, side=CENTER, red=True)
    _line(document, f"类别标记：{letter.mark}", MARK_FONT, TEXT)
    _line(document, letter.document_number, TEXT_FONT, TEXT, side=RIGHT)
    _line(document, letter.title, TITLE_FONT, TITLE, side=CENTER, apart=True)
    _line(document, f"{letter.addressee}：", TEXT_FONT, TEXT, apart=True)
    for paragraph in letter.paragraphs:
        _line(document, paragraph, TEXT_FONT, TEXT, indent=2)
    _line(document, letter.organ, TEXT_FONT, TEXT, side=RIGHT, apart=True)
    if letter.signed_on:
        _line(document, letter.signed_on, TEXT_FONT, TEXT, side=RIGHT)
    if letter.annotation:
        _line(document, letter.annotation, TEXT_FONT, TEXT, indent=2)
    _line(document, f"公开属性：{letter.openness}", TEXT_FONT, IMPRINT, apart=True)
    if letter.copied_to:
        _line(document, f"抄送：{letter.copied_to}", TEXT_FONT, IMPRINT)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _line(
    document: Any,
    text: str,
    font: str,
    size: Any,
    *,
    side: Any = LEFT,
    indent: int = 0,
    apart: bool = False,
    red: bool = False,
) -> None:
    """One paragraph; `apart` leaves a line free above it."""
    paragraph = document.add_paragraph()
    paragraph.alignment = side
    spacing = paragraph.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    spacing.space_before, spacing.space_after = (LINE if apart else Pt(0)), Pt(0)
    spacing.first_line_indent = size * indent
    run = paragraph.add_run(text)
    run.font.size, run.font.name = size, LATIN_FONT
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if red:
        run.font.color.rgb = RGBColor(0xDD, 0, 0)
