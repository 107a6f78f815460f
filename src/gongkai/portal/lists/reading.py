"""A frozen list read once and kept: its cells as a reader sees them, found by words, sorted by a column."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from gongkai.items.kinds import ColumnType
from gongkai.items.models import Edition
from gongkai.items.public_tables import PublicColumn, PublicTable, shown, table_from
from gongkai.items.search.text import fold
from gongkai.portal.kept import Kept

MOST_KEPT = 8
BLANK = (1, 0.0, b"")


class ReadList:
    """`texts` are the shown cells of each row in the order of publication; places of rows count from 0.

    `drawn` keeps rows that were drawn, by place.
    """

    def __init__(self, table: PublicTable) -> None:
        self.table = table
        self.texts = [
            [shown(column, value) for column, value in zip(table.columns, row, strict=True)]
            for row in table.rows
        ]
        self.drawn: dict[int, Markup] = {}
        self._orders: dict[str, list[int]] = {}

    @cached_property
    def _folded(self) -> list[str]:
        return [fold("\n".join(cells)) for cells in self.texts]

    def columns_by_code(self) -> dict[str, PublicColumn]:
        return {column.code: column for column in self.table.columns}

    @property
    def first_sort(self) -> str:
        """The order in which a reader first sees the rows; "" for the order of publication."""
        return self.table.sort if self.table.sort.lstrip("-") in self.columns_by_code() else ""

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number under which each row stands: its place in the order in which a reader first sees the list."""
        return {place: number for number, place in enumerate(self.places(), start=1)}

    def places(self, words: str = "", sort: str = "") -> list[int]:
        """The rows in which every word occurs, in that order ("-code" for the highest first), blanks last."""
        found = self._order(sort or self.first_sort)
        wanted = fold(words).split()
        lines = self._folded if wanted else []
        for word in wanted:
            found = [place for place in found if word in lines[place]]
        return found

    def _order(self, sort: str) -> list[int]:
        if not sort:
            return list(range(len(self.texts)))
        if sort not in self._orders:
            self._orders[sort] = self._sorted(sort.removeprefix("-"), is_descending=sort.startswith("-"))
        return self._orders[sort]

    def _sorted(self, code: str, *, is_descending: bool) -> list[int]:
        at = [column.code for column in self.table.columns].index(code)
        key = numeric_key if self.table.columns[at].is_numeric else text_key
        keys = [key(row[at]) for row in self.table.rows]
        told = [place for place, found in enumerate(keys) if found != BLANK]
        blank = [place for place, found in enumerate(keys) if found == BLANK]
        return sorted(told, key=keys.__getitem__, reverse=is_descending) + blank


Key = tuple[int, float, bytes]


def numeric_key(value: Any) -> Key:
    """Numbers by size; what is no number (a mask) after them."""
    if value is None or value == "":
        return BLANK
    try:
        return (0, float(value), b"")
    except (TypeError, ValueError):
        return (1, 0.0, str(value).encode("gb18030", "replace"))


def text_key(value: Any) -> Key:
    """GB 18030 puts the 3,755 most used characters in the order of pinyin, as a printed register does."""
    text = "" if value is None else str(value)
    return (0, 0.0, text.encode("gb18030", "replace")) if text else BLANK


_lists: Kept[ReadList] = Kept(MOST_KEPT)


def read_list(edition: Edition) -> ReadList:
    """The list that an open edition froze, parsed once in a publication generation; LookupError without one."""

    def parse() -> ReadList:
        frozen = Edition.objects.values_list("table", flat=True).get(pk=edition.pk)
        if not frozen:
            raise LookupError(f"edition {edition.pk} has no list")
        return ReadList(table_from(frozen))

    return _lists.get(edition.pk, parse, if_kept=lambda found: True)


def is_date(column: PublicColumn) -> bool:
    return column.type == ColumnType.DATE


def sort_choices(columns: Sequence[PublicColumn]) -> list[tuple[str, str]]:
    """(value of the parameter, what a reader chooses): texts from the first, numbers and days both ways."""
    found = [("", "默认顺序")]
    for column in columns:
        if column.is_numeric:
            found += [
                (f"-{column.code}", f"{column.label}从大到小"),
                (column.code, f"{column.label}从小到大"),
            ]
        elif is_date(column):
            found += [
                (column.code, f"{column.label}从早到晚"),
                (f"-{column.code}", f"{column.label}从晚到早"),
            ]
        else:
            found += [(column.code, f"按{column.label}"), (f"-{column.code}", f"按{column.label}，倒序")]
    return found
