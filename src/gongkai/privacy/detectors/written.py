"""Pieces as one text with marks between cells and rows, so that patterns run over all of it at once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from gongkai.privacy.detectors.anchors import Spans, anchors
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.half_width import INVISIBLE, even
from gongkai.privacy.passages import Passage, Table

CELL, ROW = "\x01", "\x02"
_SENTENCE_END = re.compile("[。；;！!？?\n\x02\x01]")
_ENDS_BEFORE = re.compile("[。；;！!？?\x02]|\n\\s*\n")
_ROWS_OF_HEADING = 6
_LABELS_END = frozenset("号码话址线真机户证式卡）)")
_LONG_NUMBER = re.compile("[0-9]{6}")
_PART = re.compile(
    "(?!(?:19|20)[0-9]{2}$)[0-9-]{3,}"
)  # of a number over several cells; a year may be a heading


def _without_marks(text: str) -> str:
    return text.replace(ROW, " ").replace(CELL, " ")


def _seen(text: str) -> str:
    return even(text).replace(INVISIBLE, "")


class Written:
    """`text` in even writing, without unseen characters; offsets in it are what detectors speak of."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def anchors(self) -> dict[str, Spans]:
        return anchors(self.text, in_table=CELL in self.text)

    def before(self, start: int, reach: int = 40) -> str:
        """What stands before in the same sentence or cell; a number on its own line belongs to the line above."""
        return _SENTENCE_END.split(self.text[max(start - reach, 0) : start].rstrip(" \n"))[-1]

    def label(self, start: int) -> str:
        """Every word that tells what stands here, the nearest last."""
        return self.before(start)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence, or of the row."""
        raise NotImplementedError

    def place(self, start: int) -> str:
        """In words, with the reason why it is hidden."""
        raise NotImplementedError

    def under(self, heading: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Cells of columns whose heading matches: offset and text."""
        return iter(())


class WrittenPassages(Written):
    """Passages one after another."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        texts = [passage.text for passage in passages]
        joined = ROW.join(texts)
        if joined.count(ROW) != len(texts) - 1 or CELL in joined:
            texts = [_without_marks(text) for text in texts]
            joined = ROW.join(texts)
        joined = even(joined)
        if INVISIBLE in joined:
            texts = [_seen(text) for text in texts]
            joined = ROW.join(texts)
        super().__init__(joined)
        self._passages = passages
        self._counted = (-1, 0, 0)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        left = _ENDS_BEFORE.split(self.text[max(start - 80, 0) : start])[-1]
        right = _SENTENCE_END.search(self.text, end, end + 40)
        return start - len(left), right.start() if right else min(end + 40, len(self.text))

    def _line(self, number: int, start: int) -> int:
        """The line within a passage, counted on from where it was asked for before: findings come in order."""
        before, last, line = self._counted
        if before != number or start < last:
            last, line = self._starts[number], 1
        line += self.text.count("\n", last, start)
        self._counted = (number, start, line)
        return line

    def place(self, start: int) -> str:
        number = bisect_right(self._starts, start) - 1
        passage, first = self._passages[number], self._starts[number]
        where = passage.where
        if self.text.find("\n", first, self._starts[number + 1]) >= 0:
            where = f"{where}第 {self._line(number, start)} 行"
        return f"{where}（{passage.hidden}）" if passage.hidden else where


class WrittenTable(Written):
    """Rows one after another, cells with marks between."""

    def __init__(self, table: Table) -> None:
        rows = [CELL.join(row) for row in table.rows]
        text = ROW.join(rows)
        cells = sum(map(len, table.rows))
        marks = text.count(CELL) + text.count(ROW)
        if marks != cells - sum(1 for row in table.rows if row) + max(len(rows) - 1, 0):
            rows = [CELL.join(map(_without_marks, row)) for row in table.rows]
            text = ROW.join(rows)
        text = even(text)
        if INVISIBLE in text:
            table = replace(table, rows=[[_seen(_without_marks(cell)) for cell in row] for row in table.rows])
            rows = [CELL.join(row) for row in table.rows]
            text = ROW.join(rows)
        super().__init__(text)
        self.table = table
        self._starts = [0, *accumulate(len(row) + 1 for row in rows)][:-1] or [0]

    def row_of(self, start: int) -> int:
        return bisect_right(self._starts, start) - 1

    def cell_of(self, start: int) -> tuple[int, int]:
        """Row and column, from 0."""
        row = self.row_of(start)
        return row, self.text.count(CELL, self._starts[row], start)

    def start_of(self, row: int, column: int = 0) -> int:
        """The offset of a cell."""
        cells = self.table.rows[row]
        return self._starts[row] + sum(map(len, cells[:column])) + column

    def around(self, start: int, end: int) -> tuple[int, int]:
        row = self.row_of(start)
        return self._starts[row], self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self.text)

    def place(self, start: int) -> str:
        row, column = self.cell_of(start)
        why = self.table.why_hidden(row, column)
        return f"{self.table.place(row, column)}（{why}）" if why else self.table.place(row, column)

    def label(self, start: int) -> str:
        row, column = self.cell_of(start)
        first = max(self.text.rfind(CELL, self._starts[row], start), self._starts[row] - 1) + 1
        before = self.before(start) if start > first else ""
        heading = self.headings.get(column, "") if row >= self.heading_rows else ""
        if nearest(heading) or not column:
            return f"{heading}\n{before}"
        beside = self.table.rows[row][column - 1].strip(" \n：:")
        if beside[-1:] not in _LABELS_END:
            return f"{heading}\n{before}"
        return f"{heading}\n{beside[-20:]}\n{before}"

    @cached_property
    def heading_rows(self) -> int:
        """Rows at the top before the first long number; where there is none near the top, up to the fullest row."""
        top = self.table.rows[:_ROWS_OF_HEADING]
        for number, row in enumerate(top):
            cells = [even(cell).strip() for cell in row]
            if any(map(_LONG_NUMBER.search, cells)) or sum(1 for cell in cells if _PART.fullmatch(cell)) > 1:
                return number
        filled = [sum(1 for cell in row if cell.strip()) for row in top]
        return filled.index(max(filled)) + 1 if filled else 0

    @cached_property
    def headings(self) -> dict[int, str]:
        """The short cells at the top of each column, blanks left out."""
        found: dict[int, str] = {}
        for row in self.table.rows[: self.heading_rows]:
            for column, cell in enumerate(row):
                told = re.sub(r"\s", "", cell)
                if 0 < len(told) <= 20:
                    found[column] = f"{found[column]}\n{told}" if column in found else told
        return found

    def heading_at(self, start: int) -> str:
        """The heading of the cell's column; nothing for the headings themselves."""
        row, column = self.cell_of(start)
        return self.headings.get(column, "") if row >= self.heading_rows else ""

    def under(self, heading: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        columns = [column for column, told in self.headings.items() if heading.search(told)]
        if not columns:
            return
        for number in range(self.heading_rows, len(self.table.rows)):
            cells = self.table.rows[number]
            for column in columns:
                if column < len(cells) and cells[column].strip():
                    yield self.start_of(number, column), even(cells[column])
