"""提示: what the clerk is told of an import beside its faults; no personal data in these sentences."""

from collections.abc import Iterable, Sequence

from gongkai.items.imports.heads import unit_in
from gongkai.items.imports.leftovers import left_out
from gongkai.items.imports.matching import SheetColumn, columns_of, other_unit
from gongkai.items.imports.reading import Sheet
from gongkai.items.imports.written import unit_named
from gongkai.items.kinds import Kind

_MOST_NUMBERS = 8


def told_of(
    kind: Kind,
    sheet: Sheet,
    *,
    sheets: Sequence[dict[str, object]],
    head_row: int | None,
    matching: Sequence[str],
) -> list[str]:
    """What was not brought in and why, hidden things first; then what the clerk should look at."""
    columns = columns_of(sheet, head_row)
    return [
        *_hidden_sheets(sheets),
        *(_hidden_column(column, kind, matching) for column in columns if column.is_hidden),
        *_hidden_rows(sheet, head_row),
        *_other_sheets(sheet, sheets),
        *([] if head_row else ["没有找到表头：各列按内容和顺序对应，请逐列核对。"]),
        *_units(kind, columns, matching),
        *_left_columns(columns, matching),
        *_left_rows(kind, sheet, head_row, matching),
    ]


def _hidden_sheets(sheets: Sequence[dict[str, object]]) -> list[str]:
    hidden = [str(each["name"]) for each in sheets if each["hidden"]]
    return [f"隐藏的工作表{_quoted(hidden)}未导入。"] if hidden else []


def _hidden_column(column: SheetColumn, kind: Kind, matching: Sequence[str]) -> str:
    what = f"{column.filled} 个{column.holds}" if column.holds else f"{column.filled} 格内容"
    code = matching[column.place] if column.place < len(matching) else ""
    if code:
        return f"隐藏的列 {column.letter} 含 {what}，已选定导入“{kind.column(code).label}”，封存。"
    return f"隐藏的列 {column.letter} 含 {what}，未导入。"


def _hidden_rows(sheet: Sheet, head_row: int | None) -> list[str]:
    rows = [
        place + 1
        for place in sorted(sheet.hidden_rows)
        if place >= (head_row or 0) and place < len(sheet.rows) and any(sheet.rows[place])
    ]
    if not rows:
        return []
    return [
        f"隐藏的 {len(rows)} 行（{_numbers(rows)}）未导入：需要导入的，请在表格中取消隐藏或者筛选，再重新导入。"
    ]


def _other_sheets(sheet: Sheet, sheets: Sequence[dict[str, object]]) -> list[str]:
    others = [str(each["name"]) for each in sheets if not each["hidden"] and each["name"] != sheet.name]
    return [f"读的是工作表“{sheet.name}”，{_quoted(others)}未读：可以改选。"] if others else []


def _units(kind: Kind, columns: Sequence[SheetColumn], matching: Sequence[str]) -> list[str]:
    told = []
    for found in columns:
        code = matching[found.place] if found.place < len(matching) else ""
        if code and other_unit(kind.column(code), found.head):
            column = kind.column(code)
            told.append(
                f"{found.named}的单位是{unit_in(found.head)}，“{column.label}”的单位是{column.unit}："
                "导入的数字不会换算，请先在表格中换算。"
            )
        elif not code and not found.is_hidden:
            told += [
                f"{found.named}没有对应“{column.label}”，因为单位不是{unit_named(column.unit)}：请先在表格中换算。"
                for column in kind.columns
                if column.code not in matching
                and column.label in found.head
                and other_unit(column, found.head)
            ]
    return told


def _left_columns(columns: Sequence[SheetColumn], matching: Sequence[str]) -> list[str]:
    left = [
        column
        for column in columns
        if not column.is_hidden
        and not column.is_serial
        and column.filled
        and not (column.place < len(matching) and matching[column.place])
    ]
    return [f"没有对应栏目、未导入的列：{'、'.join(map(_left, left))}。"] if left else []


def _left(column: SheetColumn) -> str:
    return f"{column.named}，含 {column.filled} 个{column.holds}" if column.holds else column.named


def _left_rows(kind: Kind, sheet: Sheet, head_row: int | None, matching: Sequence[str]) -> list[str]:
    reasons: dict[str, list[int]] = {}
    for number, why in left_out(kind, sheet, head_row, matching).items():
        reasons.setdefault(why, []).append(number)
    return [f"{why}（{_numbers(numbers)}）不算名单行，未导入。" for why, numbers in reasons.items()]


def _numbers(rows: Sequence[int]) -> str:
    shown = "、".join(map(str, rows[:_MOST_NUMBERS]))
    return f"第 {shown} 行" if len(rows) <= _MOST_NUMBERS else f"第 {shown} 行等 {len(rows)} 行"


def _quoted(names: Iterable[str]) -> str:
    return "".join(f"“{name}”" for name in names)
