"""The authority sees every organ below it in numbers, opens what they count, and reads no name."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.applications.tests.samples import PERSON, brought_to
from gongkai.complaints.tests.samples import brought_to as complained_of
from gongkai.desk.tests.desk_client import logged_in

PAGE = "/desk/oversight/"
LINK = re.compile(r'<a href="(/desk/applications/\?[^"]*)">([\d,]+)</a>')


@pytest.fixture
def year(cast: Cast) -> Any:
    brought_to("delivered", cast, key="a", on=date(2020, 1, 6))
    brought_to(
        "delivered",
        cast,
        key="b",
        on=date(2020, 2, 3),
        outcome="36.3/16b",
        particulars={"reason": "属于讨论记录"},
    )
    return brought_to("registered", cast, key="c", on=date(2020, 3, 2))


def test_every_number_opens_its_records(cast: Cast, year: Any) -> None:
    authority = logged_in(cast, "authority")
    page = authority.get(f"{PAGE}?year=2020").text
    links = LINK.findall(page)
    assert len(links) > 8
    for address, number in links:
        assert f"共 <b>{number}</b> 件" in authority.get(unescape(address)).text, address
    assert "属于四类过程性信息 1 件" in page


def test_it_drills_down_to_an_application_and_not_to_the_applicant(cast: Cast, year: Any) -> None:
    authority = logged_in(cast, "authority")
    listed = authority.get(f"/desk/applications/?organ={cast.organ.pk}&due=overdue").text
    assert year.number in listed
    opened = authority.get(f"/desk/applications/{year.pk}/")
    assert opened.status_code == 200
    assert authority.post(f"/desk/applications/{year.pk}/identity/").status_code == 409
    for page in (listed, opened.text):
        assert PERSON.name not in page
        assert PERSON.paper_number not in page
    assert "李**" not in listed


def test_complaints_are_counted_by_the_organ_that_they_are_about(cast: Cast) -> None:
    complaint = complained_of("correcting", cast)
    authority = logged_in(cast, "authority")
    csv = b"".join(authority.get(f"{PAGE}complaints.csv?year=2026").streaming_content).decode("utf-8-sig")
    assert "青石县住建局,1,1,1,1" in csv
    assert complaint.number in authority.get(f"/desk/complaints/?about={cast.organ.pk}&state=open").text
    assert complaint.number not in authority.get(f"/desk/complaints/?about={cast.other_organ.pk}").text


def test_it_is_for_the_authority_alone(cast: Cast) -> None:
    for name in ("clerk", "director", "auditor"):
        assert logged_in(cast, name).get(PAGE).status_code == 403


def test_the_tables_can_be_taken_away(cast: Cast, year: Any) -> None:
    authority = logged_in(cast, "authority")
    csv = b"".join(authority.get(f"{PAGE}organs.csv?year=2020").streaming_content).decode("utf-8-sig")
    assert "青石县住建局,1,0,1,3,2,0,100.0" in csv
    assert authority.get(f"{PAGE}tables.xlsx?year=2020").content[:2] == b"PK"


def test_more_organs_and_applications_cost_no_more_queries(cast: Cast, year: Any) -> None:
    def queries() -> int:
        client = logged_in(cast, "authority")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{PAGE}?year=2020").status_code == 200
        return len(captured)

    before = queries()
    for number in range(12):
        brought_to("delivered", cast, key=f"m{number}", on=date(2020, 4, 6))
    assert queries() == before < 30
