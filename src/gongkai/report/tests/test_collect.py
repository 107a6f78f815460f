"""Our records become the figures of the tables, each cell with the records that it counts."""

from datetime import date
from decimal import Decimal

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.applications.models import Application
from gongkai.items.models import Item, Release, Row
from gongkai.ledger import Tables
from gongkai.report.building import build, compute_tables
from gongkai.report.collect import collect
from gongkai.report.tests.records import (
    PINGLUO_2020,
    decisions,
    make_application,
    make_item,
    make_list,
    make_pingluo_year,
    make_reply,
    make_review,
    make_suit,
    noon,
    powers,
)


def non_zero(tables: Tables) -> dict[str, object]:
    return {code: cell.value for code, cell in tables.cells.items() if cell.value not in (0, "0")}


def test_the_records_of_a_year_give_the_report_of_that_year(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    assert non_zero(compute_tables(cast.organ, 2020)) == PINGLUO_2020


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_every_count_is_the_number_of_its_records(cast: Cast, year: int) -> None:
    make_pingluo_year(cast.organ)
    make_application(cast.organ, date(year, 12, 20), kind="org.other")
    make_application(
        cast.organ, date(year - 1, 12, 20), row="apps.result.partial", closed_on=date(year, 1, 9)
    )
    for code, cell in compute_tables(cast.organ, year).cells.items():
        if isinstance(cell.value, int):
            assert len(cell.record_ids) == cell.value, code
        assert len(set(cell.record_ids)) == len(cell.record_ids), code


def test_an_application_counts_in_every_year_in_which_it_was_open(cast: Cast) -> None:
    name = f"applications.application:{make_application(cast.organ, date(2022, 12, 5), row='apps.result.other.misc', closed_on=date(2024, 1, 3)).pk}"
    cells = {year: compute_tables(cast.organ, year).cells for year in range(2021, 2026)}
    assert (
        cells[2022]["apps.new.total"].record_ids
        == cells[2022]["apps.carried_out.total"].record_ids
        == (name,)
    )
    assert (
        cells[2023]["apps.carried_in.total"].record_ids
        == cells[2023]["apps.carried_out.total"].record_ids
        == (name,)
    )
    assert cells[2024]["apps.result.other.misc.total"].record_ids == (name,)
    assert not any(cells[2021][code].record_ids or cells[2025][code].record_ids for code in cells[2021])


def test_a_signed_reply_that_is_not_delivered_is_carried_out(cast: Cast) -> None:
    make_application(cast.organ, date(2024, 12, 5), row="apps.result.open")
    assert compute_tables(cast.organ, 2024).value("apps.carried_out.total") == 1


def test_what_was_never_received_is_not_counted(cast: Cast) -> None:
    application = make_application(cast.organ, date(2024, 3, 1))
    Application.objects.filter(pk=application.pk).update(state="submitted", received_on=None, due_on=None)
    assert non_zero(compute_tables(cast.organ, 2024)) == {}


def test_other_organs_records_are_theirs(cast: Cast) -> None:
    make_pingluo_year(cast.other_organ)
    make_item(cast.other_organ, date(2020, 3, 1), kind="normative_document")
    assert non_zero(compute_tables(cast.organ, 2020)) == {}


def test_a_decision_that_was_taken_down_was_still_made(cast: Cast) -> None:
    make_list(cast.organ, "penalty_decisions", decisions(3, "2024-05-06"))
    Row.objects.update(withdrawn_at=noon(date(2024, 9, 1)), withdrawn_reason="信用修复")
    assert compute_tables(cast.organ, 2024).value("t2.20_6.penalty.decisions") == 3


def test_a_power_line_that_was_taken_down_without_an_end_was_an_error(cast: Cast) -> None:
    wrong = make_list(cast.organ, "power_list", powers("行政许可", 5))
    wrong.rows.update(withdrawn_at=noon(date(2020, 9, 1)), withdrawn_reason="重复")
    make_list(cast.organ, "power_list", powers("行政许可", 4))
    assert compute_tables(cast.organ, 2020).value("t2.20_5.license.prev_items") == 4


def test_normative_documents_are_made_published_repealed_and_lapse(cast: Cast) -> None:
    make_item(
        cast.organ,
        date(2019, 2, 1),
        kind="normative_document",
        repealed_on=date(2024, 7, 1),
        validity="repealed",
    )
    make_item(
        cast.organ,
        date(2019, 2, 2),
        kind="normative_document",
        repealed_on=date(2024, 8, 1),
        validity="lapsed",
    )
    make_item(cast.organ, date(2024, 2, 3), kind="normative_document")
    make_item(cast.organ, date(2024, 2, 3), kind="official_document")
    found = non_zero(compute_tables(cast.organ, 2024))
    assert found == {
        "t2.20_1.normative.made": 1,
        "t2.20_1.normative.repealed": 1,
        "t2.20_1.normative.in_force": 1,
    }


def test_a_withdrawn_document_left_the_public_when_its_last_channel_ended(cast: Cast) -> None:
    for year in (2019, 2020):
        make_item(
            cast.organ,
            date(2019, 2, 1),
            kind="normative_document",
            attribute="proactive",
            published_at=noon(date(2019, 3, 1)),
            index_number=f"640299041/2019-0000{year}",
            visibility="public",
            channel="website",
        )
    first = Item.objects.order_by("pk").first()
    Item.objects.filter(pk=first.pk).update(state="withdrawn", visibility="tombstone")
    Release.objects.filter(item=first).update(ended_at=noon(date(2020, 5, 1)))
    make_item(cast.organ, date(2019, 2, 1), kind="normative_document")
    surroundings = collect(cast.organ, 2020).surroundings
    assert (surroundings.withdrawn_documents, surroundings.normative_backlog) == (1, 1)
    assert compute_tables(cast.organ, 2019).value("t2.20_1.normative.total_public") == 2
    assert compute_tables(cast.organ, 2020).value("t2.20_1.normative.total_public") == 1


def test_fees_are_summed_in_yuan_and_printed_in_wan(cast: Cast) -> None:
    rows = [
        {"name": "占道费", "amount": amount, "collected_on": "2024-03-01"} for amount in ("250999.5", "0.5")
    ]
    make_list(cast.organ, "fees_collected", rows)
    cell = compute_tables(cast.organ, 2024).cells["t2.20_8.fee.amount_wan"]
    assert cell.value == Decimal("25.1") and len(cell.record_ids) == 2


def test_challenges_fill_table_four(cast: Cast) -> None:
    clerk = cast.members["clerk"]
    replies = [
        make_reply(make_application(cast.organ, date(2024, 1, 2)), code, drafter=clerk)
        for code in ("36.3/14a", "36.4", "36.4")
    ]
    review = make_review(replies[1], date(2024, 3, 1), result="upheld", closed_on=date(2024, 5, 1))
    make_suit(replies[1], date(2024, 6, 1), after=review)
    suit = make_suit(replies[0], date(2023, 12, 1), result="corrected", closed_on=date(2024, 2, 1))
    direct = make_suit(replies[0], date(2024, 12, 1))
    tables = compute_tables(cast.organ, 2024)
    found = {code: value for code, value in non_zero(tables).items() if code.startswith("lit.")}
    assert found == {
        "lit.review.upheld": 1, "lit.review.total": 1,
        "lit.direct.corrected": 1, "lit.direct.pending": 1, "lit.direct.total": 2,
        "lit.after_review.pending": 1, "lit.after_review.total": 1,
    }  # fmt: skip
    assert tables.cells["lit.direct.corrected"].record_ids == (f"remedies.lawsuit:{suit.pk}",)
    assert collect(cast.organ, 2024).surroundings.direct_suits_over_refusals == (direct.case_number,)


def test_records_that_contradict_themselves_are_told_and_left_out(cast: Cast) -> None:
    make_application(cast.organ, date(2024, 5, 6), row="apps.result.open", closed_on=date(2024, 5, 1))
    make_application(cast.organ, date(2024, 5, 6), row="apps.result.lost", closed_on=date(2024, 5, 9))
    make_item(cast.organ, date(2020, 2, 1), kind="normative_document", validity="repealed")
    twice = decisions(1, "2024-05-06")
    make_list(cast.organ, "license_decisions", twice * 2)
    made = build(cast.organ, 2024)
    assert made.tables.value("apps.new.total") == 0
    told = [f["severity"] for f in made.findings if f["rule"] == "RECORD"]
    assert told == ["error", "error", "warn", "warn"]
    sentences = "".join(f["sentence"] for f in made.findings)
    assert "登记了 2 行" in sentences and "没有填写日期" in sentences and "不在表三各行之内" in sentences


def test_the_number_of_queries_does_not_grow_with_the_records(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            build(cast.organ, 2020)
        return len(captured)

    make_pingluo_year(cast.organ)
    before = queries()
    for _ in range(3):
        make_pingluo_year(cast.organ)
    assert queries() == before <= 25
