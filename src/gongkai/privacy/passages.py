"""What readers give to detectors: pieces of text and tables, each with its place in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


class Unreadable(Exception):  # noqa: N818 (named for what is so)
    """A file that cannot be read; the message says in Chinese what, where and the way out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of text; `hidden` says why a reader of the file does not see it ("批注", "隐藏文字"), "" when he does."""

    where: str
    text: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet or table as text; rows may differ in length.

    `hidden` as in Passage, for the whole of it; `hidden_rows` and `hidden_columns` count from 0.
    `has_letters` decides whether cells are named C5 (sheets) or 第 5 行第 3 列 (tables of a text).
    """

    where: str
    rows: Sequence[Sequence[str]]
    hidden: str = ""
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())
    has_letters: bool = True

    def place(self, row: int, column: int) -> str:
        """The cell in words; row and column count from 0."""
        if self.has_letters:
            return f"{self.where}{letters(column)}{row + 1}"
        return f"{self.where}第 {row + 1} 行第 {column + 1} 列"

    def why_hidden(self, row: int, column: int) -> str:
        if self.hidden:
            return self.hidden
        if column in self.hidden_columns:
            return "隐藏的列"
        return "隐藏的行" if row in self.hidden_rows else ""


Piece: TypeAlias = Passage | Table


def letters(column: int) -> str:
    """0 is A, 25 Z, 26 AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
