"""Workbooks for tests: made in memory, with whatever a clerk's spreadsheet may have."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from gongkai.law.identifiers.resident import check_digit

Drawing = Callable[[Any, Any], None]


def resident_id(serial: int) -> str:
    """A number of nobody, with a valid check digit."""
    first_17 = f"640221{19600101 + serial % 28:08d}{serial % 1000:03d}"
    return first_17 + check_digit(first_17)


def xlsx(
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "名单",
    hidden_columns: Sequence[int] = (),
    draw: Drawing | None = None,
) -> bytes:
    """One sheet of these rows; `draw` may do more to workbook and sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    page = book.add_worksheet(sheet)
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)
    for column in hidden_columns:
        page.set_column(column, column, None, None, {"hidden": True})
    if draw:
        draw(book, page)
    book.close()
    return content.getvalue()


def pasted(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a spreadsheet gives them to the clipboard."""
    return "\r\n".join("\t".join(row) for row in rows) + "\r\n"
