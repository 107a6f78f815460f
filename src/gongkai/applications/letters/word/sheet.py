"""A Word file under construction: A4 in the official measures, paragraphs by style, tables by rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm

from gongkai.applications.letters.word.measures import (
    BOTTOM,
    CLOSER,
    LEFT,
    LINE,
    NUMBER_ABOVE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RED,
    RIGHT,
    RULE_WIDTH,
    TOP,
    points,
    twips,
)
from gongkai.applications.letters.word.styles import W, styles_element
from gongkai.items.renditions.blank import blank_document

NAMESPACE = f'xmlns:w="{W}"'


PADDING = (
    "<w:tblCellMar>"
    + "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 57), ("left", 108), ("bottom", 57), ("right", 108))
    )
    + "</w:tblCellMar>"
)


@dataclass(frozen=True)
class Cell:
    """格: its text, the style of its paragraphs, how many columns and rows it takes; `row_of` starts a merged one."""

    text: str = ""
    style: str = "表格文字"
    columns: int = 1
    rows: int = 1
    side: str = "center"


class Sheet:
    """One file; what is added comes below what is there."""

    def __init__(self, title: str, *, landscape: bool = False, margins: Sequence[float] = ()) -> None:
        self.document: Any = blank_document(title, "")
        styles = self.document.part._styles_part
        styles._element = parse_xml(_serialised(styles_element()))
        section = self.document.sections[0]
        width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        top, right, bottom, left = margins or (TOP, RIGHT, BOTTOM, LEFT)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.header_distance, section.footer_distance = Mm(15), Mm(min(20, bottom - 12))
        self.width = width - left - right
        self._body = self.document.element.body
        self._end = self._body.sectPr

    def paragraph(self, text: str, style: str = "Normal", *, extra: str = "") -> None:
        """`extra` is further XML of the paragraph's properties."""
        self._end.addprevious(parse_xml(paragraph_xml(text, style, extra=extra)))

    def mark(self, text: str, looks: tuple[float, float]) -> None:
        """发文机关标志: 30 mm below the upper edge, over a red double line 170 mm wide; `looks` are size and line in pt."""
        (size, line), left = looks, (PAGE_WIDTH - RULE_WIDTH) / 2
        frame = (
            f'<w:framePr w:w="{twips(RULE_WIDTH)}" w:h="{twips(18)}" w:hRule="exact" w:wrap="notBeside" '
            f'w:vAnchor="page" w:hAnchor="page" w:x="{twips(left)}" w:y="{twips(30)}"/>'
            f'<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="36" w:space="8" w:color="{RED}"/></w:pBdr>'
            f'<w:spacing w:line="{points(line)}" w:lineRule="exact"/>'
        )
        run = f'<w:rPr><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
        self._end.addprevious(parse_xml(paragraph_xml(text, "发文机关标志", extra=frame, run=run)))

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]], **settings: Any) -> None:
        """`widths` in mm; a row that a `{%tr` tag stands in is a row of that tag alone."""
        self._end.addprevious(parse_xml(table_xml(widths, rows, **settings)))

    def letter_feet(self) -> None:
        """The first page ends with a red double line and has no number; 28 characters fill a line."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        side = twips((PAGE_WIDTH - RULE_WIDTH) / 2)
        line = (
            f'<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="36" w:space="1" w:color="{RED}"/></w:pBdr>'
            f'<w:ind w:left="{side - twips(LEFT)}" w:right="{side - twips(RIGHT)}"/>'
        )
        _foot(section.first_page_footer, paragraph_xml("", "页码", extra=line))
        self.numbered()
        section_end = self._body.sectPr
        for grid in section_end.findall(f"{{{W}}}docGrid"):
            section_end.remove(grid)
        section_end.append(
            parse_xml(
                f'<w:docGrid {NAMESPACE} w:type="linesAndChars" w:linePitch="{points(LINE)}" '
                f'w:charSpace="{round(-CLOSER * 4096)}"/>'
            )
        )

    def numbered(self) -> None:
        """页码: — 1 — in 4号, on the right of odd pages and on the left of even ones."""
        section = self.document.sections[0]
        self.document.settings.odd_and_even_pages_header_footer = True
        apart = f'<w:spacing w:after="{twips(NUMBER_ABOVE)}" w:line="320" w:lineRule="exact"/>'
        _foot(section.footer, _number(f'{apart}<w:ind w:right="280"/><w:jc w:val="right"/>'))
        _foot(section.even_page_footer, _number(f'{apart}<w:ind w:left="280"/><w:jc w:val="left"/>'))

    def content(self) -> bytes:
        """The file."""
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def paragraph_xml(text: str, style: str, *, extra: str = "", run: str = "") -> str:
    said = f'<w:r>{run}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>' if text else ""
    return f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{said}</w:p>'


def table_xml(
    widths: Sequence[float], rows: Sequence[Sequence[Cell]], *, heights: Sequence[float] = (), heads: int = 0
) -> str:
    """`heights` are least heights in mm, the last one for all further rows; `heads` rows repeat on each page."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{8 if side not in ("insideH", "insideV") else 4}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    spans: dict[int, tuple[int, int]] = {}  # column → rows still to come, columns
    written = []
    for index, row in enumerate(rows):
        height = heights[min(index, len(heights) - 1)] if heights else 9
        written.append(_row(row, widths, spans, height=height, head=index < heads))
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{PADDING}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"
    )


def _row(
    row: Sequence[Cell],
    widths: Sequence[float],
    spans: dict[int, tuple[int, int]],
    *,
    height: float,
    head: bool,
) -> str:
    cells, column, waiting = [], 0, list(row)
    while column < len(widths):
        if column in spans and spans[column][0] > 0:
            left, columns = spans[column]
            spans[column] = (left - 1, columns)
            cells.append(_cell(Cell(), widths[column : column + columns], merge="<w:vMerge/>"))
            column += columns
            continue
        if not waiting:
            break
        cell = waiting.pop(0)
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        cells.append(_cell(cell, widths[column : column + cell.columns], merge=merge))
        if cell.rows > 1:
            spans[column] = (cell.rows - 1, cell.columns)
        column += cell.columns
    whole = "" if any(cell.side == "top" for cell in row) else "<w:cantSplit/>"  # long texts run on
    properties = f'{whole}<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{properties}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, widths: Sequence[float], *, merge: str = "") -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    text = "".join(
        paragraph_xml(line, "表格签名" if line.startswith("→") else cell.style).replace("→", "")
        for line in cell.text.split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(sum(widths))}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="{cell.side}"/></w:tcPr>{text}</w:tc>'
    )


def _number(properties: str) -> str:
    parts = ("— ", "", " —")
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>'
        if part
        else '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for part in parts
    )
    return f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="页码"/>{properties}</w:pPr>{runs}</w:p>'


def _foot(footer: Any, paragraph: str) -> None:
    footer.is_linked_to_previous = False
    element = footer._element
    for old in list(element):
        element.remove(old)
    element.append(parse_xml(paragraph))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _serialised(element: Any) -> bytes:
    from lxml import etree

    content: bytes = etree.tostring(element)
    return content
