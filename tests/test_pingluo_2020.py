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
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import lines_from
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading
from gongkai.decisions.choices import Sort
from gongkai.decisions.coverage import Coverage, Standing, coverage_of
from gongkai.decisions.models import Decision
from gongkai.demo import BUREAU, make_demo
from gongkai.demo.agencies import read
from gongkai.demo.timeline import moment
from gongkai.dialogue.models import Proposal
from gongkai.duties.board import duties_of, tally
from gongkai.duties.judging import DutyState
from gongkai.finance.review import review_of
from gongkai.items.models import Edition, Item, ItemLink, Release, Row, RowChange, Submission
from gongkai.law.identifiers import check_resident_id
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ
from gongkai.postings.models import Objection, Posting
from gongkai.report.building import compute_tables
from gongkai.report.figures import Figures
from gongkai.report.models import AnnualReport
from gongkai.report.tests.records import PINGLUO_2020

SAMPLE = Path(__file__).resolve().parent.parent.parent / "shared" / "samples" / "pingluo-2020.json"


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
    assert {code: value for code, value in cells.items() if value not in (0, "0")} == PINGLUO_2020
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


def test_the_catalogues_were_adjusted_once_in_the_year_with_a_reason(bureau: Organ) -> None:
    versions = CatalogueVersion.objects.filter(organ=bureau, in_force_from__year=2020)
    assert {version.catalogue: version.number for version in versions} == dict.fromkeys(Catalogue.values, 2)
    assert all(version.reason and version.approved_by_id != version.drafted_by_id for version in versions)
    for version in versions:
        now = lines_in_force(bureau.pk, version.catalogue, on=date(2020, 12, 31))
        assert now == lines_from(version.lines)
    before = Heading.objects.filter(organ=bureau, catalogue="proactive").in_force(date(2020, 1, 1))
    assert before.exclude(parent=None).count() == 75


def test_the_statement_of_december_stands_for_three_quarters(bureau: Organ) -> None:
    told = duties_of([bureau.pk], on=date(2021, 2, 1), look_back=date(2020, 3, 1))
    (exits,) = [duty for duty in told if duty.heading.code == "exit"]
    statements = [each for each in exits.facts.periods if each.covered_by and each.covered_by.is_statement]
    assert [each.period.code for each in statements] == ["2020-Q1", "2020-Q2", "2020-Q3"]


def test_a_few_headings_are_late_or_empty_these_days(bureau: Organ) -> None:
    counted = tally(duties_of([bureau.pk], on=date(2026, 3, 20)))
    assert counted.total == 74
    assert 1 <= counted.of(DutyState.LATE) <= 8 and 1 <= counted.of(DutyState.EMPTY) <= 4
    assert counted.of(DutyState.STALE) <= 4


@pytest.mark.parametrize("row", read("index_rows"), ids=lambda row: row["number"])
def test_each_printed_row_has_its_number_title_attribute_issuer_and_day(
    bureau: Organ, row: dict[str, Any]
) -> None:
    item = Item.objects.public().select_related("organ").get(index_number=row["number"])
    assert (item.title, item.five_open) == (row["title"], row["five_open"])
    assert item.organ.index_prefix == row["number"][:9]
    assert item.published_at.astimezone().date() == row["day"]
    assert item.rows.count() == row.get("rows", 0)


def rows_of(kind: str) -> list[Row]:
    """The standing rows of the year's lists of that kind."""
    found = Row.objects.filter(item__kind=kind, item__visibility="public", withdrawn_at=None)
    return list(found.filter(item__formed_on__range=(date(2020, 1, 1), date(2021, 1, 31))))


def test_196_households_are_140_of_whom_33_and_56(bureau: Organ) -> None:
    rows = rows_of("renovation_roster")
    categories = Counter(row.values["category"] for row in rows)
    assert categories == {"四类重点对象—极度贫困户": 33, "四类重点对象—其他": 107, "其他贫困户": 56}
    assert len(rows) == len({row.identity for row in rows}) == 196
    assert all(row.sealed and "paper_number" not in row.values for row in rows)


def test_what_was_accepted_and_what_was_finished_is_what_the_rosters_name(bureau: Organ) -> None:
    rosters, accepted = rows_of("renovation_roster"), rows_of("renovation_acceptance")
    assert {row.identity for row in accepted} == {row.identity for row in rosters}
    tasks = Counter(row.values["township"] for row in rosters)
    (progress,) = Item.objects.public().filter(kind="renovation_progress")
    assert {row.values["township"]: row.values["finished"] for row in progress.rows.all()} == tasks
    plan = Item.objects.public().get(kind="renovation_plan", organ=bureau)
    assert (plan.fields["tasks"], plan.fields["key_households"]) == (196, 140)


