"""The file's text for a screen: the same words in the same order, dressed by classes and not by measures."""

from html import escape
from typing import Any

from gongkai.applications.letters.printing.css import face_of
from gongkai.applications.letters.printing.reading import ParagraphFormat, WordFile, blocks, w
from gongkai.applications.letters.printing.runs import PAGE, PAGES, pieces_of
from gongkai.applications.letters.printing.tables import cell_blocks, table_of

CLASSES = {
    "发文机关标志": "letter-organ",
    "发文字号": "letter-number",
    "公文标题": "letter-title",
    "表格标题": "letter-title",
    "主送机关": "letter-addressee",
    "落款": "letter-signed",
    "表格说明": "letter-remark",
    "表格栏目": "letter-cell-head",
    "表格签名": "letter-cell-signed",
}


def fragment_of(word: WordFile) -> str:
    """An <article class="letter">; feet and page numbers belong to paper and are left out."""
    has_heading = False
    written = []
    for block in blocks(word.body):
        if block.tag == w("tbl"):
            written.append(_table(word, block))
            continue
        told = word.paragraph_format(block)
        is_heading = told.style.endswith("标题") and not has_heading and bool(_text(word, block, told))
        has_heading = has_heading or is_heading
        written.append(_paragraph(word, block, told, tag="h2" if is_heading else "p"))
    return f'<article class="letter">{"".join(written)}</article>'


def _paragraph(word: WordFile, block: Any, told: ParagraphFormat, *, tag: str = "p") -> str:
    text = _text(word, block, told)
    if not text:
        return ""
    names = _classes(word, told)
    return f"<{tag}{f' class={chr(34)}{names}{chr(34)}' if names else ''}>{text}</{tag}>"


def _classes(word: WordFile, told: ParagraphFormat) -> str:
    own = CLASSES.get(told.style)
    if own:
        return own
    names = []
    if told.side in ("center", "right"):
        names.append(f"letter-{told.side}")
    if told.first > 0 or told.first_chars > 0:
        names.append("letter-indent")
    looks = word.run_format(None, told.style)
    if looks.colour.upper().startswith(("D", "E", "F")) and looks.colour.upper().endswith("0000"):
        names.append("letter-red")
    if looks.bold or face_of(looks.font) in ("黑体", "小标宋"):
        names.append("letter-heavy")
    return " ".join(names)


def _text(word: WordFile, block: Any, told: ParagraphFormat) -> str:
    return "".join(
        "<br>" if piece.text == "\n" else escape(piece.text)
        for piece in pieces_of(word, block, told.style)
        if piece.text not in (PAGE, PAGES)
    )


def _table(word: WordFile, block: Any) -> str:
    rows = []
    for row in table_of(block).rows:
        cells = []
        for cell in row.cells:
            inner = "".join(
                _table(word, each)
                if each.tag == w("tbl")
                else _paragraph(word, each, word.paragraph_format(each))
                for each in cell_blocks(cell)
            )
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            is_head = "letter-cell-head" in inner
            cells.append(f"<{'th' if is_head else 'td'}{spans}>{inner}</{'th' if is_head else 'td'}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="table-scroll"><table class="letter-table"><tbody>{"".join(rows)}</tbody></table></div>'
    )
