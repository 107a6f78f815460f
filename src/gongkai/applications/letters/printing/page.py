"""The whole file as one HTML page for the printer: paper, margins, feet, and each paragraph as it is formatted."""

import re
from html import escape
from typing import Any

from gongkai.applications.letters.printing.css import (
    families_css,
    latin_css,
    paragraph_css,
    run_css,
    table_css,
)
from gongkai.applications.letters.printing.reading import (
    RELATIONS,
    TWIPS,
    ParagraphFormat,
    WordFile,
    blocks,
    is_on,
    number,
    value_of,
    w,
)
from gongkai.applications.letters.printing.runs import PAGE, PAGES, pieces_of
from gongkai.applications.letters.printing.tables import cell_blocks, table_of

NUMBERS = {
    PAGE: '<span class="page-number"></span>',
    PAGES: '<span class="page-count"></span>',
    "\n": "<br>",
    "\t": "<span class='tab'>&emsp;&emsp;</span>",
}
# What stays on one line: a box to tick with its words, a number with its unit, a phone, the number of a case or letter;
# and the stops after these and after a short Latin word, for a piece of its own may end a line between two stops.
_STOPS = "，。；：、！？）》”’〕"
_WHOLE = re.compile(
    "[☐☑□][^\\s☐☑□<&]{1,16}|(?:[0-9A-Za-z]{1,20}(?:-[0-9A-Za-z]{1,20})+|〔[0-9]{4}〕[0-9]+号"
    f"|[0-9]+(?:[.][0-9]+)*%?(?: ?[年月日号元页件条户])?)[{_STOPS}]{{0,4}}|(?<![!-~])[!-~]{{1,16}}[{_STOPS}]{{1,4}}"
)
_LONG = re.compile("([!-~]{29,})")  # an address of the internet: it alone is broken wherever the line ends
_LATIN = re.compile("([!-~]+(?: [!-~]+)*)")
SHEET = """
html, body { margin: 0; }
p, h1 { margin: 0; font-weight: inherit; font-size: inherit; orphans: 2; widows: 2; }
td p, th p { overflow-wrap: anywhere; }
table { border-collapse: collapse; table-layout: fixed; }
tr { break-inside: avoid; }
tr.runs-on { break-inside: auto; }
thead { display: table-header-group; }
.whole { white-space: nowrap; }
.latin { line-height: 0; }
.page-number::before { content: counter(page); }
.page-count::before { content: counter(pages); }
.frame { position: absolute; overflow: hidden; }
"""


def page_of(word: WordFile, *, title: str, organ: str) -> str:
    """The page; title and author become the PDF's properties."""
    body, room = _body(word)
    css, running = _paper(word)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="author" content="{escape(organ)}"><style>{SHEET}{css}'
        f".word {{ position: relative; padding-top: {room:.2f}pt; }}</style></head>"
        f'<body>{running}<div class="word">{body}</div></body></html>'
    )


def _body(word: WordFile) -> tuple[str, float]:
    """The blocks, and the room that those at a fixed place of the first page take from the text."""
    margins = word.section.find(w("pgMar"))
    top, left = (number(value_of(margins, side)) / TWIPS for side in ("top", "left"))
    written, room = [], 0.0
    has_heading = False
    for block in blocks(word.body):
        if block.tag == w("tbl"):
            written.append(_table(word, block))
            continue
        told = word.paragraph_format(block)
        tag = "p"
        if told.style.endswith("标题") and not has_heading:
            tag, has_heading = "h1", True
        place = ""
        if told.frame is not None:
            room = max(room, told.frame.y + told.frame.height - top)
            place = (
                f"left:{told.frame.x - left:.2f}pt;top:{told.frame.y - top:.2f}pt;"
                f"width:{told.frame.width:.2f}pt;height:{told.frame.height:.2f}pt;"
            )
        written.append(_paragraph(word, block, told, tag=tag, place=place))
    return "".join(written), max(room, 0)


def _paragraph(word: WordFile, block: Any, told: ParagraphFormat, *, tag: str = "p", place: str = "") -> str:
    inner, largest = [], None
    for piece in pieces_of(word, block, told.style):
        largest = piece.format if largest is None or piece.format.size > largest.size else largest
        text = NUMBERS.get(piece.text) or _marked(piece.text, latin_css(piece.format))
        inner.append(f'<span style="{run_css(piece.format)}">{text}</span>')
    looks = largest or word.run_format(None, told.style)
    closer = word.closer
    css = f"{families_css(looks)}{paragraph_css(told, looks.size, closer=closer)}{place}"
    if closer:
        css += f"letter-spacing:{-closer:.4f}pt;"
    name = ' class="frame"' if place else ""
    rule = _double_rule(told)
    return f'<{tag}{name} style="{css}">{"".join(inner) or "&#8203;"}{rule}</{tag}>'


