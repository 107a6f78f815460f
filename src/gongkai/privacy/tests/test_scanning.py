"""Places, hidden content, any input, and time that grows with length."""

import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identifiers import check_resident_id
from gongkai.privacy.detectors.hit import Given
from gongkai.privacy.detectors.resident import resident_id
from gongkai.privacy.detectors.written import CELL, ROW, WrittenPassages
from gongkai.privacy.findings import Allowance, FindingKind, Severity
from gongkai.privacy.passages import Passage, Table
from gongkai.privacy.scanning import scan_pieces, scan_text
from gongkai.privacy.tests.invented import ADULT, CARD, MOBILE

ON = date(2026, 1, 1)
HIDDEN = FindingKind.HIDDEN_CONTENT


def told(*pieces: Passage | Table) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.where, each.masked) for each in scan_pieces(pieces, on=ON)]


def test_a_text_of_several_lines_names_the_line() -> None:
    assert scan_text(f"第一行\n第二行\n{ADULT}")[0].where == "正文第 3 行"
    assert scan_text(f"只有一行{ADULT}")[0].where == "正文"


def test_each_of_many_passages_keeps_its_place() -> None:
    pieces = [Passage("正文第 1 段", "无"), Passage("正文第 2 段", f"甲\n{MOBILE}"), Passage("页脚", ADULT)]
    assert [where for _, where, _ in told(*pieces)] == ["正文第 2 段第 2 行", "页脚"]


def test_passages_are_not_read_across() -> None:
    assert told(Passage("甲", ADULT[:9]), Passage("乙", ADULT[9:])) == []


def test_cells_are_named_as_their_table_names_them() -> None:
    rows = [["", ""], ["", ADULT]]
    assert told(Table("工作表“名单”", rows))[0][1] == "工作表“名单”B2"
    assert told(Table("表 1 ", rows, has_letters=False))[0][1] == "表 1 第 2 行第 2 列"


@pytest.mark.parametrize("mark", [CELL, ROW, "\x1e", "\x1f", "\n", "\t"])
def test_marks_within_cells_move_no_place(mark: str) -> None:
    rows = [[f"a{mark}b", f"c{mark}"], [mark, f"身份证{ADULT}"]]
    assert [where for _, where, _ in told(Table("表", rows))] == ["表B2"]
    assert told(Passage("甲", f"x{mark}y"), Passage("乙", ADULT))[0][1] == "乙"


def test_tables_without_rows_or_cells_have_no_findings() -> None:
    assert told(Table("表", []), Table("表", [[]]), Table("表", [[], [""], []])) == []
    assert scan_pieces([]) == []


def test_hidden_content_is_told_once_for_each_stretch() -> None:
    rows = [["甲", "乙", "丙"]] * 6
    table = Table("表", rows, hidden_columns=frozenset({1}), hidden_rows=frozenset({1, 2, 4}))
    assert told(table) == [
        (HIDDEN, "表 B 列", "隐藏的列"),
        (HIDDEN, "表第 2 至 3 行", "隐藏的行"),
        (HIDDEN, "表第 5 行", "隐藏的行"),
    ]


def test_a_hidden_sheet_is_told_once() -> None:
    table = Table("表", [["甲"]], hidden="隐藏的工作表", hidden_columns=frozenset({0}))
    assert told(table) == [(HIDDEN, "表", "隐藏的工作表")]


def test_hidden_content_blocks() -> None:
    assert [each.severity for each in scan_pieces([Passage("批注 1", "甲", "批注")])] == [Severity.BLOCK]


def test_hidden_places_without_text_are_no_finding() -> None:
    table = Table("表", [["甲", " "]], hidden_columns=frozenset({1, 9}), hidden_rows=frozenset({7}))
    assert told(table, Passage("批注", " ", "批注"), Table("表", [[""]], hidden="隐藏的工作表")) == []


def test_data_in_hidden_places_say_so() -> None:
    table = Table("表", [["甲", ADULT]], hidden_columns=frozenset({1}))
    assert [where for _, where, _ in told(table, Passage("批注 1", MOBILE, "批注"))] == [
        "表 B 列",
        "表B1（隐藏的列）",
        "批注 1",
        "批注 1（批注）",
    ]


def test_a_finding_never_stands_over_another() -> None:
    found = scan_text(f"家住幸福小区3号楼2单元501室{MOBILE}，身份证号{ADULT}", on=ON)
    assert [each.kind for each in found] == [FindingKind.ADDRESS, FindingKind.MOBILE, FindingKind.RESIDENT_ID]


PARTS = st.sampled_from(
    [
        ADULT, MOBILE, CARD, "身份证号：", "电话", "张三", "欧阳明", "，", "\n", " ", "*", "×", "X", "-", "@", "a@b.cn", "宁B", "残疾",
        "出生", "2016年3月2日", "幸福小区", "3号楼", "2单元", "501室", "0952", "配偶", "护照E", "\x01", "\x02", "0", "１",
    ]
)  # fmt: skip
SHREDS = st.lists(st.one_of(PARTS, st.text(max_size=4)), max_size=14).map("".join)


