"""Cells that their format hides: told as a table of their own, so that each keeps its place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gongkai.privacy.passages import Table


class UnseenCells:
    """By reason, row and column, both from 0."""

    def __init__(self) -> None:
        self._cells: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)

    def add(self, why: str, row: int, column: int, text: str) -> None:
        cells = self._cells[why].setdefault(row, [])
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text

    def tables(self, where: str) -> Iterator[Table]:
        for why, by_row in self._cells.items():
            rows: list[Sequence[str]] = [()] * (max(by_row) + 1)
            for row, cells in by_row.items():
                rows[row] = cells
            yield Table(where, rows, hidden=why)
