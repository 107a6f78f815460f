"""待确认的导入: from sheet, matching and corrections to lines, and from lines to what the checks say of them."""

from collections.abc import Sequence
from typing import Any

from gongkai.items.imports import checking
from gongkai.items.imports.checking import Checked
from gongkai.items.imports.duplicates import encounters, in_the_list
from gongkai.items.imports.faults import Fault
from gongkai.items.imports.heads import find_head
from gongkai.items.imports.leftovers import left_out
from gongkai.items.imports.matching import match
from gongkai.items.imports.reading import MOST_ROWS, NotReadable, Sheet
from gongkai.items.imports.sealed_parts import (
    Corrections,
    Outcome,
    corrections_of,
    put_outcome,
    sheet_of,
)
from gongkai.items.imports.telling import told_of
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, RowImport
from gongkai.items.row_rules import doubts_of
from gongkai.organs.actors import Actor

MOST_DOUBTS = 20


def likeliest(kind: Kind, sheets: Sequence[Sheet]) -> int:
    """The place of the visible sheet that has a head of this kind, else of the longest one."""
    if all(sheet.hidden for sheet in sheets):
        raise NotReadable("所有的工作表都是隐藏的：请在表格中取消隐藏，再重新导入。")
    seen = [place for place, sheet in enumerate(sheets) if not sheet.hidden]
    return max(
        seen, key=lambda place: (find_head(kind, sheets[place]) is not None, len(sheets[place].rows), -place)
    )


def begin_with(staged: RowImport, sheet: Sheet, kind: Kind) -> None:
    """Head, matching and rows left out as they are found by looking."""
    staged.head_row = find_head(kind, sheet)
    staged.matching = match(kind, sheet, staged.head_row)
    leave_out(staged, sheet, kind)


def leave_out(staged: RowImport, sheet: Sheet, kind: Kind) -> None:
    """Totals, footers and the like, anew; what the clerk left out before is forgotten with the head."""
    staged.skipped = sorted(left_out(kind, sheet, staged.head_row, staged.matching))


def lines_of(staged: RowImport, sheet: Sheet, corrections: Corrections) -> dict[int, dict[str, str]]:
    """What is to be brought in, by row number and column code, with what was typed over it."""
    places = [(place, code) for place, code in enumerate(staged.matching) if code]
    skipped, head = set(staged.skipped), staged.head_row or 0
    lines = {
        number: {code: row[place] for place, code in places if place < len(row) and row[place]}
        for number, row in sheet.visible_lines()
        if number > head and any(row) and number not in skipped
    }
    for key, text in corrections.items():
        number, _, code = key.partition(":")
        if int(number) in lines and code in staged.matching:
            lines[int(number)][code] = text
    return lines


def demand_room(lines: dict[int, Any]) -> None:
    """NotReadable for more rows than an import takes, or none."""
    if not lines:
        raise NotReadable("没有读到名单行：表头下面没有内容，请检查是否选错了工作表。")
    if len(lines) > MOST_ROWS:
        raise NotReadable(f"有 {len(lines)} 行，一次最多导入 {MOST_ROWS} 行：请拆分后分次导入。")


def checked_rows(staged: RowImport, item: Item, sheet: Sheet) -> tuple[Checked, list[Fault]]:
    """The rows with the faults of their cells, and the faults that the list itself causes."""
    kind = kind_of(item.kind)
    checked = checking.check(kind, lines_of(staged, sheet, corrections_of(staged)))
    return checked, in_the_list(item, kind, checked.values)


def check_again(staged: RowImport, item: Item, actor: Actor, *, sheet: Sheet | None = None) -> None:
    """Set what the checks find and what the clerk is told; the caller saves."""
    sheet = sheet or sheet_of(staged)
    kind = kind_of(item.kind)
    checked, present = checked_rows(staged, item, sheet)
    faults = sorted([*checked.faults, *present], key=lambda fault: fault.row)
    found = encounters(item, kind, checked.values, actor)
    put_outcome(staged, Outcome(faults, checking.alike(checked.values), found))
    staged.row_count = len(checked.values)
    staged.fault_count = len({fault.row for fault in faults})
    told = told_of(kind, sheet, sheets=staged.sheets, head_row=staged.head_row, matching=staged.matching)
    staged.told = [*told, *doubtful(kind, checked)]


def doubtful(kind: Kind, checked: Checked) -> list[str]:
    """What the clerk should look at again, row by row, MOST_DOUBTS of them."""
    found = [
        f"第 {number} 行：{sentence}"
        for number, line in checked.values.items()
        for sentence in doubts_of(kind, line)
    ]
    more = len(found) - MOST_DOUBTS
    return [*found[:MOST_DOUBTS], f"另有 {more} 处类似的疑问。"] if more > 0 else found


def missing_columns(kind: Kind, matching: Sequence[str]) -> list[str]:
    """The labels of the required columns that no column of the sheet brings."""
    return [column.label for column in kind.columns if column.required and column.code not in matching]