@settings(max_examples=300)
@given(SHREDS, st.one_of(st.none(), st.just(ON)))
def test_no_text_raises_and_no_full_value_is_shown(text: str, on: date | None) -> None:
    for each in scan_text(text, on=on):
        assert not any(number in each.sentence for number in (ADULT, MOBILE, CARD))


@settings(max_examples=150)
@given(st.lists(st.lists(SHREDS, max_size=4), max_size=6), st.frozensets(st.integers(0, 3)))
def test_no_table_raises_and_no_full_value_is_shown(rows: list[list[str]], hidden: frozenset[int]) -> None:
    table = Table("表", rows, hidden_columns=hidden, hidden_rows=hidden)
    for each in scan_pieces([table], on=ON):
        assert not any(number in each.sentence for number in (ADULT, MOBILE, CARD))


@given(st.text(), st.text())
def test_any_allowance_is_read(phone: str, email: str) -> None:
    for each in scan_text(MOBILE, allowed=Allowance(frozenset({phone}), frozenset({email}))):
        assert MOBILE not in each.sentence


@settings(max_examples=300)
@given(st.integers(0, 10**17 - 1), st.sampled_from(["", "640221", "11010119900", "81000019920130"]))
def test_detector_and_law_agree_on_identity_numbers(rest: int, beginning: str) -> None:
    from gongkai.law.identifiers.resident import check_digit

    first_17 = (beginning + f"{rest:017d}")[:17]
    number = first_17 + check_digit(first_17)
    written = WrittenPassages([Passage("", number)])
    found = resident_id(written, Given(on=ON), 0, 18)
    assert (found is not None) == check_resident_id(number, on=ON).ok or number[0] == "9"


HOSTILE = {
    "digits": "1",
    "sixes": "6",
    "dates": "6402212019",
    "stars": "*",
    "digits and stars": "640221**",
    "at signs": "@",
    "letters and at signs": "a@",
    "addresses without an end": "a@a.",
    "blanks": " ",
    "digits and blanks": "1 ",
    "mobiles with a blank after every digit": "1 3 ",
    "digits and tabs": "1\t",
    "digits and dots": "1.",
    "digits and lines": "640\n",
    "a digit on every line": "1\n3\n",
    "digits with wide gaps": f"1{' ' * 12}",
    "digits and hyphens": "62-",
    "area codes": "0952-",
    "unseen characters": "\u200b",
    "digits and unseen characters": "6\u00ad",
    "digits in circles": "①",
    "Chinese numerals": "一三",
    "digits of other scripts": "\u0661\u0966",
    "cells": "6402\x01",
    "labels": "电话",
    "official labels": "监督",
    "accounts": "账号1 ",
    "births": "出生",
    "relatives": "配偶",
    "passports": "护照证件号码",
    "doors": "村一",
    "buildings": "3号楼",
    "homes": "家住",
    "plates": "宁B1",
    "illness": "残疾，",
    "names": "张三，",
    "names with dots": "买·",
    "brackets": "(0952",
    "crosses": "X",
    "lines": "\n",
    "mobiles": f"{MOBILE}，",
    "mobiles in groups": "138 1234 5678 ",
    "identity numbers": f"{ADULT} ",
    "masks": "640221********1231，",
}
CELLS = {
    "digits": "1",
    "two digits": "13",
    "parts": "1381234",
    "characters": "甲",
    "nothing": "",
    "identity": "640221",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_calls_grow_with_length_and_no_faster(name: str) -> None:
    """Eight times the text makes at most nine times the calls: a count, so no load of the machine disturbs it."""
    unit = HOSTILE[name]
    calls(unit * (2_000 // len(unit)))  # what is read once is read
    small, large = (calls(unit * (size // len(unit))) for size in (2_000, 16_000))
    assert large <= 9 * small + 200


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("width", [12, 100_000])
def test_calls_for_tables_grow_with_their_cells_and_no_faster(name: str, width: int) -> None:
    def table(cells: int) -> Table:
        row = [CELLS[name]] * min(width, cells)
        return Table("表", [row] * (cells // len(row)))

    calls(table(600))
    assert calls(table(9_600)) <= 9 * calls(table(1_200)) + 200


@pytest.mark.parametrize("name", HOSTILE)
def test_patterns_take_time_that_grows_with_length_and_no_faster(name: str) -> None:
    """Eight times the text costs about eight times this thread's processor; a square would cost 64 times.

    The least of up to four runs is compared, with room for a busy machine.
    """
    unit = HOSTILE[name]
    small, large = unit * (15_000 // len(unit)), unit * (120_000 // len(unit))
    least_small = least_large = float("inf")
    for _ in range(4):
        least_small, least_large = min(least_small, work(small)), min(least_large, work(large))
        if least_large <= 24 * max(least_small, 0.002):
            return
    assert least_large <= 24 * least_small


def calls(subject: str | Table) -> int:
    """How many functions are called, of Python and of C."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        scan_pieces([Passage("正文", subject) if isinstance(subject, str) else subject], on=ON)
    finally:
        sys.setprofile(before)
    return count


def work(text: str) -> float:
    """Seconds of this thread's processor."""
    started = time.thread_time()
    scan_text(text, on=ON)
    return time.thread_time() - started
