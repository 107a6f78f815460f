"""Figures of 动态调整 and 公开责任: counted from versions and periods, each with its records."""

from datetime import date

from conftest import Cast

from gongkai.catalogue import actions
from gongkai.catalogue.lines import Line
from gongkai.catalogue.models import Catalogue
from gongkai.demo.timeline import moment
from gongkai.duties.tests.test_board import publish
from gongkai.report.building import compute_tables
from gongkai.report.figures import Figures
from gongkai.report.figures.measure import Measured
from gongkai.report.records import describe


def measured(cast: Cast, year: int, code: str) -> Measured:
    return Figures(cast.organ, year, lambda: compute_tables(cast.organ, year)).measure(code)


def adjust(cast: Cast, on: date, title: str) -> None:
    line = Line(code="housing-allocation", title=title, time_limit=20, cadence="quarter")
    version = actions.start_version(
        cast.organ, Catalogue.PROACTIVE, actor=cast.clerk, lines=[line], at=moment(on)
    )
    actions.submit_version(version.pk, actor=cast.clerk, reason=title, in_force_from=on, at=moment(on))
    actions.approve_version(version.pk, actor=cast.director, at=moment(on))


def test_the_first_version_is_no_adjustment(cast: Cast) -> None:
    adjust(cast, date(2020, 1, 6), "编制")
    adjust(cast, date(2020, 9, 15), "改名")
    adjust(cast, date(2021, 3, 1), "再改")
    found = measured(cast, 2020, "catalogue.adjustments")
    assert found.value == 1 == measured(cast, 2020, "catalogue.adjustments.proactive").value
    (line,) = describe(found.record_ids)
    assert line.title == "《主动公开基本目录》第 2 版：改名" and line.url_kind == "version"
    assert measured(cast, 2020, "catalogue.adjustments.negative").value == 0


def test_periods_that_fell_due_in_the_year_and_those_met_in_time(cast: Cast) -> None:
    cast.heading.cadence = "quarter"
    cast.heading.save()
    for day in (date(2019, 10, 15), date(2020, 4, 7), date(2020, 10, 9)):
        publish(cast, cast.heading, day)
    # Q3 of 2019 was met in October, Q1 in April, Q3 in October; Q4 of 2019 and Q2 never.
    assert measured(cast, 2020, "duties.due").value == 4
    assert measured(cast, 2020, "duties.met").value == 2


def test_a_third_level_is_not_counted_with_the_second(cast: Cast) -> None:
    on = date(2020, 1, 6)
    lines = [
        Line(code="a", title="甲", time_limit=20),
        Line(code="b", title="乙", parent="a", time_limit=20),
        Line(code="c", title="丙", parent="b", time_limit=20),
    ]
    version = actions.start_version(
        cast.organ, Catalogue.PROACTIVE, actor=cast.clerk, lines=lines, at=moment(on)
    )
    actions.submit_version(version.pk, actor=cast.clerk, reason="编制", in_force_from=on, at=moment(on))
    actions.approve_version(version.pk, actor=cast.director, at=moment(on))
    for level in ("first", "second"):
        assert measured(cast, 2020, f"catalogue.proactive.{level}_level").value == 1
