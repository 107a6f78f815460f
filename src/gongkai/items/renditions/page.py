"""The printing page of a document, and its PDF."""

import html
from functools import cache
from pathlib import Path

from gongkai.items.renditions.blocks import Block, Cell, Grid, Level
from gongkai.items.renditions.document import NOTE, Printed
from gongkai.items.renditions.made import Made
from gongkai.web.printing import pdf_of

_TAGS = {Level.SECTION: "h2", Level.SECOND: "h3", Level.THIRD: "h4", Level.TEXT: "p"}


def pdf(printed: Printed) -> Made:
    pages = pdf_of(page(printed))
    return Made(pages.content, pages.count)


def page(printed: Printed) -> str:
    """A whole HTML document with its own style; it asks for nothing else."""
    title = html.escape(printed.title)
    number = f'<p class="number">（{html.escape(printed.number)}）</p>' if printed.number else ""
    signed = "".join(f"<p>{html.escape(name)}</p>" for name in printed.signatures)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="{html.escape(printed.organ)}"><style>{style()}</style></head>'
        f"<body><main><h1>{title}</h1>{number}{''.join(map(_block, printed.blocks))}"
        f'<div class="signed">{signed}<p>{printed.day}</p></div><p class="note">{NOTE}</p></main></body></html>\n'
    )


@cache
def style() -> str:
    """GB/T 9704: A4, margins, fonts, — 1 —."""
    return (Path(__file__).parent / "paper.css").read_text(encoding="utf-8")


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return _grid(block)
    tag = _TAGS[block.level]
    return f"<{tag}>{html.escape(block.text)}</{tag}>"


def _grid(grid: Grid) -> str:
    head = "".join(_row(row) for row in grid.rows[: grid.heads])
    body = "".join(_row(row) for row in grid.rows[grid.heads :])
    caption = f"<caption>{html.escape(grid.caption)}</caption>" if grid.caption else ""
    return f"<table>{caption}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"


def _row(row: tuple[Cell, ...]) -> str:
    return f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.is_head else "td"
    spans = "".join(
        f' {name}="{span}"' for name, span in (("colspan", cell.across), ("rowspan", cell.down)) if span > 1
    )
    return f"<{tag}{spans}>{html.escape(cell.text)}</{tag}>"
