"""Figures of a period against the same counted by hand, and their number of queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.models import Application
from gongkai.applications.tests.samples import COMPANY, brought_to
from gongkai.law.workdays import workdays_between
from gongkai.organs.calendars import calendar_in
from gongkai.oversight import figures, results
from gongkai.oversight.challenged import CORRECTED, OTHER, PENDING, UPHELD, challenged_in
from gongkai.oversight.days_used import days_used
from gongkai.oversight.paces import by_days_of, pace_of, paces_of
from gongkai.oversight.scope import Scope
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Lawsuit, Reconsideration

DAY = date(2020, 3, 2)


def scope_of(
    cast: Cast, since: date | None = date(2020, 1, 1), until: date | None = date(2020, 12, 31)
) -> Scope:
    return Scope(frozenset([cast.organ.pk]), since, until)


def test_what_came_in_is_counted_by_channel_kind_and_handler(cast: Cast) -> None:
    brought_to("registered", cast, key="a", on=DAY)
    brought_to("delivered", cast, key="b", on=DAY, applicant=COMPANY)
    brought_to("delivered", cast, key="c", on=date(2021, 3, 2))
    found = figures.received(scope_of(cast))
    assert found.count == 2
    assert dict(found.by_channel) == {"internet": 2}
    assert dict(found.by_kind) == {"natural_person": 1, "org.business": 1}
    assert dict(found.by_handler) == {cast.members["clerk"].pk: 2}
    assert figures.received_by_day(scope_of(cast)) == {DAY: 2}
    assert figures.years(frozenset([cast.organ.pk])) == [2021, 2020]


def test_what_ended_is_counted_by_result_and_by_whether_it_was_late(cast: Cast) -> None:
    in_time = brought_to("delivered", cast, key="a", on=DAY)
    late = brought_to("delivered", cast, key="b", on=DAY)
    Application.objects.filter(pk=late.pk).update(due_on=late.closed_on - timedelta(days=1))
    found = figures.ended(scope_of(cast))
    assert (found.count, found.late) == (2, 1)
    assert dict(found.by_row) == {in_time.result_row: 2}


def test_days_used_are_workdays_by_the_organs_calendar(cast: Cast) -> None:
    calendar = calendar_in(cast.organ.calendar_region)
    made = [
        brought_to("delivered", cast, key=str(offset), on=DAY + timedelta(days=offset)) for offset in range(5)
    ]
    Application.objects.filter(pk=made[0].pk).update(closed_on=date(2020, 5, 8))
    paces = paces_of(scope_of(cast))
    used = pace_of(paces).used
    by_hand = sorted(
        workdays_between(calendar, each.received_on, each.closed_on) for each in Application.objects.all()
    )
    assert used is not None
    assert (used.count, used.median, used.longest) == (5, by_hand[2], by_hand[4])
    assert used.longest_on == date(2020, 5, 8)


def test_all_days_are_counted_as_a_period_that_holds_them(cast: Cast) -> None:
    for offset in range(4):
        brought_to("delivered", cast, key=str(offset), on=DAY + timedelta(days=20 * offset))
    brought_to("registered", cast, key="open", on=DAY)
    first = Application.objects.earliest("pk")
    Application.objects.filter(pk=first.pk).update(due_on=DAY)
    organs = frozenset([cast.organ.pk, cast.other_organ.pk])
    of_all = by_days_of(Scope(organs))
    of_years = by_days_of(Scope(organs, date(2000, 1, 1), date(2099, 12, 31)))
    assert dict(of_all.received) == dict(of_years.received)
    assert sorted(of_all.paces) == sorted(of_years.paces)
    assert (sum(of_all.received.values()), pace_of(of_all.paces).count) == (5, 4)
    assert pace_of(of_all.paces).late == 1


def test_nothing_closed_has_no_pace(cast: Cast) -> None:
    brought_to("registered", cast, key="open", on=DAY)
    found = by_days_of(Scope(frozenset([cast.organ.pk])))
    assert (dict(found.received), found.paces) == ({DAY: 1}, [])


def test_closed_before_it_was_received_is_no_day(cast: Cast) -> None:
    brought_to("delivered", cast, key="a", on=DAY)
    Application.objects.update(closed_on=DAY - timedelta(days=9))
    assert [group.days for group in paces_of(Scope(frozenset([cast.organ.pk])))] == [0]


@pytest.mark.parametrize(
    ("spent", "median"), [([1], 1), ([1, 4], 2.5), ([3, 1, 2], 2), ([5, 5, 5, 9], 5), ([0, 0, 7, 9], 3.5)]
)
def test_the_median_is_the_middle(spent: list[int], median: float) -> None:
    found = days_used((days, DAY, 1) for days in spent)
    assert found is not None
    assert found.median == median


def test_what_is_answered_anew_is_not_counted_twice(cast: Cast) -> None:
    first = brought_to("delivered", cast, key="a", on=DAY)
    again = brought_to("delivered", cast, key="b", on=DAY)
    Application.objects.filter(pk=again.pk).update(acts_again_on=first)
    assert figures.ended(scope_of(cast)).count == 1
    assert figures.received(scope_of(cast)).count == 1


def test_challenges_count_in_the_year_of_their_decision(cast: Cast) -> None:
    application = brought_to("delivered", cast, on=DAY)
    case = remedies.register_reconsideration(
        application.pk, actor=cast.clerk, case_number="青复〔2020〕1 号", filed_on=date(2020, 4, 1)
    ).reconsideration
    told = {each.what: each.count for each in figures.challenged(scope_of(cast))}
    assert told == {"any": 1, PENDING: 1}
    remedies.close(Reconsideration, case.pk, actor=cast.clerk, result="corrected", closed_on=date(2021, 2, 1))
    next_year = scope_of(cast, date(2021, 1, 1), date(2021, 12, 31))
    assert {each.what for each in figures.challenged(scope_of(cast))} == {"any"}
    assert {each.what for each in figures.challenged(next_year)} == {CORRECTED}


def test_a_judgment_before_a_retrial_keeps_its_year_and_all_years_hold_every_challenge(cast: Cast) -> None:
    application = brought_to("delivered", cast, on=DAY)
    suit = remedies.register_lawsuit(
        application.pk, actor=cast.clerk, case_number="（2020）宁行初1号", filed_on=date(2020, 4, 1)
    ).lawsuit
    remedies.close(Lawsuit, suit.pk, actor=cast.clerk, result="upheld", closed_on=date(2020, 7, 1))
    remedies.retry(suit.pk, actor=cast.clerk, number="（2021）宁行再1号", on=date(2021, 2, 1))
    all_years = scope_of(cast, None, None)
    for scope, expected in (
        (scope_of(cast), {"any", PENDING, UPHELD}),
        (all_years, {"any", PENDING, UPHELD}),
    ):
        assert {each.what for each in figures.challenged(scope)} == expected
        for what in (*expected, OTHER):
            found = Application.objects.filter(challenged_in(what, scope.since, scope.until)).exists()
            assert found == (what in expected)
    remedies.close(Lawsuit, suit.pk, actor=cast.clerk, result="other", closed_on=date(2021, 3, 1))
    assert {each.what for each in figures.challenged(all_years)} == {"any", UPHELD, OTHER}


def test_what_is_in_hand_is_told_by_organ(cast: Cast) -> None:
    brought_to("registered", cast, key="a", on=DAY)
    calendar = calendar_in(cast.organ.calendar_region)
    on = date(2020, 3, 27)
    found = figures.in_hand(scope_of(cast), on=on, calendar=calendar)
    assert found == {cast.organ.pk: figures.InHand(1, 0, 1)}
    later = figures.in_hand(scope_of(cast), on=date(2020, 6, 1), calendar=calendar)
    assert later == {cast.organ.pk: figures.InHand(1, 1, 0)}


def test_the_rows_of_the_report_are_all_named_and_in_families() -> None:
    assert [label for label, _ in results.families().values()] == [
        "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理",
    ]  # fmt: skip
    assert results.results()["apps.result.deny.state_secret"] == "不予公开·属于国家秘密"
    assert sum(len(rows) for _, rows in results.families().values()) == len(results.results())


def test_figures_cost_the_same_for_ten_times_the_rows(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(6):
        brought_to("delivered", cast, key=str(number), on=DAY + timedelta(days=number * 20))
    scope = scope_of(cast)
    with django_assert_max_num_queries(10):
        figures.received(scope)
        figures.received_by_day(scope)
        figures.ended(scope)
        paces_of(scope)
        figures.fees(scope)
        figures.challenged(scope)
