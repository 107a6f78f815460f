"""The records behind a figure, as lines that staff read."""

from datetime import date

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.report.building import compute_tables
from gongkai.report.records import describe
from gongkai.report.tests.records import (
    make_application,
    make_item,
    make_list,
    make_pingluo_year,
    make_reply,
    make_review,
    make_suit,
)


def test_each_kind_of_record_has_a_title_a_day_and_a_page(cast: Cast) -> None:
    application = make_application(cast.organ, date(2024, 1, 2))
    item = make_item(cast.organ, date(2024, 2, 3), channel="website", document_number="青住建发〔2024〕1号")
    roster = make_list(
        cast.organ,
        "license_decisions",
        [{"party": "甲公司", "document": "许字1号", "decided_on": "2024-05-06"}],
    )
    reply = make_reply(application, "36.4", drafter=cast.members["clerk"])
    review = make_review(reply, date(2024, 3, 1))
    suit = make_suit(reply, date(2024, 4, 1))
    row, release = roster.rows.get(), item.releases.get()
    names = [
        f"items.row:{row.pk}", f"applications.application:{application.pk}", f"items.item:{item.pk}",
        f"items.release:{release.pk}", f"catalogue.heading:{cast.heading.pk}",
        f"remedies.reconsideration:{review.pk}", f"remedies.lawsuit:{suit.pk}",
    ]  # fmt: skip
    lines = describe(names)
    assert [line.name for line in lines] == names
    assert [(line.url_kind, line.pk) for line in lines] == [
        ("item", roster.pk), ("application", application.pk), ("item", item.pk), ("item", item.pk),
        ("heading", cast.heading.pk), ("challenge", application.pk), ("challenge", application.pk),
    ]  # fmt: skip
    assert lines[0].title == f"《{roster.title}》第 1 行：甲公司，许字1号"
    assert lines[0].day == date(2024, 5, 6)
    assert lines[2].title.endswith("（青住建发〔2024〕1号）")
    assert lines[3].title.startswith("政府网站：")


@pytest.mark.parametrize(
    "name", ["", "items.row", "items.row:", "items.row:x", "auth.user:1", "items.row:²", "items.row:999999"]
)
def test_names_that_are_no_records_are_left_out(cast: Cast, name: str) -> None:
    assert describe([name]) == []


def test_the_number_of_queries_is_that_of_the_kinds_of_record(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    names = [name for cell in compute_tables(cast.organ, 2020).cells.values() for name in cell.record_ids]
    with CaptureQueriesContext(connection) as captured:
        lines = describe(names)
    assert len(lines) == len(set(names)) > 400
    assert len(captured) == 2