def _marked(text: str, latin: str) -> str:
    """Text as HTML: what stays on one line held together, digits and letters in their own face."""
    parts = _LONG.split(text)  # every second one is long
    return "".join(
        f'<span class="latin" style="{latin}">{"<wbr>".join(map(escape, part))}</span>'
        if nth % 2
        else _held_together(part, latin)
        for nth, part in enumerate(parts)
    )


def _held_together(text: str, latin: str) -> str:
    written, at = [], 0
    for found in _WHOLE.finditer(text):
        whole = f'<span class="whole">{_faced(found.group(), latin)}</span>'
        written += [_faced(text[at : found.start()], latin), whole]
        at = found.end()
    return "".join([*written, _faced(text[at:], latin)])


def _faced(text: str, latin: str) -> str:
    if not latin:
        return escape(text)
    parts = _LATIN.split(text)  # every second one is Latin
    return "".join(
        f'<span class="latin" style="{latin}">{escape(part)}</span>' if nth % 2 else escape(part)
        for nth, part in enumerate(parts)
    )


def _double_rule(told: ParagraphFormat) -> str:
    """粗细双线: CSS has no such border, so it is drawn as a box of two lines."""
    border = told.borders.get("bottom")
    if border is None or "thick" not in border.kind.lower():
        return ""
    thick, thin, gap = border.width * 0.62, max(border.width * 0.2, 0.75), border.width * 0.36
    upper, lower = (thick, thin) if border.kind.startswith("thinThick") else (thin, thick)
    place = f"margin-top:{border.space:.2f}pt"
    return (
        f'<span style="display:block;box-sizing:content-box;height:{gap:.2f}pt;{place};border:solid #{border.colour};'
        f'border-width:{upper:.2f}pt 0 {lower:.2f}pt"></span>'
    )


def _table(word: WordFile, block: Any) -> str:
    table = table_of(block)
    columns = "".join(f'<col style="width:{width:.2f}pt">' for width in table.widths)
    heads: list[str] = []
    rows: list[str] = []
    for row in table.rows:
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
            tag = "th" if row.is_head else "td"
            cells.append(f'<{tag}{spans} style="{table_css(table, cell, row)}">{inner}</{tag}>')
        opening = "<tr>" if row.is_whole or row.is_head else "<tr class='runs-on'>"
        (heads if row.is_head else rows).append(f"{opening}{''.join(cells)}</tr>")
    side = "margin:0 auto;" if table.side == "center" else ""
    head = f"<thead>{''.join(heads)}</thead>" if heads else ""
    return (
        f'<table style="width:{sum(table.widths):.2f}pt;{side}"><colgroup>{columns}</colgroup>{head}'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _paper(word: WordFile) -> tuple[str, str]:
    """@page rules, and the heads and feet that run along."""
    section = word.section
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = (number(value_of(size, name)) / TWIPS for name in ("w", "h"))
    top, right, bottom, left = (
        number(value_of(margins, side)) / TWIPS for side in ("top", "right", "bottom", "left")
    )
    head_at, foot_at = (number(value_of(margins, name)) / TWIPS for name in ("header", "footer"))
    css = [
        f"@page {{ size: {width:.2f}pt {height:.2f}pt; margin: {top:.2f}pt {right:.2f}pt {bottom:.2f}pt {left:.2f}pt; }}"
    ]
    running = []
    pages = {"default": "", "even": ":left" if word.has_even_pages else None}
    pages["first"] = ":first" if is_on(section.find(w("titlePg"))) else None
    for kind, box, at in (
        ("headerReference", "@top-left", head_at),
        ("footerReference", "@bottom-left", foot_at),
    ):
        align = f"vertical-align: {'top' if 'top' in box else 'bottom'}; padding-{box[1:].split('-')[0]}: {at:.2f}pt"
        told = {value_of(each, "type"): each.get(f"{{{RELATIONS}}}id") for each in section.findall(w(kind))}
        for page, selector in pages.items():
            if selector is None:
                continue
            name = f"{kind[:4]}-{page}"
            root = word.related(told.get(page, ""))
            if root is None:
                css.append(f"@page {selector} {{ {box} {{ content: none; }} }}" if selector else "")
                continue
            inner = "".join(
                _paragraph(word, each, word.paragraph_format(each))
                for each in blocks(root)
                if each.tag == w("p")
            )
            running.append(f'<div class="{name}">{inner}</div>')
            css.append(
                f".{name} {{ position: running({name}); padding-bottom: 0.01pt; }} "
                f"@page {selector} {{ {box} {{ content: element({name}); width: 100%; {align}; }} }}"
            )
    return "".join(css), "".join(running)
