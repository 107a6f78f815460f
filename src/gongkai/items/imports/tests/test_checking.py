"""What may be wrong in a cell, each kind once."""

import pytest

from gongkai.items.imports.checking import alike, check
from gongkai.items.imports.faults import FaultKind
from gongkai.items.imports.tests.workbooks import resident_id
from gongkai.items.kinds import Kind

KIND = Kind(
    code="households",
    label="试用名单",
    description="试用",
    identified_by="paper",
    columns=(
        {"code": "name", "label": "户主姓名", "required": True, "privacy": "name", "max_length": 10},
        {"code": "paper", "label": "身份证号", "privacy": "paper", "checks": ["resident_id"]},
        {"code": "grade", "label": "危房等级", "type": "choice", "choices": ["C级", "D级"]},
        {"code": "area", "label": "面积", "type": "decimal", "unit": "平方米", "minimum": 1},
        {"code": "day", "label": "验收日期", "type": "date"},
        {"code": "note", "label": "备注"},
    ),
)  # type: ignore[arg-type]
GOOD = {
    "name": "马晓兰",
    "paper": resident_id(1),
    "grade": "D级",
    "area": "60㎡",
    "day": "2020/1/5",
    "note": "无",
}


def test_a_good_line_is_understood() -> None:
    found = check(KIND, {5: GOOD})
    assert not found.faults
    assert found.values[5]["area"] == "60" and found.values[5]["day"] == "2020-01-05"


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        ("name", "", FaultKind.MISSING),
        ("name", "马" * 11, FaultKind.TOO_LONG),
        ("paper", resident_id(1)[:17] + "Y", FaultKind.WRONG_IDENTIFIER),
        ("paper", "6.40221E+17", FaultKind.LOST_DIGITS),
        ("paper", "6.40221199001011E+17", FaultKind.LOST_DIGITS),
        ("grade", "E级", FaultKind.NOT_A_CHOICE),
        ("area", "很大", FaultKind.NOT_A_NUMBER),
        ("area", "0", FaultKind.OUT_OF_BOUNDS),
        ("area", "1亩", FaultKind.OTHER_UNIT),
        ("day", "2020年2月30日", FaultKind.NOT_A_DATE),
        ("note", f"身份证{resident_id(3)}", FaultKind.PERSONAL),
    ],
)
def test_each_kind_of_fault_is_named(code: str, text: str, fault: FaultKind) -> None:
    (found,) = check(KIND, {5: {**GOOD, code: text}}).faults
    assert (found.row, found.code, found.kind) == (5, code, fault)
    assert found.sentence and fault.label


def test_a_number_whose_end_was_lost_says_what_to_do() -> None:
    (found,) = check(KIND, {5: {**GOOD, "paper": "6.40221199001011E+17"}}).faults
    assert "“文本”" in found.sentence
    (found,) = check(KIND, {5: {**GOOD, "paper": "640221199001011000"}}).faults
    assert "末三位都是 0" in found.sentence


def test_a_person_stands_once_and_both_lines_are_named() -> None:
    lines = {5: GOOD, 6: {**GOOD, "name": "李四", "paper": resident_id(2)}, 9: {**GOOD, "name": "马小兰"}}
    found = check(KIND, lines).faults
    assert [(fault.row, fault.kind) for fault in found] == [(5, FaultKind.REPEATED), (9, FaultKind.REPEATED)]
    assert "第 9 行" in found[0].sentence and "第 5 行" in found[1].sentence


def test_masked_numbers_tell_nobody_apart() -> None:
    masked = {**GOOD, "paper": "640221********1231"}
    found = check(KIND, {5: masked, 6: {**masked, "name": "李四"}})
    assert not found.faults
    assert "*" in found.values[5]["paper"]


def test_lines_that_say_the_same_are_found() -> None:
    line = {"name": "马晓兰", "area": "60"}
    assert alike(check(KIND, {5: line, 6: {"name": "李四"}, 7: line}).values) == [(7, 5)]
