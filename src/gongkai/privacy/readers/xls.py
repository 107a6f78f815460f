"""XLS by xlrd: values, hidden rows, columns and sheets, comments."""

import io
from collections.abc import Iterator
from typing import Any

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.stored_numbers import written_out
from gongkai.privacy.readers.unseen_cells import UnseenCells

_STATES = {1: "隐藏的工作表", 2: "深度隐藏的工作表"}
_WHITE = 9


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
            on_demand=True,
        )
        names = book.sheet_names()
    except xlrd.XLRDError as problem:
        if "ncrypt" in str(problem) or "password" in str(problem):
            raise Unreadable("文件设有打开密码，读不出来：请解除密码后重试。") from None
        raise Unreadable("XLS 文件已经损坏，读不出来：请另存为 XLSX 后重试。") from problem
    for number, name in enumerate(names):
        sheet = book.sheet_by_index(number)
        yield Passage("工作表名称", name)
        yield from _sheet(book, sheet, reading)
        book.unload_sheet(number)
    for each in book.name_obj_list:
        if not each.builtin and (each.formula_text or "").strip():
            yield Passage(f"定义的名称“{each.name}”", f"{each.name}：{each.formula_text}")


def _sheet(book: Any, sheet: Any, reading: Reading) -> Iterator[Piece]:
    where = f"工作表“{sheet.name}”"
    hidden = _STATES.get(sheet.visibility, "")
    rows: list[list[str]] = []
    unseen = UnseenCells()
    for row in range(sheet.nrows):
        reading.budget.take_cells(sheet.row_len(row))
        cells = []
        for column in range(sheet.row_len(row)):
            text = _text(book, sheet.cell(row, column))
            if text and (why := _why_unseen(book, sheet, row, column)):
                unseen.add(why, row, column, text)
                text = ""
            cells.append(text)
        rows.append(cells)
    yield Table(
        where,
        rows,
        hidden=hidden,
        hidden_rows=frozenset(n for n, each in sheet.rowinfo_map.items() if each.hidden or each.height == 0),
        hidden_columns=frozenset(
            n for n, each in sheet.colinfo_map.items() if each.hidden or each.width == 0
        ),
    )
    yield from unseen.tables(where)
    for (row, column), note in sheet.cell_note_map.items():
        text = f"{note.author}：{note.text}" if note.author else note.text
        yield Passage(f"{Table(where, ()).place(row, column)} 的批注", text, hidden="批注")
    for each in sheet.hyperlink_list:
        if each.url_or_path:
            target = each.url_or_path
            yield Passage(
                f"{where}的超链接", target if isinstance(target, str) else target.decode("gb18030", "replace")
            )


def _text(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            return str(cell.value)
        return f"{moment.date()}" if cell.value == int(cell.value) else f"{moment:%Y-%m-%d %H:%M}"
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return written_out(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _why_unseen(book: Any, sheet: Any, row: int, column: int) -> str:
    """By number format ;;; or by white letters on no colour."""
    index = sheet.cell_xf_index(row, column)
    if not 0 <= index < len(book.xf_list):
        return ""
    form = book.xf_list[index]
    code = book.format_map.get(form.format_key)
    if code is not None and code.format_str.strip() in (";;", ";;;"):
        return "数字格式隐藏的内容"
    if form.background.fill_pattern == 0 and 0 <= form.font_index < len(book.font_list):
        colour = book.font_list[form.font_index].colour_index
        if colour == _WHITE or book.colour_map.get(colour) == (255, 255, 255):
            return "白色文字"
    return ""
