"""读表: spreadsheets, text files and pastes as sheets of text, with what of them their reader does not see."""

from pathlib import PurePath

from gongkai.items.imports.reading.sheets import MOST_ROWS, NotReadable, Sheet
from gongkai.items.imports.reading.texts import sheet_from_file, sheet_from_paste
from gongkai.items.imports.reading.workbooks import is_workbook, sheets_in

__all__ = ["MOST_BYTES", "MOST_ROWS", "NotReadable", "Sheet", "read_file", "read_paste"]

MOST_BYTES = 50 * 1024 * 1024


def read_file(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook, or the one of a text file; NotReadable says what is wrong and the way out."""
    shown = PurePath(name.replace("\\", "/")).name
    if not content:
        raise NotReadable(f"“{shown}”是空文件：请重新选择。")
    if len(content) > MOST_BYTES:
        raise NotReadable(f"“{shown}”有 {len(content) // 1024 // 1024} MB，最多 50 MB：请拆分后分次导入。")
    return sheets_in(content, shown) if is_workbook(content) else [sheet_from_file(content, shown)]


def read_paste(text: str) -> list[Sheet]:
    return [sheet_from_paste(text)]
