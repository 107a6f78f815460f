"""Cells that span rows and columns: where in the grid each of them begins."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

C = TypeVar("C")


def placed(
    rows: Iterable[Iterable[C]], spans: Callable[[C], tuple[int, int]]
) -> Iterator[tuple[int, int, C]]:
    """Every cell with the row and the column of its upper left corner; `spans` tells its rows and columns."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            yield y, x, cell
            down, across = spans(cell)
            taken |= {(y + below, x + right) for below in range(down) for right in range(across)}
            x += across
