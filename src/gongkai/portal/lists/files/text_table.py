"""CSV: UTF-8 with a byte order mark (Excel needs it), RFC 4180, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from gongkai.items.public_tables import PublicColumn
from gongkai.portal.lists.files.contents import Contents
from gongkai.portal.lists.rows import NUMBER

# With the full-width forms, which Excel takes for the same in Chinese.
RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(contents: Contents) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_lines(contents))
    return text.getvalue().encode("utf-8-sig")


def _lines(contents: Contents) -> Iterator[list[str]]:
    columns = contents.table.columns
    before = [NUMBER] if contents.has_numbers else []
    yield [*before, *(harmless(column.heading) for column in columns)]
    for number, row in zip(contents.numbers, contents.rows, strict=True):
        place = [str(number)] if contents.has_numbers else []
        yield [*place, *(_cell(column, value) for column, value in zip(columns, row, strict=True))]


def _cell(column: PublicColumn, value: Any) -> str:
    text = "" if value is None else str(value)
    return text if column.is_numeric and _is_number(text) else harmless(text)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" \u3000").startswith(RUN) else text
