"""全覆盖: every decision of a year is in exactly one place; gaps in the numbers are asked about."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.decisions import actions
from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.coverage import PARTS, Standing, coverage_of, rows_in
from gongkai.decisions.numbers import gaps_in
from gongkai.decisions.tests import samples
from gongkai.decisions.tests.samples import DAY, ids, list_of, moment, penalty, signed
from gongkai.items import actions as item_actions
from gongkai.organs.calendars import calendar_in
from gongkai.report.building import compute_tables
from gongkai.report.figures import Figures

ON = DAY + timedelta(days=3)


def told(cast: Cast, on: date = ON) -> Any:
    return coverage_of([cast.organ.pk], Sort.PENALTY, 2026, on=on, calendar=calendar_in("640221"))


def of_every_sort(cast: Cast) -> list[Any]:
    """Nine decisions, each with another fate."""
    rows = samples.entered(
        cast, samples.register_of(cast), *(penalty(number) for number in (1, 2, 3, 4, 5, 6, 8, 9, 12))
    )
    signed(cast, rows[:4])
    actions.publish_decisions(list_of(cast).pk, actor=cast.clerk, at=moment(DAY, 15))
    actions.clear_decisions(ids(rows[4:6]), actor=cast.reviewer, at=moment(DAY, 16))
    actions.sign_decisions(ids(rows[5:6]), actor=cast.director, at=moment(DAY, 16))
    actions.exempt_decisions(ids(rows[6:7]), actor=cast.reviewer, ground="no_social_impact")
    for place in (0, 7):
        item_actions.change_row(
            rows[0].item_id,
            rows[place].pk,
            "revoke",
            on=DAY,
            reason="撤销",
            fills={"annulled_by": "复议决定"},
            actor=cast.clerk,
        )
    actions.take_down_decision(rows[1].pk, actor=cast.clerk, ending=Ending.MISTAKEN, reason="重复公示")
    item_actions.correct_tracked_row(
        rows[0].item_id, rows[2].pk, {"fine_wan": "2"}, reason="笔误", actor=cast.clerk, at=moment(DAY, 18)
    )
    return rows


def test_each_decision_is_in_one_place_and_each_count_opens_its_rows(cast: Cast) -> None:
    of_every_sort(cast)
    found = told(cast)
    assert found.total == 9 == sum(found.counts[part] for part in PARTS)
    assert {part: count for part, count in found.counts.items() if part in PARTS} == dict.fromkeys(PARTS, 1)
    for part in PARTS:
        rows = rows_in([cast.organ.pk], Sort.PENALTY, 2026, part, on=ON, calendar=calendar_in("640221"))
        assert rows.count() == 1
    assert (found.missing, found.is_whole, found.first_due) == (3, False, date(2026, 5, 20))
    assert [gap.label for gap in found.gaps] == ["青住建罚〔2026〕第 7 号", "青住建罚〔2026〕第 10 至 11 号"]


def test_what_is_missing_becomes_overdue_after_seven_workdays(cast: Cast) -> None:
    of_every_sort(cast)
    assert told(cast, date(2026, 5, 20)).counts[Standing.OVERDUE] == 0
    late = date(2026, 5, 21)
    assert told(cast, late).counts[Standing.OVERDUE] == 3
    calendar = calendar_in("640221")
    assert (
        rows_in([cast.organ.pk], Sort.PENALTY, 2026, Standing.OVERDUE, on=late, calendar=calendar).count()
        == 3
    )


def test_coverage_costs_the_same_for_ten_times_the_decisions(cast: Cast) -> None:
    register = samples.register_of(cast)
    samples.entered(cast, register, *(penalty(number) for number in range(1, 4)))
    told(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        told(cast)
    samples.entered(cast, register, *(penalty(number) for number in range(4, 34)))
    with CaptureQueriesContext(connection) as many:
        told(cast)
    assert len(few) == len(many) <= 4


@pytest.mark.parametrize(
    ("documents", "labels"),
    [
        (["平住建罚〔2020〕1号", "平住建罚〔2020〕2号"], []),
        (["平住建罚〔2020〕2号"], ["平住建罚〔2020〕第 1 号"]),
        (["平住建罚[2020]第001号", "平住建罚[2020]第004号"], ["平住建罚[2020]第 2 至 3 号"]),
        (["甲〔2020〕1号", "乙〔2020〕1号", "甲〔2021〕1号"], []),
        (["无号", "许可证 123"], []),
    ],
)
def test_holes_in_the_serials_are_told(documents: list[str], labels: list[str]) -> None:
    assert [gap.label for gap in gaps_in(documents)] == labels


def test_what_came_out_in_the_year_and_late_are_figures_of_the_report(cast: Cast) -> None:
    of_every_sort(cast)
    figures = Figures(cast.organ, 2026, lambda: compute_tables(cast.organ, 2026))
    assert figures.measure("publicity.penalty.published").value == 4
    assert figures.measure("publicity.penalty.late").value == 0
    assert figures.measure("publicity.taken_down").value == 1
