"""Which rows of a table are heads (表头), and which cells only begin with the word of a heading."""

import re
from collections.abc import Sequence
from functools import cache

from gongkai.privacy.detectors.told import either, lists
from gongkai.privacy.partly_hidden import is_masked

Rows = Sequence[Sequence[str]]

_VALUE = re.compile(
    r"(?!(?:19|20)[0-9]{2}年?$)[￥¥(（]?-?[0-9][0-9,.]*\s*(?:[%％)）]|[^\W\d_]{0,3})"
    r"|[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}(?:\s*[-/.月].*)?|[√×✓✔]"
)
_NUMBERING = frozenset({"序号", "编号", "序", "号"})
_DEEPEST = 3  # a head of more rows is none


def is_head(rows: Rows, number: int, *, deep: int = 0) -> bool:
    """A row without values that begins the table, follows a title or a blank row, or divides the head above it.

    A row that names its list (序号, 姓名) is one wherever it stands: sheets hold several tables.
    """
    told = _cells(rows, number)
    filled = [cell for cell in told.values() if cell]
    if any(_VALUE.fullmatch(cell) or is_masked(cell) for cell in filled):
        return False
    if number == 0 or any(cell in _list_words() for cell in filled):
        return True
    above = {column: cell for column, cell in _cells(rows, number - 1).items() if cell}
    if len(set(above.values())) <= 1:
        return True
    divides = any(cell and column not in above for column, cell in told.items())
    return divides and deep < _DEEPEST and is_head(rows, number - 1, deep=deep + 1)


def is_listed(rows: Rows, number: int) -> bool:
    """Whether the row is numbered under a head that numbers its rows, so that it is no field of a form."""
    first = re.sub(r"\s", "", rows[number][0]) if rows[number] else ""
    heads = (re.sub(r"\s", "", row[0]) for row in rows[: min(number, _DEEPEST * 2)] if row)
    return first.isdigit() and any(head in _NUMBERING for head in heads)


def _cells(rows: Rows, number: int) -> dict[int, str]:
    return {column: re.sub(r"\s", "", cell) for column, cell in enumerate(rows[number])}


@cache
def _list_words() -> frozenset[str]:
    return frozenset(lists("labels")["list_heads"])


@cache
def _named() -> re.Pattern[str]:
    told = lists("labels")
    ends, belongs = either(told["thing_ends"]), either(told["belonging"])
    return re.compile(f"(?!{belongs}).*(?:{ends})")


def is_name_of_a_thing(cell: str, *, after: int) -> bool:
    """Whether what follows the heading's word makes it a name: 民族小区, 手机城, 疾病预防控制中心; not 子女所在学校."""
    return bool(_named().fullmatch(cell, after))
