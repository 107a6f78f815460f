"""XLS (and ET, which is the same inside) taken apart by xlrd."""

import io
from typing import Any

import xlrd

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import BROKEN, LOCKED
from gongkai.privacy.renditions.sheets.model import Cell, Look, Merge, Sheet, Value, Workbook

_ACROSS = {
    1: "left",
    2: "center",
    3: "right",
    4: "fill",
    5: "justify",
    6: "centerContinuous",
    7: "distributed",
}
_DOWN = {0: "top", 1: "center", 2: "bottom", 3: "justify"}
_SOLID = 1


def read_old_workbook(content: bytes, changes: Changes) -> Workbook:
    """The visible sheets with their looks; a workbook that asks for a password is refused."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        is_locked = "ncrypt" in str(error) or "password" in str(error)
        raise Unreadable(LOCKED if is_locked else BROKEN) from error
    sheets = []
    for sheet in book.sheets():
        if sheet.visibility:
            changes.tell(f"隐藏的工作表“{sheet.name}”未写入")
            continue
        sheets.append(_sheet(sheet))
        changes.count("删去批注 {} 条", len(sheet.cell_note_map))
        if sheet.hyperlink_list:
            changes.tell("单元格中的链接已删去，文字保留")
    return Workbook(sheets, [_look(book, style) for style in book.xf_list] or [Look()], book.datemode == 1)


def _sheet(old: Any) -> Sheet:
    sheet = Sheet(old.name)
    for row in range(old.nrows):
        cells = {
            column: Cell(_value(old.cell(row, column)), max(old.cell_xf_index(row, column), 0))
            for column in range(old.row_len(row))
            if old.cell_type(row, column) != xlrd.XL_CELL_EMPTY
        }
        if cells:
            sheet.rows[row] = cells
    for row, told in old.rowinfo_map.items():
        if told.hidden or told.height == 0:
            sheet.hidden_rows.add(row)
        elif told.height_mismatch:
            sheet.heights[row] = min(told.height / 20, 409.0)
    for column, told in old.colinfo_map.items():
        if told.hidden or told.width == 0:
            sheet.hidden_columns.add(column)
        else:
            sheet.widths[column] = min(told.width / 256, 255.0)
    sheet.merges = [Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in old.merged_cells]
    if old.panes_are_frozen:
        sheet.frozen = (old.horz_split_pos, old.vert_split_pos)
    return sheet


def _value(cell: Any) -> Value:
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return float(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return str(cell.value)


def _look(book: Any, style: Any) -> Look:
    number = book.format_map.get(style.format_key)
    font = book.font_list[style.font_index if style.font_index < len(book.font_list) else 0]
    border = style.border
    return Look(
        number=number.format_str if number is not None else "General",
        bold=bool(font.bold) or font.weight >= 600,
        italic=bool(font.italic),
        size=min(max(font.height / 20, 1.0), 400.0),
        font=font.name,
        colour=_colour(book, font.colour_index),
        fill=_colour(book, style.background.pattern_colour_index) or "FFFFFF"
        if style.background.fill_pattern == _SOLID
        else "",
        borders=(
            border.left_line_style,
            border.right_line_style,
            border.top_line_style,
            border.bottom_line_style,
        ),
        across=_ACROSS.get(style.alignment.hor_align, ""),
        down=_DOWN.get(style.alignment.vert_align, ""),
        wraps=bool(style.alignment.text_wrapped),
    )


def _colour(book: Any, index: int) -> str:
    found = book.colour_map.get(index)
    return "" if found is None else "".join(f"{part:02X}" for part in found)
