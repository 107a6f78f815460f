"""Every number of the statistics leads to exactly the records that it counts."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from conftest import Cast
from python_calamine import CalamineWorkbook

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import COMPANY, brought_to, moment, sent
from gongkai.desk.tests.desk_client import logged_in
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Reconsideration

PAGE = "/desk/applications/statistics/"
LINK = re.compile(r'<a href="(/desk/applications/\?[^"]*)">([\d,]+)</a>')


@pytest.fixture
def year(cast: Cast) -> None:
    """Six applications of 2020: disclosed, refused and put right, late, in hand, with a fee, answered anew."""
    brought_to("delivered", cast, key="a", on=date(2020, 1, 6))
    refused = brought_to(
        "delivered",
        cast,
        key="b",
        on=date(2020, 2, 3),
        outcome="36.3/16b",
        particulars={"reason": "属于讨论记录"},
    )
    late = brought_to("delivered", cast, key="c", on=date(2020, 3, 2), applicant=COMPANY)
    Application.objects.filter(pk=late.pk).update(due_on=late.closed_on - timedelta(days=1))
    brought_to("registered", cast, key="d", on=date(2020, 11, 2))
    priced = brought_to("registered", cast, key="e", on=date(2021, 5, 6))
    fee = actions.charge_fee(
        priced.pk,
        actor=cast.clerk,
        method="piece",
        count=12,
        how_to_pay="缴至财政专户",
        at=moment(date(2021, 5, 6)),
    )
    sent(fee.notice, cast, on=date(2021, 5, 7), received_on=date(2021, 5, 8))
    again = brought_to("delivered", cast, key="f", on=date(2020, 8, 3))
    Application.objects.filter(pk=again.pk).update(acts_again_on=refused)
    case = remedies.register_reconsideration(
        refused.pk, actor=cast.clerk, case_number="青复〔2020〕1 号", filed_on=date(2020, 4, 1)
    ).reconsideration
    remedies.close(Reconsideration, case.pk, actor=cast.clerk, result="corrected", closed_on=date(2020, 7, 1))


@pytest.mark.parametrize("query", ["year=2020", "year=", "year=2020&month=3"])
def test_every_number_leads_to_as_many_records(cast: Cast, year: None, query: str) -> None:
    clerk = logged_in(cast, "clerk")
    links = LINK.findall(clerk.get(f"{PAGE}?{query}").text)
    assert len(links) >= 8
    for address, number in links:
        listed = clerk.get(unescape(address)).text
        found = re.search(r"共 <b>([\d,]+)</b> 件", listed)
        assert found, address
        told_longest = "since=" in address and address.count(re.search(r"since=([\d-]*)", address)[1]) == 2  # type: ignore[index]
        assert found[1] == number or told_longest, address


def test_the_tables_say_the_same_as_files(cast: Cast, year: None) -> None:
    clerk = logged_in(cast, "clerk")
    csv = b"".join(clerk.get(f"{PAGE}result.csv?year=2020").streaming_content).decode("utf-8-sig")
    assert "不予公开,1,33.3" in csv
    book = CalamineWorkbook.from_filelike(
        __import__("io").BytesIO(clerk.get(f"{PAGE}tables.xlsx?year=2020").content)
    )
    assert book.sheet_names[:2] == ["按月", "按办理结果"]
    assert clerk.get(f"{PAGE}nothing.csv").status_code == 404


def test_a_drawing_says_its_numbers_in_words(cast: Cast, year: None) -> None:
    page = logged_in(cast, "auditor").get(f"{PAGE}?year=2020").text
    assert "<desc" in page
    assert "不予公开 1 件" in page
    assert "style=" not in page.partition("<main")[2]


@pytest.mark.parametrize("query", ["year=20", "month=3&year=", "year=2020&month=13", "organ=999999"])
def test_an_impossible_period_or_organ_is_refused(cast: Cast, query: str) -> None:
    assert logged_in(cast, "clerk").get(f"{PAGE}?{query}").status_code == 400


def test_no_one_reads_the_figures_of_an_organ_that_is_not_theirs(cast: Cast) -> None:
    assert logged_in(cast, "clerk").get(f"{PAGE}?organ={cast.other_organ.pk}").status_code == 400
    assert logged_in(cast, "authority").get(f"{PAGE}?organ={cast.other_organ.pk}").status_code == 200
