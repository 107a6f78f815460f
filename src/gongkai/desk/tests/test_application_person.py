"""按证件号码查找: by digest, in the own organ, on the record, with the number nowhere."""

import pytest
from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import APPLICANT, logged_in, submitted

PAGE = "/desk/applications/person/"


def test_a_persons_applications_are_found_by_the_number_of_the_paper(cast: Cast) -> None:
    application = submitted(cast)
    clerk = logged_in(cast, "clerk")
    found = clerk.post(PAGE, {"paper_number": f" {APPLICANT.paper_number[:6]} {APPLICANT.paper_number[6:]} "})
    assert application.number in found.content.decode()
    entry = Entry.objects.get(verb="look_up")
    assert entry.payload == {"numbers": [application.number]}
    assert (
        APPLICANT.paper_number
        not in f"{entry.label} {entry.payload} {clerk.get('/desk/applications/').content!r}"
    )
    nobody = clerk.post(PAGE, {"paper_number": "11010519491231002X"})
    assert "没有找到用这个证件提出的申请" in nobody.content.decode()


def test_another_organ_finds_nothing_of_ours(cast: Cast) -> None:
    application = submitted(cast)
    found = logged_in(cast, "other_clerk").post(PAGE, {"paper_number": APPLICANT.paper_number})
    assert application.number not in found.content.decode()


@pytest.mark.parametrize("who", ["reviewer", "section_head", "auditor", "authority"])
def test_others_do_not_look_up_persons(cast: Cast, who: str) -> None:
    submitted(cast)
    assert logged_in(cast, who).post(PAGE, {"paper_number": APPLICANT.paper_number}).status_code == 403


@pytest.mark.parametrize("page", ["/desk/items/", "/desk/applications/", "/desk/requests/"])
def test_a_number_in_the_search_of_a_list_is_sent_to_where_it_stands_in_no_address(
    cast: Cast, page: str
) -> None:
    found = logged_in(cast, "clerk").get(page, {"q": APPLICANT.paper_number})
    assert found.status_code == 400 and "按证件号码查找" in found.text
    assert APPLICANT.paper_number not in found.text
