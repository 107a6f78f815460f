"""核对: every cell of an import against its column, and the rows against each other (pure)."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.items.imports import written
from gongkai.items.imports.faults import Fault, FaultKind
from gongkai.items.imports.written import OtherUnit
from gongkai.items.kinds import Column, ColumnType, Kind
from gongkai.items.kinds.checks import TYPES
from gongkai.items.row_rules import faults_of
from gongkai.law.identifiers import check_bank_card, check_resident_id
from gongkai.privacy import masks

Lines = Mapping[int, Mapping[str, str]]
"""What was written, by row number and column code."""
Outcome = tuple[Any, FaultKind | None, str]
"""The stored value, or what is wrong: its kind and the sentence."""

_COUNTED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+", re.ASCII)
_LONG_NUMBER = re.compile(r"(?<!\d)\d{15,19}[Xx]?(?!\d)", re.ASCII)
_TYPE_FAULTS = {
    ColumnType.INTEGER: FaultKind.NOT_A_NUMBER,
    ColumnType.DECIMAL: FaultKind.NOT_A_NUMBER,
    ColumnType.DATE: FaultKind.NOT_A_DATE,
}


@dataclass(frozen=True)
class Checked:
    """`values` holds each row's stored values (those of faulty cells missing), `faults` are in the order of reading."""

    values: dict[int, dict[str, Any]]
    faults: list[Fault]

    @property
    def faulty_rows(self) -> set[int]:
        return {fault.row for fault in self.faults}


def check(kind: Kind, lines: Lines) -> Checked:
    """All cells, then what may occur only once."""
    values: dict[int, dict[str, Any]] = {number: {} for number in lines}
    faults: list[Fault] = []
    for column in kind.columns:
        judge = judge_of(column)
        for number, line in lines.items():
            value, fault, sentence = judge(line.get(column.code, ""))
            if fault is not None:
                faults.append(Fault(number, column.code, fault, sentence))
            elif value is not None:
                values[number][column.code] = value
    wrong = {fault.row for fault in faults}
    faults += [
        Fault(number, fault.code, FaultKind.TOGETHER, fault.sentence)
        for number, line in values.items()
        if number not in wrong
        for fault in faults_of(kind, line)
    ]
    faults += repeated(kind, values)
    order = {column.code: place for place, column in enumerate(kind.columns)}
    faults.sort(key=lambda fault: (fault.row, order[fault.code]))
    return Checked(values, faults)


def judge_of(column: Column) -> Callable[[str], Outcome]:
    """`judged` for this column, which judges equal cells once."""
    known: dict[str, Outcome] = {}

    def judge(text: str) -> Outcome:
        found = known.get(text)
        if found is None:
            found = known[text] = judged(column, text)
        return found

    return judge


def judged(column: Column, text: str) -> Outcome:
    """What one cell comes to."""
    if column.checks and _COUNTED.fullmatch(text.strip()):
        sentence = (
            f"“{column.label}”被表格软件当作数字，后几位已经丢失（{text.strip()}）："
            "请把这一列的格式改为“文本”，重新录入后再导入，或者在这里写上完整的号码"
        )
        return None, FaultKind.LOST_DIGITS, sentence
    try:
        plain = written.understood(column, text)
    except OtherUnit as other:
        return (
            None,
            FaultKind.OTHER_UNIT,
            f"“{column.label}”的单位是{column.unit or '（无）'}，这里写的是“{other.unit}”：请换算",
        )
    try:
        value = column.checked(plain)
    except ValueError as fault:
        return None, _kind_of(column, plain), _advised(column, plain, str(fault))
    if value is not None and not column.is_sealed and isinstance(value, str):
        personal = _personal_number(column, value)
        if personal:
            return None, FaultKind.PERSONAL, f"“{column.label}”会公开，其中有完整的{personal}：请删去"
    return value, None, ""


def _kind_of(column: Column, text: str) -> FaultKind:
    """Which of the checks of `Column.checked` failed, in its order."""
    if not text:
        return FaultKind.MISSING
    if len(text) > column.max_length:
        return FaultKind.TOO_LONG
    if column.choices and text not in column.choices:
        return FaultKind.NOT_A_CHOICE
    try:
        TYPES[column.type](column.label, text)
    except ValueError:
        return _TYPE_FAULTS[column.type]
    return FaultKind.WRONG_IDENTIFIER if column.checks else FaultKind.OUT_OF_BOUNDS


def _advised(column: Column, text: str, sentence: str) -> str:
    if column.checks and len(text) == 18 and text.endswith("000") and text.isdigit():
        return f"{sentence}末三位都是 0，可能是表格软件把号码当作数字保存了：请对照证件"
    return sentence


def _personal_number(column: Column, value: str) -> str:
    if column.checks or len(value) < 15:
        return ""
    for match in _LONG_NUMBER.finditer(value):
        if check_resident_id(match[0]).ok:
            return "身份证号"
        if match[0].startswith("62") and check_bank_card(match[0]).ok:
            return "银行卡号"
    return ""


def repeated(kind: Kind, values: Mapping[int, Mapping[str, Any]]) -> list[Fault]:
    """The same value in rows of which each must have its own; masked numbers do not tell persons apart."""
    faults = []
    for column in kind.columns:
        if not column.unique and column.code != kind.identified_by:
            continue
        rows: dict[Any, list[int]] = defaultdict(list)
        for number, line in values.items():
            value = line.get(column.code)
            if value is not None and not (isinstance(value, str) and masks.is_masked(value)):
                rows[value].append(number)
        for found in rows.values():
            if len(found) > 1:
                faults += [_repeated(column, number, found) for number in found]
    return faults


def _repeated(column: Column, number: int, rows: list[int]) -> Fault:
    others = [str(other) for other in rows if other != number]
    told = "、".join(others[:3]) + (" 等" if len(others) > 3 else "")
    return Fault(
        number,
        column.code,
        FaultKind.REPEATED,
        f"“{column.label}”与第 {told} 行相同：请改正，或者不导入其中重复的行",
    )


def alike(values: Mapping[int, Mapping[str, Any]]) -> list[tuple[int, int]]:
    """(row, the first row that says the same in every column): the clerk must know, it may be meant."""
    first: dict[tuple[Any, ...], int] = {}
    found = []
    for number, line in values.items():
        key = tuple(sorted((code, str(value)) for code, value in line.items()))
        if not key:
            continue
        if key in first:
            found.append((number, first[key]))
        else:
            first[key] = number
    return found