def test_142_houses_31_allocations_and_16_exits_are_listed(bureau: Organ) -> None:
    assert len(rows_of("quake_resistant_houses")) == 142
    for kind, count in (("allocation_list", 31), ("exit_list", 16)):
        rows = rows_of(kind)
        assert len(rows) == count and all(row.source_id and row.identity for row in rows)


def test_the_quarters_agree_with_the_register(bureau: Organ) -> None:
    changes = RowChange.objects.filter(row__item__organ=bureau, changed_on__year=2020)
    quarters = {
        item.fields["quarter"]: item.fields for item in Item.objects.public().filter(kind="housing_quarterly")
    }
    for place, quarter in enumerate(("第一季度", "第二季度", "第三季度", "第四季度")):
        months = (place * 3 + 1, place * 3 + 3)
        happened = Counter(changes.filter(changed_on__month__range=months).values_list("change", flat=True))
        told = quarters[quarter]
        assert (told["allocated"], told["exited"]) == (happened["allocate"], happened["exit"])
    assert quarters["第四季度"]["households"] == 64 + 31 - 16


def test_every_list_of_the_year_was_posted_and_its_names_are_gone(bureau: Organ) -> None:
    postings = Posting.objects.filter(item__formed_on__lt=date(2021, 2, 1))
    assert postings.count() == 8 + 3
    assert not postings.exclude(state="finished", names_left_at__isnull=False).exists()
    for posting in postings.prefetch_related("item__editions"):
        shown = posting.item.editions.filter(closed_at=None).get()
        columns = [column["code"] for column in shown.table["columns"]]
        names = [row[columns.index("household")] for row in shown.table["rows"]]
        assert names and all("*" in name for name in names)
    objection = Objection.objects.get(posting__in=postings)
    assert (objection.state, objection.result) == ("answered", "removed")
    assert objection.row is not None and objection.row.withdrawn_at


def test_no_page_of_the_demo_holds_an_identity_number(bureau: Organ) -> None:
    for edition in Edition.objects.filter(closed_at=None, item__visibility="public").exclude(table=None):
        for row in edition.table["rows"]:
            assert not [value for value in row if value and check_resident_id(str(value)).ok]


def test_the_website_released_what_the_report_says(bureau: Organ) -> None:
    releases = Release.objects.filter(item__organ=bureau, channel="website", released_at__year=2020)
    assert releases.count() == 63
    text = str(report_of(bureau).item.body if report_of(bureau).item else "")
    assert "在政府网站发布信息63条" in text
    assert "在微信公众号发布信息129条，在微博发布转载信息305条" in text


def test_the_three_expenses_came_out_four_times_with_budget_and_accounts_in_time(bureau: Organ) -> None:
    money = Item.objects.filter(
        organ=bureau,
        kind__in=["department_budget", "final_accounts", "three_expenses"],
        visibility="public",
        published_at__year=2020,
    )
    kinds = Counter(money.values_list("kind", flat=True))
    assert kinds == {"three_expenses": 4, "department_budget": 1, "final_accounts": 1}
    assert all(item.published_at.astimezone().date() <= item.publish_due_on for item in money)
    accounts = money.get(kind="final_accounts")
    assert (accounts.publish_due_on - date(2020, 9, 4)).days == 20
    body = report_of(bureau).item.body if report_of(bureau).item else ""
    assert "按季公开“三公”经费4次" in str(body)


def test_last_years_accounts_are_in_hand_with_a_sum_that_is_wrong(bureau: Organ) -> None:
    item = Item.objects.get(organ=bureau, kind="final_accounts", state="registered")
    review = review_of(item)
    assert review is not None
    wrong = "“30217 公务接待费”的“合计”是 4.12，各项之和是 1.42，相差 2.70"
    assert any(wrong in fault.sentence for fault in review.faults) and len(review.faults) == 2


def test_17_municipal_and_10_county_proposals_were_answered_in_time_and_are_all_public(bureau: Organ) -> None:
    report = report_of(bureau)
    assert "市级人大建议、政协提案17件，县级10件，全部公开" in str(report.item.body if report.item else "")
    for level, count in (("municipal", 17), ("county", 10)):
        code = f"proposals.{level}.total"
        assert report.figures[code] == str(count) and len(report.records[code]) == count
    found = Proposal.objects.filter(organ=bureau, assigned_on__year=2020)
    assert all(each.answered_on and each.answered_on <= each.due_on for each in found)
    lists = Item.objects.public().filter(kind="proposals_handled").order_by("published_at")
    assert [item.rows.count() for item in lists] == [10, 17, 4]
    replies = Item.objects.exclude(published_at=None).filter(proposal_reply__proposal__in=found)
    assert Counter(replies.values_list("visibility", flat=True)) == {"internal": 24, "public": 3}
    figures = Figures(bureau, 2020, lambda: compute_tables(bureau, 2020))
    assert figures.measure("proposals.answered").value == figures.measure("proposals.published").value == 27


