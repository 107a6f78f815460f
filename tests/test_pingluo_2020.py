"""The demo is the reference agency's year: its counts, its seventeen rows, its report cell by cell."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from gongkai.casework.entries import verify
from gongkai.catalogue.models import Heading
from gongkai.demo import BUREAU, make_demo
from gongkai.demo.agencies import read
from gongkai.demo.timeline import moment
from gongkai.items.models import Item, Release
from gongkai.organs.models import Organ
from gongkai.report.models import AnnualReport

SAMPLE = Path(__file__).resolve().parent.parent.parent / "shared" / "samples" / "pingluo-2020.json"
# Every cell of the published tables that is not zero or blank.
PUBLISHED = {
    "t2.20_5.license.prev_items": 36,
    "t2.20_5.license.delta_items": "-7",
    "t2.20_5.license.decisions": 58,
    "t2.20_5.other_service.delta_items": "+14",
    "t2.20_6.penalty.prev_items": 244,
    "t2.20_6.penalty.delta_items": "+105",
    "t2.20_6.penalty.decisions": 45,
    "t2.20_8.fee.prev_items": 6,
    "t2.20_8.fee.delta_items": "-2",
    "t2.20_9.procurement.projects": 2,
    "t2.20_9.procurement.amount": "186.48 万元",
    "apps.new.natural_person": 2,
    "apps.new.total": 2,
    "apps.result.open.natural_person": 2,
    "apps.result.open.total": 2,
    "apps.result.total.natural_person": 2,
    "apps.result.total.total": 2,
}


@pytest.fixture(scope="module")
def bureau(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organ]:
    """The demo, made once for this module and rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(now=moment(date(2026, 3, 20)))
        yield Organ.objects.get(index_prefix=BUREAU)
        transaction.set_rollback(True)


def test_an_empty_platform_has_no_demo(db: None) -> None:
    assert not Organ.objects.exists()


def report_of(bureau: Organ) -> AnnualReport:
    return AnnualReport.objects.get(organ=bureau, year=2020)


def test_the_report_equals_the_published_tables_in_every_cell(bureau: Organ) -> None:
    cells = report_of(bureau).cells
    assert {code: value for code, value in cells.items() if value not in (0, "0")} == PUBLISHED
    assert len(cells) == 22 + 161 + 15


@pytest.mark.skipif(not SAMPLE.exists(), reason="the published sample is not beside the project")
def test_the_report_equals_the_transcribed_sample(bureau: Organ) -> None:
    from gongkai.ledger import load_form

    tables = json.loads(SAMPLE.read_text(encoding="utf-8"))["tables"]
    cells = report_of(bureau).cells
    form = load_form("2019")
    printed = [value for row in tables["二"].values() for value in row]
    printed += [value for row in tables["三"]["rows"].values() for value in row] + list(tables["四"].values())
    codes = [code for table in form.tables for code in form.codes_of(table)]
    assert [str(value or 0) for value in printed] == [str(cells[code]) for code in codes]


def test_each_count_is_as_long_as_the_list_of_its_records(bureau: Organ) -> None:
    report = report_of(bureau)
    for code in (
        "t2.20_5.license.decisions",
        "t2.20_6.penalty.decisions",
        "apps.new.total",
        "apps.result.open.total",
    ):
        assert len(report.records[code]) == report.cells[code]


def test_the_findings_name_the_contradiction_of_29_and_349(bureau: Organ) -> None:
    sentences = [found["sentence"] for found in report_of(bureau).findings if found["rule"] == "X-1"]
    assert any("行政许可29条" in sentence and "58" in sentence for sentence in sentences)
    assert any("行政处罚349条" in sentence and "45" in sentence for sentence in sentences)
    assert not [found for found in report_of(bureau).findings if found["severity"] in ("error", "block")]


def test_300_documents_are_54_211_and_35(bureau: Organ) -> None:
    documents = Item.objects.filter(organ=bureau, kind="official_document", formed_on__year=2020)
    assert Counter(documents.values_list("attribute", flat=True)) == {
        "proactive": 54,
        "on_application": 211,
        "withheld": 35,
    }
    releases = Release.objects.filter(item__in=documents)
    assert Counter(releases.values_list("channel", flat=True)) == {"website": 35, "notice_board": 19}
    assert len(set(documents.values_list("document_number", flat=True))) == 300


def test_the_catalogues_have_31_and_74_29_and_1_and_2_lines(bureau: Organ) -> None:
    lines = Counter(
        (heading.catalogue, heading.level)
        for heading in Heading.objects.filter(organ=bureau).in_force(date(2020, 12, 31))
    )
    assert lines == {
        ("proactive", 1): 31,
        ("proactive", 2): 74,
        ("negative", 1): 29,
        ("on_application", 1): 1,
        ("on_application", 2): 2,
    }


@pytest.mark.parametrize("row", read("index_rows"), ids=lambda row: row["number"])
def test_each_printed_row_has_its_number_title_attribute_issuer_and_day(
    bureau: Organ, row: dict[str, Any]
) -> None:
    item = Item.objects.public().select_related("organ").get(index_number=row["number"])
    assert (item.title, item.five_open) == (row["title"], row["five_open"])
    assert item.organ.index_prefix == row["number"][:9]
    assert item.published_at.astimezone().date() == row["day"]
    assert item.rows.count() == row.get("rows", 0)


def test_nothing_in_the_year_was_published_late(bureau: Organ) -> None:
    late = [
        item
        for item in Item.objects.exclude(published_at=None)
        if item.published_at.date() > item.publish_due_on
    ]
    assert not late


def test_every_entry_of_the_demo_is_in_its_chain(bureau: Organ) -> None:
    checked, broken = verify()
    assert checked > 1400 and not broken


def test_making_the_demo_again_changes_nothing(bureau: Organ) -> None:
    before = Item.objects.count()
    assert make_demo().was_there
    assert Item.objects.count() == before
