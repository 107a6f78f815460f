"""公文纸: an A4 page in Word as GB/T 9704 lays it out, with its fonts, line pitch and page numbers."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LATIN_FONT = "Times New Roman"
TITLE_FONT, TEXT_FONT, SECTION_FONT, SECOND_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
TEXT_SIZE, TITLE_SIZE, LINE, TITLE_LINE = Pt(16), Pt(22), Pt(28.95), Pt(36)
# 版心: 156 mm between the margins.
WIDTH = 156


def lay_out(document: Any) -> None:
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
    add_page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    add_page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def set_font(run: Any, name: str, size: Any) -> None:
    """Chinese by GB/T 9704, Latin letters and digits in Times New Roman."""
    run.font.size = size
    run.font.name = LATIN_FONT
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def set_line(paragraph: Any, height: Any) -> None:
    spacing = paragraph.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, height
    spacing.space_before = spacing.space_after = Pt(0)


def set_outline(paragraph: Any, level: int) -> None:
    """The outline level, so that readers and screen readers find the sections."""
    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(element)


def keep_rows_whole(table: Any, *, heads: int) -> None:
    """No row is cut by the end of a page, and the first `heads` stand on every page."""
    for number, row in enumerate(table.rows):
        for name in ("w:cantSplit", "w:tblHeader") if number < heads else ("w:cantSplit",):
            element = OxmlElement(name)
            element.set(qn("w:val"), "true")
            row._tr.get_or_add_trPr().append(element)


def add_page_number(paragraph: Any, side: Any) -> None:
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