def test_three_proposals_are_in_hand_these_days(bureau: Organ) -> None:
    in_hand = Proposal.objects.filter(organ=bureau).open()
    assert {(each.part, each.state) for each in in_hand} == {
        ("host", "drafted"),
        ("co_host", "received"),
        ("host", "handling"),
    }


def test_103_decisions_of_the_registers_stand_on_two_rolling_lists_in_time(bureau: Organ) -> None:
    for sort, count, batches in ((Sort.LICENSE, 58, 6), (Sort.PENALTY, 45, 6), (Sort.COERCION, 0, 0)):
        found = coverage(bureau, sort, 2020)
        assert (found.total, found.counts[Standing.SHOWN], found.counts[Standing.LATE]) == (count, count, 0)
        assert found.is_whole and not found.gaps
        rows = Row.objects.filter(item__decision_list__sort=sort, item__decision_list__year=2020)
        assert (rows.count(), len(set(rows.values_list("published_at", flat=True)))) == (count, batches)
    powers = Row.objects.filter(item__kind="power_list", item__organ=bureau, values__category="行政处罚")
    assert powers.count() == 349


def test_of_2021_one_penalty_is_late_one_annulled_one_repaired_and_a_number_is_missing(bureau: Organ) -> None:
    found = coverage(bureau, Sort.PENALTY, 2021)
    counts = {each: found.counts[each] for each in (Standing.LATE, Standing.ENDED, Standing.EXEMPT)}
    assert (found.total, list(counts.values()), found.is_whole) == (10, [1, 2, 1], True)
    assert [gap.label for gap in found.gaps] == ["平住建罚〔2021〕第 8 号"]
    endings = Decision.objects.filter(taken_down_at__isnull=False, row__formed_on__year=2021)
    assert Counter(endings.values_list("ending", flat=True)) == {"annulled": 1, "repaired": 1}
    public = Item.objects.public().get(decision_list__year=2021)
    assert "经行政复议撤销" in public.body and "*" in str(public.rows.get(position=3).values["party"])


def coverage(bureau: Organ, sort: Sort, year: int) -> Coverage:
    on, calendar = date(2026, 3, 20), calendar_in(bureau.calendar_region)
    return coverage_of([bureau.pk], sort, year, on=on, calendar=calendar)


def test_nothing_in_the_year_was_published_late(bureau: Organ) -> None:
    late = [
        item
        for item in Item.objects.exclude(published_at=None).exclude(publish_due_on=None)
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


def test_162_briefs_went_up_in_twelve_months_and_38_news_of_municipal_works_came_out(bureau: Organ) -> None:
    text = " ".join(report_of(bureau).sections.values())
    assert "{briefs.written}" in text
    months = Submission.objects.filter(organ=bureau, month__year=2020).order_by("month")
    assert len(months) == 12 and sum(each.count for each in months) == 162
    news = Item.objects.filter(organ=bureau, kind="municipal_news", published_at__year=2020)
    assert news.count() == 38 and not news.filter(visibility="public").exists()


def test_the_explainer_of_2020_stands_beside_its_document(bureau: Organ) -> None:
    link = ItemLink.objects.get(relation="explains", source__formed_on__year=2020)
    assert link.target.title == "关于印发《平罗县抗震宜居农房改造建设实施方案》的通知"
    assert link.target.is_public and link.target.published_at <= link.source.published_at


def test_the_document_of_2024_replaced_the_trial_of_2021(bureau: Organ) -> None:
    old = Item.objects.get(organ=bureau, document_number="平住建规发〔2021〕1号")
    (by,) = old.linked_from.filter(relation="replaces")
    assert (old.validity, by.source.document_number) == ("repealed", "平住建规发〔2024〕1号")
    assert [file["made"] for file in by.source.editions.get().files] == ["docx", "pdf"]


def test_old_communities_are_14_with_960_households_16_with_1122_and_14_in_tender(bureau: Organ) -> None:
    rows = Row.objects.filter(item__organ=bureau, item__kind="old_community_projects")
    batches: dict[str, list[int]] = {}
    for values in rows.values_list("values", flat=True):
        batches.setdefault(values["batch"], []).append(int(values["households"]))
    assert {batch: len(found) for batch, found in batches.items()} == {
        "第一批": 14,
        "第二批": 16,
        "配套基础设施": 14,
    }
    assert (sum(batches["第一批"]), sum(batches["第二批"])) == (960, 1122)


def test_a_project_has_all_its_stages_from_tender_to_acceptance(bureau: Organ) -> None:
    project = Item.objects.get(organ=bureau, kind="construction_project", title__contains="健康小区")
    kinds = project.linked_from.filter(relation="belongs_to").order_by("made_at")
    assert list(kinds.values_list("source__kind", flat=True)) == [
        "tender_notice",
        "award_notice",
        "contract_notice",
        "project_progress",
        "project_acceptance",
    ]
