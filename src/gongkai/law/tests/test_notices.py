"""Calendars as values: what a notice changes, what it is refused for, and what an answer says without one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.law.notices import NoticeError, load_notice, notice_from
from gongkai.law.regions import UnknownRegion
from gongkai.law.reply_clock import reply_deadline
from gongkai.law.tests.casebook import shown
from gongkai.law.workdays import calendar_for, workdays_left

NEW_YEAR = {
    "region": "CN",
    "year": 2027,
    "days_off": {"2027-01-01..2027-01-03": "元旦", "2027-02-05..2027-02-11": "春节", "2027-10-01": "国庆节"},
    "days_worked": ["2027-01-30"],
    "source": "国务院办公厅关于2027年部分节假日安排的通知",
    "issued_on": "2026-11-25",
}


def notice_with(**changes: Any) -> dict[str, Any]:
    return {**NEW_YEAR, **changes}


def test_a_national_notice_makes_its_year_final() -> None:
    before = reply_deadline(date(2026, 12, 20), calendar=calendar_for())
    after = reply_deadline(date(2026, 12, 20), calendar=calendar_for("CN", [notice_from(NEW_YEAR)]))
    assert before.provisional and not after.provisional
    assert "2027年国家放假安排未载入" in before.notes[0] and after.notes == ()
    assert before.calendar_version != after.calendar_version


def test_a_notice_moves_days_both_ways() -> None:
    calendar = calendar_for("CN", (notice_from(NEW_YEAR),))
    assert calendar.day(date(2027, 1, 30)).why == "调休上班" and calendar.is_workday(date(2027, 1, 30))
    assert calendar.day(date(2027, 2, 11)).why == "春节" and not calendar.is_workday(date(2027, 2, 11))


def test_statutory_days_that_a_short_notice_leaves_out_stay_off() -> None:
    assert calendar_for("CN", (notice_from(NEW_YEAR),)).day(date(2027, 10, 3)).why == "国庆节"


def test_the_version_is_the_same_for_the_same_contents_and_differs_by_region() -> None:
    assert calendar_for("640221").version == calendar_for(" 640221 ").version
    assert calendar_for("640221").version != calendar_for("CN").version


def test_a_regional_notice_reaches_the_counties_below_and_no_one_else() -> None:
    notice = notice_from(
        notice_with(region="640200", days_off={"2026-06-22": "本市放假"}, days_worked=[], year=2026)
    )
    day = date(2026, 6, 22)
    assert calendar_for("640221", (notice,)).day(day).why == "本市放假"
    assert calendar_for("640121", (notice,)).is_workday(day) and calendar_for("CN", (notice,)).is_workday(day)


def test_a_later_notice_overrides_an_earlier_one_whatever_the_order_given() -> None:
    first = notice_from(NEW_YEAR)
    second = notice_from(
        notice_with(days_off={"2027-01-01": "元旦"}, days_worked=["2027-02-11"], issued_on="2027-01-20")
    )
    for order in ((first, second), (second, first)):
        assert calendar_for("CN", order).is_workday(date(2027, 2, 11))


def test_ningxia_without_its_own_notice_is_answered_with_a_note_not_as_provisional() -> None:
    answer = reply_deadline(date(2024, 3, 1), calendar=calendar_for("640221"))
    assert not answer.provisional and "2024年本地节日安排未载入（开斋节、古尔邦节）" in answer.notes[0]
    assert reply_deadline(date(2024, 3, 1), calendar=calendar_for("CN")).notes == ()
    own = notice_from(notice_with(region="64", year=2024, days_off={"2024-04-10": "开斋节"}, days_worked=[]))
    with_own = reply_deadline(date(2024, 3, 1), calendar=calendar_for("640221", (own,)))
    assert with_own.notes == ()


def test_a_notice_comes_from_yaml_or_json(tmp_path: Path) -> None:
    as_json, as_yaml = tmp_path / "notice.json", tmp_path / "notice.yaml"
    as_json.write_text(json.dumps(NEW_YEAR, ensure_ascii=False), encoding="utf-8")
    as_yaml.write_text(
        "region: CN\nyear: 2027\nsource: 通知\ndays_off:\n  2027-01-01: 元旦\n  2027-02-05..2027-02-11: 春节\n"
        "days_worked: [2027-01-30]\n",
        encoding="utf-8",
    )
    assert load_notice(as_json) == notice_from(NEW_YEAR)
    assert load_notice(str(as_yaml)).days_off[date(2027, 2, 11)] == "春节"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"region": "999999"}, "不认识的地区代码"),
        ({"year": "2027"}, "应是四位数的年份"),
        ({"year": 1999}, "2004年起"),
        ({"days_off": {}}, "是空的"),
        ({"days_off": {"2027-13-01": "元旦"}}, "日期写法不对"),
        ({"days_off": {"2027-01-05..2027-01-01": "元旦"}}, "日期写法不对"),
        ({"days_off": {"2027-01-01..2029-01-01": "元旦"}}, "日期写法不对"),
        ({"days_off": {"2025-01-01": "元旦"}}, "不属于 2027 年度"),
        ({"days_off": {"2027-01-01": ""}}, "写明节日名称"),
        ({"days_off": ["2027-01-01"]}, "写明节日名称"),
        ({"days_worked": ["2027-01-01"]}, "同时列为放假和调休上班"),
        ({"days_worked": ["1/4"]}, "YYYY-MM-DD"),
        ({"days_worked": 20270104}, "日期的列表"),
        ({"source": ""}, "没有填写"),
        ({"note": "x"}, "不是通知的栏目"),
    ],
)
def test_a_faulty_notice_is_refused_with_its_fault(fault: dict[str, Any], said: str) -> None:
    with pytest.raises(NoticeError, match=said) as refused:
        notice_from(notice_with(**fault), where="通知")
    assert str(refused.value).startswith("通知有误：") and str(refused.value).endswith("请改正后重新载入。")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "应当是一组"),
        (b"[1, 2]", "应当是一组"),
        (b"region: [", "不是正确的 YAML"),
        (b'{"region": ', "不是正确的 JSON"),
        (b"{" * 100_000, "不是正确的"),
        (b"[" * 50_000, "不是正确的|应当是一组"),
        (b"region: \x00", "不是正确的"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a: 2027-99-99", "不是正确的"),
        (b"x" * 1_000_001, "超过1MB"),
    ],
    ids=shown,
)
def test_a_file_that_is_no_notice_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "notice"
    path.write_bytes(content)
    with pytest.raises(NoticeError, match=said):
        load_notice(path)


@pytest.mark.parametrize("path", ["", "/nowhere", "a\0b", "\ud800", "/tmp"], ids=shown)
def test_a_path_that_cannot_be_read_is_refused_in_a_sentence(path: str) -> None:
    with pytest.raises(NoticeError, match="读不出来"):
        load_notice(path)


@pytest.mark.parametrize(
    "region",
    ["", "6", "642", "99", "999999", "640299", "cn1", "６４０２２１", "\0", "9" * 10_000],
    ids=shown,
)
def test_an_unknown_region_is_refused(region: str) -> None:
    with pytest.raises(UnknownRegion, match="不认识的地区代码"):
        calendar_for(region)


def test_a_county_that_the_data_lack_follows_its_prefecture() -> None:
    assert calendar_for("320509").region == "320509"


def test_workdays_left_is_zero_on_the_due_day_and_negative_after() -> None:
    calendar, due = calendar_for("640221"), date(2020, 6, 16)
    assert [workdays_left(calendar, date(2020, 6, day), due) for day in (15, 16, 17, 22)] == [1, 0, -1, -4]
