"""HTML: the report as a fragment for its edition, as a preview for staff, and as a page that prints."""

import html
from collections.abc import Callable
from functools import cache
from pathlib import Path

from gongkai.ledger import LayoutCell
from gongkai.report.building import Build
from gongkai.report.placeholders import Run
from gongkai.report.render.blocks import Block, Level, Paragraph, PrintedTable, blocks_of

# Given a figure's or a cell's code, the address where staff see its records; None prints no link.
Link = Callable[[str], str]
_TAGS = {Level.SECTION: "h2", Level.SECOND: "h3", Level.THIRD: "h4", Level.TEXT: "p"}


def fragment(made: Build, *, link: Link | None = None) -> str:
    """The report without its title, as the content of an edition; with `link`, figures lead to their records."""
    return f'<div class="report">{"".join(_block(block, link) for block in blocks_of(made))}</div>'


def page(made: Build, *, link: Link | None = None) -> str:
    """A whole HTML document with its own style, for download, preview and print; it asks for nothing else."""
    title = html.escape(made.title)
    organ = html.escape(made.organ.name)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style()}</style></head>"
        f'<body class="form-{made.form.id}"><main><h1>{organ}<span>{title.removeprefix(organ)}</span></h1>'
        f"{fragment(made, link=link)}</main></body></html>\n"
    )


@cache
def style() -> str:
    """The print style (GB/T 9704: A4, margins, fonts, — 1 —)."""
    return (Path(__file__).parent / "report.css").read_text(encoding="utf-8")


def table_html(table: PrintedTable, *, link: Link | None = None) -> str:
    """One official table with merged cells; head rows stand in a thead, so that print repeats them."""
    head = "".join(_row(row, table, link) for row in table.rows[: table.head])
    body = "".join(_row(row, table, link) for row in table.rows[table.head :])
    columns = f"<colgroup>{'<col>' * table.columns}</colgroup>"
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(table.caption)}">'
        f'<table class="report-table {table.id}"><caption>{html.escape(table.caption)}</caption>'
        f"{columns}{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def _block(block: Block, link: Link | None) -> str:
    if isinstance(block, PrintedTable):
        return table_html(block, link=link)
    return _paragraph(block, link)


def _paragraph(paragraph: Paragraph, link: Link | None) -> str:
    tag = _TAGS[paragraph.level]
    return f"<{tag}>{''.join(_run(run, link) for run in paragraph.runs)}</{tag}>"


def _run(run: Run, link: Link | None) -> str:
    return _linked(run.text, run.figure, link) if run.figure else html.escape(run.text)


def _row(row: tuple[LayoutCell, ...], table: PrintedTable, link: Link | None) -> str:
    return f"<tr>{''.join(_cell(cell, table, link) for cell in row)}</tr>"


def _cell(cell: LayoutCell, table: PrintedTable, link: Link | None) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1
    )
    if cell.code:
        return f'<td class="number"{spans}>{_linked(table.values[cell.code], cell.code, link)}</td>'
    if cell.header:
        scope = f' scope="{cell.scope}"' if cell.scope else ""
        return f"<th{scope}{spans}>{html.escape(cell.text)}</th>"
    return f"<td{spans}>{html.escape(cell.text)}</td>"


def _linked(text: str, code: str, link: Link | None) -> str:
    if link is None:
        return html.escape(text)
    return f'<a class="figure" href="{html.escape(link(code))}" data-figure="{html.escape(code)}">{html.escape(text)}</a>'
