"""Which publication counts for which period, and what a heading owes: facts in, state out."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from gongkai.duties.ages import age_of, ages
from gongkai.duties.judging import DutyState, Facts, judge
from gongkai.duties.periods import Period, PeriodDuty, Publication, covered, period_of, periods

ON = date(2020, 11, 20)


def due(period: Period) -> date:
    return period.last + timedelta(days=28)


def quarters(*published: tuple[date, str], on: date = ON) -> list[PeriodDuty]:
    found = periods("quarter", begins=date(2019, 5, 15), since=date(2020, 1, 1), on=on)
    told = [Publication(day, number, period) for number, (day, period) in enumerate(published)]
    return covered(found, told, due)


def late(found: Sequence[PeriodDuty], on: date = ON) -> list[str]:
    return [each.period.code for each in found if each.is_late(on)]


@pytest.mark.parametrize(
    ("code", "label", "first", "last"),
    [
        ("2020", "2020年", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-Q3", "2020年第三季度", date(2020, 7, 1), date(2020, 9, 30)),
        ("2020-02", "2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_period_has_a_label_and_days(code: str, label: str, first: date, last: date) -> None:
    period = period_of(code)
    assert (period.label, period.first, period.last) == (label, first, last)


@pytest.mark.parametrize("code", ["", "2020-Q5", "2020-13", "1820", "2020-00", "20-Q1", "2020-Q1 "])
def test_other_codes_name_no_period(code: str) -> None:
    with pytest.raises(ValueError, match="names no period"):
        period_of(code)


def test_periods_begin_with_the_first_whole_one() -> None:
    found = periods("quarter", begins=date(2020, 2, 10), since=date(2019, 1, 1), on=date(2020, 11, 1))
    assert [each.code for each in found] == ["2020-Q2", "2020-Q3", "2020-Q4"]


def test_the_quarters_of_the_sample_are_all_met() -> None:
    """保障性住房分配管理 of the reference report: reports some weeks after each quarter, and more between."""
    days = [(4, 7), (4, 7), (4, 24), (5, 9), (8, 25), (10, 27)]
    found = quarters(*((date(2020, month, day), "") for month, day in days))
    assert not late(found)
    covering = {each.period.code: each.covered_by.on for each in found if each.covered_by}
    assert covering == {
        "2020-Q1": date(2020, 4, 7),
        "2020-Q2": date(2020, 5, 9),
        "2020-Q3": date(2020, 8, 25),
    }


def test_a_quarter_without_publication_is_late_after_its_limit() -> None:
    found = quarters((date(2020, 4, 7), ""), (date(2020, 10, 9), ""))
    assert late(found) == ["2020-Q2"]


def test_a_report_that_came_late_is_met_but_late() -> None:
    found = quarters((date(2020, 4, 7), ""), (date(2020, 8, 25), ""), on=date(2020, 9, 1))
    assert [each.is_met_late for each in found] == [False, True, False]


def test_what_names_its_period_counts_for_that_alone() -> None:
    found = quarters((date(2020, 10, 27), "2020-Q2"), (date(2020, 4, 7), "2020-Q1"))
    assert late(found) == ["2020-Q3"]


def test_a_year_in_an_item_says_nothing_of_the_quarter() -> None:
    assert late(quarters((date(2020, 4, 7), "2020")), on=date(2020, 6, 1)) == []


def test_yearly_matters_count_for_the_year_in_which_they_come() -> None:
    found = periods("year", begins=date(2018, 1, 1), since=date(2019, 1, 1), on=date(2021, 3, 1))
    told = [Publication(date(2020, 2, 20), 1), Publication(date(2021, 2, 20), 2)]
    assert [bool(each.covered_by) for each in covered(found, told, due)] == [False, True, True]
    within = covered(found, [Publication(date(2021, 1, 22), 1)], due)
    assert [bool(each.covered_by) for each in within] == [False, True, False]


def test_a_period_that_ended_and_is_in_time_is_due() -> None:
    on = date(2020, 10, 9)
    found = quarters((date(2020, 4, 7), ""), (date(2020, 7, 7), ""), on=on)
    told = judge(Facts("undated", "quarter", 2, date(2020, 7, 7), periods=tuple(found)), on=on)
    assert told.state is DutyState.DUE and told.findings == ("2020年第三季度应在 2020-10-28 前公开",)


CASES = [
    (Facts("undated", "event", 3, date(2019, 1, 1)), DutyState.MET, ""),
    (Facts("undated", "event"), DutyState.EMPTY, "还没有公开过"),
    (Facts("news", "event", 3, date(2020, 11, 6)), DutyState.MET, ""),
    (Facts("news", "event", 3, date(2020, 11, 5)), DutyState.STALE, "15 天没有更新"),
    (Facts("documents", "event", 3, date(2020, 5, 1)), DutyState.STALE, "半年内更新"),
    (Facts("undated", "static", 3, date(2019, 11, 1)), DutyState.STALE, "每年核对"),
    (Facts("undated", "event", 3, ON, waiting=2, waiting_late=1, first_due_on=date(2020, 11, 1)), DutyState.LATE, "1 件已签发"),
    (Facts("undated", "event", 0, None, waiting=1, first_due_on=date(2020, 12, 1)), DutyState.DUE, "等待发布"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "state", "words"), CASES)
def test_the_worst_is_told_with_all_that_is_so(facts: Facts, state: DutyState, words: str) -> None:
    told = judge(facts, on=ON)
    assert told.state is state and words in "；".join(told.findings)


def test_ages_are_data_with_provenance() -> None:
    assert {name: age.days for name, age in ages().ages.items()} == {
        "news": 14,
        "documents": 180,
        "static": 365,
    }
    assert age_of(upkeep="undated", cadence="event") is None
    assert ages().most_empty.count == 5
