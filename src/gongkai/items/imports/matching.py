"""栏目对应: which column of a sheet is which column of the kind; by its head, then by what stands in it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.items.imports import written
from gongkai.items.imports.heads import (
    SERIAL_HEADS,
    heads_at,
    names_of,
    plain,
    unit_in,
    whole,
    whole_names_of,
)
from gongkai.items.imports.reading import Sheet
from gongkai.items.kinds import Column, ColumnType, Kind
from gongkai.law.identifiers import check_bank_card, check_mobile, check_resident_id
from gongkai.privacy import masks
from gongkai.privacy.passages import letters

_SAMPLED = 200
_MOST_OF = 0.8
_CONTENTS = (("身份证号", check_resident_id), ("手机号码", check_mobile), ("银行卡号", check_bank_card))


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet as the clerk matches it: `example` is its first cell below the head (masked where it
    holds numbers of persons), `holds` what its content is ("身份证号"), `filled` how many cells are not blank."""

    place: int
    head: str
    is_hidden: bool
    example: str
    holds: str
    filled: int

    @property
    def letter(self) -> str:
        return letters(self.place)

    @property
    def is_serial(self) -> bool:
        return plain(self.head) in SERIAL_HEADS

    @property
    def named(self) -> str:
        """“面积”（C 列）."""
        head = " ".join(self.head.split())
        return f"“{head}”（{self.letter} 列）" if head else f"{self.letter} 列"


def columns_of(sheet: Sheet, head_row: int | None) -> list[SheetColumn]:
    """The columns of a sheet that hold anything below the head."""
    heads = heads_at(sheet, head_row)
    lines = [row for number, row in sheet.visible_lines() if number > (head_row or 0)]
    found = []
    for place, head in enumerate(heads):
        cells = [row[place] for row in lines if place < len(row) and row[place]]
        if cells or head:
            holds, count = _holds(cells)
            example = _example(cells, holds)
            found.append(
                SheetColumn(
                    place, head, place in sheet.hidden_columns, example, holds, count if holds else len(cells)
                )
            )
    return found


def _holds(cells: Sequence[str]) -> tuple[str, int]:
    """What persons' numbers most of the cells are, and how many of them in the whole column."""
    sample = cells[:_SAMPLED]
    for label, check in _CONTENTS:
        fits = sum(1 for cell in sample if check(written.identifier(cell)).ok)
        if fits and fits >= _MOST_OF * len(sample):
            return label, sum(1 for cell in cells if check(written.identifier(cell)).ok)
    return "", 0


def _example(cells: Sequence[str], holds: str) -> str:
    first = cells[0] if cells else ""
    return masks.apply(masks.Mask.LAST_FOUR, written.identifier(first)) if holds else first[:40]


def match(kind: Kind, sheet: Sheet, head_row: int | None) -> list[str]:
    """The code of the kind's column for each column of the sheet, "" for those left out; hidden ones are left out."""
    columns = [
        column for column in columns_of(sheet, head_row) if not column.is_hidden and not column.is_serial
    ]
    codes: dict[int, str] = {}
    if head_row is None:
        codes = _in_order(kind, sheet, columns)
    else:
        _by_whole_head(kind, columns, codes)
        for is_close in (False, True):
            _by_head(kind, columns, codes, is_close=is_close)
    _by_content(kind, sheet, head_row, columns, codes)
    return [codes.get(place, "") for place in range(sheet.width)]


