"""Tables as rows of cells with spans, free of HTML and DOCX, for renderers, writers and importers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.ledger.form_files import Block, Line, TableFile
from gongkai.ledger.lines import depth, leaves

Scope = Literal["col", "colgroup", "row", "rowgroup", ""]


@dataclass(frozen=True, slots=True)
class LayoutCell:
    """One printed cell: a label (``header``, with the HTML scope) or a place for the figure ``code``."""

    text: str = ""
    code: str = ""
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    scope: Scope = ""


LayoutRow = tuple[LayoutCell, ...]


def layout_of(table: TableFile) -> tuple[LayoutRow, ...]:
    """The printed rows of a table; together they tile a rectangle without gap or overlap."""
    if table.blocks:
        return tuple(row for block in table.blocks for row in _block_rows(block))
    return tuple(_matrix_rows(table))


def _block_rows(block: Block) -> Iterator[LayoutRow]:
    width = 1 + sum(column.span for column in block.columns)
    yield (LayoutCell(block.caption, colspan=width, header=True, scope="colgroup"),)
    corner = LayoutCell(block.corner, header=True, scope="col")
    yield (corner, *(LayoutCell(c.label, colspan=c.span, header=True, scope="col") for c in block.columns))
    for row in block.rows:
        figures = (LayoutCell(code=f"{row.code}.{c.code}", colspan=c.span) for c in block.columns)
        yield (LayoutCell(row.label, header=True, scope="row"), *figures)


def _matrix_rows(table: TableFile) -> Iterator[LayoutRow]:
    head_depth, label_depth = depth(table.columns), depth(table.rows)
    head: list[list[LayoutCell]] = [[] for _ in range(head_depth)]
    if label_depth:
        head[0].append(LayoutCell(table.corner, rowspan=head_depth, colspan=label_depth, header=True))
    _fill_head(head, table.columns, level=0)
    yield from (tuple(row) for row in head)
    columns = [leaf.line.code for leaf in leaves(table.columns)]
    yield from _body_rows(table.rows, columns=columns, label_depth=label_depth, before=())


def _fill_head(head: list[list[LayoutCell]], lines: Sequence[Line], *, level: int) -> None:
    for line in lines:
        if line.parts:
            width = sum(1 for _ in leaves(line.parts))
            head[level].append(LayoutCell(line.label, colspan=width, header=True, scope="colgroup"))
            _fill_head(head, line.parts, level=level + 1)
        else:
            rowspan = len(head) - level
            head[level].append(LayoutCell(line.label, rowspan=rowspan, header=True, scope="col"))


def _body_rows(
    lines: Sequence[Line], *, columns: Sequence[str], label_depth: int, before: LayoutRow
) -> Iterator[LayoutRow]:
    """Rows of ``lines``; ``before`` are the group labels that start on the first of them."""
    for line in lines:
        if line.parts:
            height = sum(1 for _ in leaves(line.parts))
            group = LayoutCell(line.label, rowspan=height, header=True, scope="rowgroup")
            yield from _body_rows(
                line.parts, columns=columns, label_depth=label_depth - 1, before=(*before, group)
            )
        else:
            label = (LayoutCell(line.label, colspan=label_depth, header=True, scope="row"),)
            figures = (LayoutCell(code=f"{line.code}.{column}") for column in columns)
            yield (*before, *(label if label_depth else ()), *figures)
        before = ()
