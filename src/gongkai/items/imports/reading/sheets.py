"""工作表: one sheet as text, its rows counted from 1 as the spreadsheet shows them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.privacy.passages import letters

MOST_ROWS = 20_000
MOST_COLUMNS = 200
# What no one sees in a cell but what would make two equal names differ.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


class NotReadable(Exception):  # noqa: N818 (named for what is so)
    """What came in cannot be read as a table; the message says what, where and the way out."""


@dataclass(frozen=True)
class Sheet:
    """`rows[0]` is row 1; `hidden_rows` and `hidden_columns` count from 0, as `rows` does.

    Cells that are merged downwards stand in each row that they cover.
    """

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden_columns: frozenset[int] = field(default=frozenset())

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    @property
    def is_empty(self) -> bool:
        return not any(any(row) for row in self.rows)

    def visible_lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Number (from 1) and cells of every row that is not hidden."""
        return ((place + 1, row) for place, row in enumerate(self.rows) if place not in self.hidden_rows)

    def as_mapping(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "rows": self.rows,
            "hidden_rows": sorted(self.hidden_rows),
            "hidden_columns": sorted(self.hidden_columns),
        }


def sheet_from(told: dict[str, Any]) -> Sheet:
    """The sheet that `as_mapping` wrote."""
    return Sheet(
        told["name"],
        told["rows"],
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
    )


def tidy(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Cells without outer blanks and invisible characters; blank cells and rows at the end are cut."""
    tidied = []
    for row in rows:
        cells = [_visible(cell).strip() if cell else "" for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        tidied.append(cells)
    while tidied and not tidied[-1]:
        tidied.pop()
    widest = max(map(len, tidied), default=0)
    if widest > MOST_COLUMNS:
        raise NotReadable(
            f"有 {widest} 列，最多 {MOST_COLUMNS} 列：请检查 {letters(MOST_COLUMNS)} 列以后是否有多余的内容。"
        )
    return tidied


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text).replace("\r\n", "\n") if not text.isprintable() else text