def wrong_matching(kind: Kind, sheet: Sheet, matching: Sequence[str]) -> list[str]:
    """Why this matching cannot be taken, as sentences for the clerk; empty when it can."""
    faults = []
    if len(matching) != sheet.width:
        return ["栏目对应与表格的列数不符：请刷新页面后重试"]
    codes = [code for code in matching if code]
    known = {column.code: column for column in kind.columns}
    faults += [f"没有这个栏目：{code}" for code in sorted(set(codes) - known.keys())]
    faults += [
        f"“{known[code].label}”对应了 {codes.count(code)} 列，只能对应一列"
        for code in dict.fromkeys(codes)
        if code in known and codes.count(code) > 1
    ]
    faults += [
        f"隐藏的列只能对应封存的栏目，不能对应“{known[code].label}”：需要公开的，请在表格中取消隐藏再导入"
        for place, code in enumerate(matching)
        if place in sheet.hidden_columns and code in known and not known[code].is_sealed
    ]
    return faults


def _by_whole_head(kind: Kind, columns: Sequence[SheetColumn], codes: dict[int, str]) -> None:
    """Heads that say something in brackets, as only one column's name does."""
    for found in columns:
        if whole(found.head) != plain(found.head):
            named = [each for each in kind.columns if whole(found.head) in whole_names_of(each)]
            if (
                len(named) == 1
                and named[0].code not in codes.values()
                and not other_unit(named[0], found.head)
            ):
                codes[found.place] = named[0].code


def _by_head(kind: Kind, columns: Sequence[SheetColumn], codes: dict[int, str], *, is_close: bool) -> None:
    """First heads that are one of the names, the surest name first; then heads that contain one."""
    ranked = []
    for order, column in enumerate(kind.columns):
        if column.code in codes.values():
            continue
        for rank, name in enumerate(names_of(column)):
            for found in columns:
                head = plain(found.head)
                fits = len(name) > 1 and name in head if is_close else name == head
                if fits and not other_unit(column, found.head):
                    ranked.append((rank, order, found.place, column.code))
    for _, _, place, code in sorted(ranked):
        if place not in codes and code not in codes.values():
            codes[place] = code


def other_unit(column: Column, head: str) -> str:
    """The unit of a head when it is another known one than the column's; "" when nothing is to be said."""
    unit = unit_in(head)
    is_other = column.unit and unit in written.UNITS and unit != written.unit_named(column.unit)
    return unit if is_other else ""


def _in_order(kind: Kind, sheet: Sheet, columns: Sequence[SheetColumn]) -> dict[int, str]:
    """Without a head: from left to right, when the cells fit the columns on which they fall."""
    if len(columns) > len(kind.columns):
        return {}
    pairs = [(found.place, column) for found, column in zip(columns, kind.columns, strict=False)]
    fits = all(_fits(column, _sample(sheet, None, place)) for place, column in pairs)
    return {place: column.code for place, column in pairs} if fits else {}


def _by_content(
    kind: Kind, sheet: Sheet, head_row: int | None, columns: Sequence[SheetColumn], codes: dict[int, str]
) -> None:
    """What is left on both sides: identifiers and choices are known by their content."""
    for column in kind.columns:
        if column.code in codes.values() or not (column.checks or column.choices):
            continue
        fitting = [
            found.place
            for found in columns
            if found.place not in codes
            and _fits(column, _sample(sheet, head_row, found.place), is_strict=True)
        ]
        if len(fitting) == 1:
            codes[fitting[0]] = column.code


def _sample(sheet: Sheet, head_row: int | None, place: int) -> list[str]:
    lines = (row for number, row in sheet.visible_lines() if number > (head_row or 0))
    cells = (row[place] for row in lines if place < len(row) and row[place])
    return [cell for cell, _ in zip(cells, range(_SAMPLED), strict=False)]


def _fits(column: Column, cells: Sequence[str], *, is_strict: bool = False) -> bool:
    """Whether most cells are what the column asks for; plain text fits whatever it is, unless `is_strict`."""
    if not cells:
        return not is_strict
    if column.type is ColumnType.TEXT and not column.checks and not column.choices:
        return True
    fits = 0
    for cell in cells:
        try:
            fits += column.checked(written.understood(column, cell)) is not None
        except ValueError:
            continue
    return fits >= (_MOST_OF if is_strict else 0.5) * len(cells)
