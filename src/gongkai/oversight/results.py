"""办理结果: the rows of the annual report's table 三, in families, as lists and figures name them."""

import re
from collections.abc import Mapping
from functools import cache

from gongkai.ledger import ResultRow, load_form

REFUSALS = "apps.result.deny"
_NUMBER = re.compile(r"^(（[一二三四五六七]）|\d\.)")
_ASIDE = re.compile(r"（区分处理.*）$|、行政机关不再处理.*$")


@cache
def results() -> Mapping[str, str]:
    """Every row by its code, in the order of the report: 予以公开, 不予公开·属于国家秘密."""
    return {row: "·".join(labels) for row, labels in _labels().items()}


@cache
def families() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Each family's code with its label and its rows; a row without a family is one by itself."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row, labels in _labels().items():
        code = row if len(labels) == 1 else row.rpartition(".")[0]
        label, rows = found.get(code, (labels[0], ()))
        found[code] = (label, (*rows, row))
    return found


def rows_of(code: str) -> tuple[str, ...]:
    """The rows of a family, or the row itself; empty for what is neither. 其他处理 has the row of the 2019 form too."""
    if code in families():
        rows = families()[code][1]
        return (*rows, ResultRow.OTHER.value) if code == ResultRow.OTHER else rows
    return (code,) if code in results() else ()


def choices() -> list[tuple[str, str]]:
    """Families and, below those that have several, their rows, for a drop-down."""
    found = []
    for code, (label, rows) in families().items():
        found.append((code, label))
        if rows != (code,):
            found += [(row, f"　{results()[row].partition('·')[2]}") for row in rows]
    return found


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    form = load_form("2021")
    found = {}
    for row in ResultRow:
        if row is not ResultRow.OTHER:
            spec = form.cell(f"{row.value}.natural_person")
            found[row.value] = tuple(_plain(label) for label in spec.row_labels[1:])
    return found


def _plain(label: str) -> str:
    return _ASIDE.sub("", _NUMBER.sub("", label))
