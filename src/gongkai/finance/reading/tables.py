"""读一张表: a sheet as the lines of one table, or every fault in it with its cell (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import cache

from gongkai.finance.classification import code_of_class, plain
from gongkai.finance.filled import FilledLine, FilledTable
from gongkai.finance.forms.shapes import Form, Line, Side, Table
from gongkai.finance.reading.amounts import amount
from gongkai.finance.reading.heads import Head, SideColumns, find_head, missing_columns
from gongkai.privacy.passages import letters

_END = ("注", "备注", "说明", "填表", "制表", "单位负责人", "审核")
_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?(元|千元|万元|亿元)")
_LEADING_CODE = re.compile(r"^(\d{3}(?:\d{2}){0,2})\s*(\D.*)$", re.ASCII | re.DOTALL)
_PLACE_NUMBERS = ("栏次", "行次")
LONGEST_LABEL = 60


@dataclass
class Reading:
    """`faults` are sentences that name the cell; the table is of use only when there are none."""

    table: FilledTable
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Source:
    form: Form
    table: Table
    name: str
    rows: Sequence[Sequence[str]]

    def at(self, row: int, column: int) -> str:
        return f"{self.name} {letters(column)}{row + 1} 格"

    def cell(self, row: int, column: int) -> str:
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""


def read_table(form: Form, table: Table, rows: Sequence[Sequence[str]], *, name: str) -> Reading:
    """The table in these rows; `name` is what faults call the sheet (工作表“表一”)."""
    source = _Source(form, table, name, rows)
    head = find_head(table, rows)
    if head is None:
        wanted = "、".join(column.label for column in table.sides[0].columns)
        return Reading(
            FilledTable(table.code),
            [f"{name}中没有找到{table.name}的表头：表头应有“{wanted}”等栏目，可以下载模板填写"],
        )
    reading = Reading(FilledTable(table.code), [*_other_unit(source, head), *_missing(source, head)])
    if not reading.faults:
        sides = {side.code: _side(source, head, side, reading.faults) for side in table.sides}
        reading.table = FilledTable(table.code, sides)
    return reading


def _missing(source: _Source, head: Head) -> Iterator[str]:
    for side, column in missing_columns(source.table, head):
        beside = f"{side.label}部分的" if side.label else ""
        yield f"{source.name}第 {head.row + 1} 行的表头缺少{beside}“{column.label}”一栏：请补上这一栏，没有数字的留空"


def _other_unit(source: _Source, head: Head) -> Iterator[str]:
    wanted = source.form.unit_of(source.table)
    for number, row in enumerate(source.rows[: head.row + 1]):
        for place, cell in enumerate(row):
            found = _UNIT.search(cell.replace(" ", ""))
            if found and found[1] != wanted:
                yield f"{source.at(number, place)}写明单位是{found[1]}，本表的单位是{wanted}：请换算后再导入"
                return


def _side(source: _Source, head: Head, side: Side, faults: list[str]) -> list[FilledLine]:
    """The lines of a side: fixed ones in the order of the form, open ones as they are written."""
    columns = head.sides[side.code]
    fixed: dict[str, FilledLine] = {}
    opened: list[FilledLine] = []
    for number in range(head.row + 1, len(source.rows)):
        first = next((cell.strip() for cell in source.rows[number] if cell.strip()), "")
        if plain(first).startswith(_END):
            break
        label = source.cell(number, columns.label)
        code = "".join(re.sub(r"\D", "", source.cell(number, place)) for place in columns.codes)
        if not label and not code:
            faults += _nameless(source, number, columns)
            continue
        if plain(label) in _PLACE_NUMBERS or plain(first) in _PLACE_NUMBERS:
            continue
        line = _fixed(side, label, fixed)
        if line is not None:
            fixed[line.code] = FilledLine(
                line.code, line.label, _values(source, number, side, line, columns, faults)
            )
        else:
            opened += _open(source, number, side, columns, label, code, faults)
    return in_order(side, fixed, opened)


def in_order(side: Side, fixed: dict[str, FilledLine], opened: Sequence[FilledLine]) -> list[FilledLine]:
    """Every fixed line of the form, blank where nothing was written, the open ones where they belong."""
    lines: list[FilledLine] = []
    for told in side.lines:
        if isinstance(told, Line):
            lines.append(fixed.get(told.code, FilledLine(told.code, told.label)))
        else:
            lines += opened
    return lines


def _fixed(side: Side, label: str, used: dict[str, FilledLine]) -> Line | None:
    """The first line of that name which is not written yet."""
    name = plain(label)
    same = (line for line in side.fixed.values() if name in names_of_line(line))
    return next((line for line in same if line.code not in used), None)


@cache
def names_of_line(line: Line) -> frozenset[str]:
    """Every plain name under which the line comes in, with its unit too."""
    names = (line.label, *line.aliases)
    return frozenset(plain(each) for name in names for each in (name, f"{name}{line.unit}"))


def _nameless(source: _Source, number: int, columns: SideColumns) -> Iterator[str]:
    for place in columns.values.values():
        if source.cell(number, place):
            yield (
                f"{source.at(number, place)}写着“{source.cell(number, place)}”，这一行没有项目名称："
                "请在名称一栏写明，或删去这个数字"
            )


def _values(
    source: _Source, number: int, side: Side, line: Line | None, columns: SideColumns, faults: list[str]
) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    filled = {column.code for column in side.columns_of(line)}
    places = 0 if line is not None and line.is_count else source.form.places
    for code, place in columns.values.items():
        text = source.cell(number, place)
        label = f"“{source.cell(number, columns.label)}”的“{side.column(code).label}”"
        try:
            value = amount(text, places=places)
        except ValueError as fault:
            faults.append(f"{source.at(number, place)}{label}写的是“{text[:40]}”，{fault}")
            continue
        if value is not None and code not in filled:
            if value:
                faults.append(f"{source.at(number, place)}{label}不需要填写，写了“{text[:40]}”：请留空")
        elif value is not None:
            found[code] = value
    return found


def _open(
    source: _Source, number: int, side: Side, columns: SideColumns, label: str, code: str, faults: list[str]
) -> list[FilledLine]:
    """The open line in this row; nothing where a fault was told, or where a class was left blank."""
    opened = side.opened
    where = source.at(number, columns.label)
    if opened is None:
        faults.append(f"{where}“{label}”不是本表的项目{_perhaps(side, label)}")
        return []
    if not opened.is_coded:
        if not any(source.cell(number, place) for place in columns.values.values()):
            return []
        code, label = _class(label)
        if not code:
            faults.append(
                f"{where}“{label}”不是已知的类级科目：请核对名称，或在名称前写上三位科目编码{_perhaps(side, label)}"
            )
            return []
    elif not code:
        code, label = _leading(label)
    fault = _wrong_code(source, number, columns, label, code, opened.open.levels)
    if fault:
        faults.append(fault)
        return []
    values = _values(source, number, side, None, columns, faults)
    return [FilledLine(code, label[:LONGEST_LABEL], values, is_open=True)]


def _class(label: str) -> tuple[str, str]:
    """The code and name of a class that a table names without its code; "" for an unknown one."""
    code, name = _leading(label)
    found = code or code_of_class(label) or ""
    return found, re.sub(r"^[一二三四五六七八九十]+、\s*", "", name)


def _leading(label: str) -> tuple[str, str]:
    match = _LEADING_CODE.match(label)
    return (match[1], match[2].strip()) if match else ("", label)


def _wrong_code(
    source: _Source, number: int, columns: SideColumns, label: str, code: str, levels: dict[int, str]
) -> str:
    where = source.at(number, columns.codes[0] if columns.codes else columns.label)
    if not code:
        return f"{where}“{label}”没有科目编码：请写明编码，或核对是否合计、说明等行写错了名称"
    if len(code) not in levels:
        lengths = "、".join(f"{name}级 {length} 位" for length, name in levels.items())
        return f"{where}“{label}”的科目编码“{code}”位数不对：{lengths}"
    if not label:
        return f"{where}科目编码“{code}”没有科目名称：请写明名称"
    return ""


def _perhaps(side: Side, label: str) -> str:
    names = {plain(line.label): line.label for line in side.fixed.values()}
    near = get_close_matches(plain(label), names, n=1, cutoff=0.5)
    return f"，是否是“{names[near[0]]}”" if near else "：请按模板的项目填写"
