"""Characters that look alike become one, and every character keeps its place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.privacy.half_width import INVISIBLE, even, half_width

DIGITS = "".join(
    each for each in map(chr, range(0x80, 0x20000)) if unicodedata.decimal(each, None) is not None
)
UNCOMMON = st.sampled_from(
    [*"０９Ｘｘ＠．\u3000\u2009—–‑·•\u00ad\u200b\ufeff\u2028\x0b①⑨一三八〇零五\U0001d7ce😀"]
)


def test_decimal_digits_of_every_script_become_western_ones() -> None:
    assert len(DIGITS) > 600
    assert half_width(DIGITS) == even(DIGITS) == "".join(str(unicodedata.decimal(each)) for each in DIGITS)


def test_letters_and_marks_of_numbers_become_half_width_and_punctuation_stays() -> None:
    assert half_width("ＡＺａｚ＠．－＋＿／＊（），。：") == "AZaz@.-+_/*（），。："


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("\u00a0\u2002\u2009\u202f\u3000\x0b", " "),
        ("\u2010\u2011\u2013\u2014\u2212\ufe63", "-"),
        ("•‧・･", "·"),
        ("\u2028\u2029\x85", "\n"),
        ("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\u0336", INVISIBLE),
    ],
)
def test_what_looks_alike_becomes_one_character(several: str, one: str) -> None:
    assert even(f"甲{several}") == f"甲{one * len(several)}"


def test_a_tab_and_a_line_end_stay_what_they_are() -> None:
    assert even("甲\t\r\n") == "甲\t\r\n"


def test_long_numbers_in_circles_and_in_chinese_become_digits_and_short_ones_stay() -> None:
    assert even("①③⑨⓪①②③④⑤⑥⑦") == "13901234567"
    assert even("①总则②附则") == "①总则②附则"
    assert even("一三九〇一二三四五六七") == "13901234567"
    assert even("二〇二〇年一月三日") == "二〇二〇年一月三日"


@given(st.lists(st.one_of(UNCOMMON, st.characters()), max_size=80).map("".join))
def test_no_character_moves(text: str) -> None:
    assert len(even(text)) == len(half_width(text)) == len(text)
    assert even(even(text)) == even(text)


def test_a_text_of_very_many_different_characters_is_read_the_same() -> None:
    assert even(DIGITS + "１\u2009") == half_width(DIGITS) + "1 "
