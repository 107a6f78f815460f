"""工作簿: XLSX, XLS and ODS through calamine, with what is hidden in them."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from gongkai.items.imports.reading.hidden import Hidden, hidden_parts
from gongkai.items.imports.reading.sheets import MOST_ROWS, NotReadable, Sheet, tidy

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_UNPACKED = 400 * 1024 * 1024
_MOST_CELLS = 4_000_000
_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number


def is_workbook(content: bytes) -> bool:
    return content.startswith((_ZIP, _OLE))


def sheets_in(content: bytes, name: str) -> list[Sheet]:
    """Every sheet with cells; NotReadable for what is broken, protected by a password, or too large."""
    try:
        _not_too_large(content, name)
        hidden = hidden_parts(content)
        with load_workbook(io.BytesIO(content)) as book:
            sheets = [
                _sheet(book.get_sheet_by_name(told.name), told.visible != SheetVisibleEnum.Visible, hidden)
                for told in book.sheets_metadata
                if told.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise NotReadable(f"“{name}”有密码：请先取消密码，再导入。") from None
    except (CalamineError, BadZipFile, KeyError, ValueError, OSError):
        raise NotReadable(
            f"“{name}”已损坏，或者不是表格：请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入；打不开的，请向提供的单位重新索取。"
        ) from None
    found = [sheet for sheet in sheets if not sheet.is_empty]
    if not found:
        raise NotReadable(f"“{name}”的工作表都是空的：请检查是否选错了文件。")
    return found


def _not_too_large(content: bytes, name: str) -> None:
    if not content.startswith(_ZIP):
        return
    with ZipFile(io.BytesIO(content)) as package:
        unpacked = sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml"))
    if unpacked > _MOST_UNPACKED:
        raise NotReadable(f"“{name}”展开后超过 {_MOST_UNPACKED // 1024 // 1024} MB：请拆分后分次导入。")


def _sheet(sheet: CalamineSheet, is_hidden: bool, hidden: dict[str, Hidden]) -> Sheet:
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise NotReadable(
            f"工作表“{sheet.name}”延伸到第 {sheet.total_height} 行：请删去数据以外的内容，一次最多导入 {MOST_ROWS} 行。"
        )
    rows = [[text_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_down(rows, sheet.merged_cell_ranges or ())
    known = hidden.get(sheet.name, Hidden())
    return Sheet(sheet.name, tidy(rows), is_hidden, known.rows, known.columns)


def _fill_down(rows: list[list[str]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged over several rows says the same of each of them."""
    for (top, left), (bottom, right) in merged:
        if left != right or top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] or rows[top][left]


def text_of(value: Value) -> str:
    """A cell as its reader sees it; a number of more than fifteen digits comes as 6.40221199001011E+17."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return str(value)


def _number(value: float) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.14E}"
    return str(int(value)) if float(value).is_integer() else format(Decimal(f"{value:.15g}"), "f")
