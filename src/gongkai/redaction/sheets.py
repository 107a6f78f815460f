"""Texts and tables laid out on sheets of A4, where there is no program that lays them out as their own would."""

import html
import logging
from collections.abc import Iterable

from gongkai.privacy.passages import Passage, Piece, Table, letters

MOST_CELLS = 60_000
NAME_OF_A_SHEET = "工作表名称"
WIDE = 6
"""Columns from which on a table stands across the sheet."""
_STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); font-size: 9pt } }
@page wide { size: A4 landscape; margin: 15mm }
body { font: 11pt/1.6 "SimSun", "Noto Serif CJK SC", serif }
p { margin: 0 0 4pt; white-space: pre-wrap; overflow-wrap: anywhere }
.wide { page: wide }
table { border-collapse: collapse; width: 100%; margin: 4pt 0 12pt; font-size: 9.5pt }
td { border: .5pt solid #555; padding: 2pt 4pt; overflow-wrap: anywhere; vertical-align: top }
h2 { font-size: 12pt; margin: 8pt 0 4pt }
"""


class TooMuch(ValueError):  # noqa: N818 (named for what is so)
    """More cells than can be laid out."""


def sheets_pdf(pieces: Iterable[Piece]) -> bytes:
    """What a reader sees of the pieces, in their order; hidden text, rows and columns are left out."""
    from weasyprint import HTML  # loading it takes a second

    for name in ("weasyprint", "fontTools", "fontTools.subset"):
        logging.getLogger(name).setLevel(logging.ERROR)
    body = "".join(map(_part, pieces))
    page = f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>{_STYLE}</style></head><body>{body}</body></html>'
    made: bytes = HTML(string=page, url_fetcher=_fetch_nothing).write_pdf()
    return made


def _part(piece: Piece) -> str:
    if isinstance(piece, Passage):
        if piece.where == NAME_OF_A_SHEET:  # stands over its table
            return ""
        return (
            "" if piece.hidden else "".join(f"<p>{html.escape(line)}</p>" for line in piece.text.splitlines())
        )
    return "" if piece.hidden else _table(piece)


def _table(table: Table) -> str:
    shown = [row for number, row in enumerate(table.rows) if number not in table.hidden_rows]
    cells = [[cell for place, cell in enumerate(row) if place not in table.hidden_columns] for row in shown]
    columns = max(map(len, cells), default=0)
    if columns * len(cells) > MOST_CELLS:
        raise TooMuch(f"{letters(columns - 1)} × {len(cells)}")
    rows = "".join(f"<tr>{''.join(map(_cell, [*row, *[''] * (columns - len(row))]))}</tr>" for row in cells)
    kind = ' class="wide"' if columns > WIDE else ""
    title = f"<h2>{html.escape(table.where)}</h2>" if table.has_letters and table.where else ""
    return f"<section{kind}>{title}<table>{rows}</table></section>"


def _cell(text: str) -> str:
    return f"<td>{html.escape(text)}</td>"


def _fetch_nothing(url: str, *args: object, **kwargs: object) -> dict[str, object]:
    raise ValueError(f"a sheet loads nothing from outside, not {url[:80]}")
