"""表头: where the head of a table stands, and what a head says, whatever its spelling."""

import re
from collections.abc import Sequence
from functools import cache

from gongkai.items.imports.reading import Sheet
from gongkai.items.imports.written import half_width, unit_named
from gongkai.items.kinds import Column, Kind, Privacy
from gongkai.items.kinds.checks import ValueCheck

_LOOKED_AT = 40  # rows from the top in which a head is looked for
_BRACKETS = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_UNIT_TOLD = re.compile(r"单位[:：]?")
_NOISE = re.compile(r"[\s*＊:：.,，。、_/\\\-—]|必填|选填")
_USUAL: dict[str, tuple[str, ...]] = {
    Privacy.NAME: ("姓名", "户主", "户主姓名", "申请人", "申请人姓名", "名字"),
    ValueCheck.RESIDENT_ID: ("身份证", "身份证号", "身份证号码", "公民身份号码", "证件号码", "证件号"),
    ValueCheck.MOBILE: ("手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"),
    ValueCheck.PHONE: ("电话", "联系电话", "联系方式", "手机号", "手机号码"),
    ValueCheck.BANK_CARD: ("银行卡号", "银行账号", "账号", "卡号", "一卡通账号", "一卡通号"),
    ValueCheck.CREDIT_CODE: ("统一社会信用代码", "信用代码"),
}
SERIAL_HEADS = frozenset({"序号", "编号", "序", "no", "行号"})


def plain(head: str) -> str:
    """A head without blanks, marks, brackets and units: 面  积（㎡）* is 面积."""
    return _NOISE.sub("", _BRACKETS.sub("", half_width(head))).casefold()


def whole(head: str) -> str:
    """The same with what stands in brackets: 代码_2(工商注册号) is not 代码_2(组织机构代码)."""
    return re.sub(r"[()\[\]【】〔〕{}]", "", _NOISE.sub("", half_width(head))).casefold()


@cache
def whole_names_of(column: Column) -> frozenset[str]:
    """Its names with what stands in brackets, for heads that only the brackets tell apart."""
    return frozenset(whole(name) for name in (column.label, *column.aliases))


def unit_in(head: str) -> str:
    """The unit that a head names in brackets, in our word for it; "" for none."""
    for inner in _BRACKETS.findall(half_width(head)):
        unit = unit_named(_UNIT_TOLD.sub("", inner))
        if unit:
            return unit
    return ""


@cache
def names_of(column: Column) -> tuple[str, ...]:
    """Every plain head under which the column comes in, the surest first."""
    usual = [_USUAL.get(column.privacy, ()), *(_USUAL.get(check, ()) for check in column.checks)]
    told = (column.label, column.heading, *column.aliases, *(name for names in usual for name in names))
    return tuple(dict.fromkeys(filter(None, map(plain, told))))


def find_head(kind: Kind, sheet: Sheet) -> int | None:
    """The number of the row whose cells name most of the kind's columns; of a head of two rows the lower one."""
    known = {name for column in kind.columns for name in names_of(column)}
    best, found = 0, None
    for number, row in sheet.visible_lines():
        if number > _LOOKED_AT:
            break
        own = _known_in(row, known)
        count = _known_in(heads_at(sheet, number), known) if own else 0
        if count > best:
            best, found = count, number
    return found if best >= min(2, len(kind.columns)) else None


def _known_in(cells: Sequence[str], known: set[str]) -> int:
    return len({name for name in map(plain, cells) if name in known})


def heads_at(sheet: Sheet, number: int | None) -> list[str]:
    """The head of each column of the sheet; where the row above groups columns, its cell fills a blank one."""
    if number is None:
        return [""] * sheet.width
    row = sheet.rows[number - 1]
    above = sheet.rows[number - 2] if number > 1 else ()
    above = above if len(set(filter(None, above))) > 1 else ()
    return [_cell(row, place) or _cell(above, place) for place in range(sheet.width)]


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
