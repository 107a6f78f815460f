"""What the applicant sees with number and query code."""

from typing import Any

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.tests.samples import (
    DUE_ON,
    PERSON,
    RECEIVED_ON,
    WANTED,
    brought_to,
    moment,
    submitted,
)
from gongkai.applications.tracking import letter_pdf, track


def test_the_applicant_sees_where_it_stands_but_not_who_works_on_it(cast: Cast) -> None:
    stated = {"applicant": PERSON, "wanted": WANTED, "submission_key": "form-1"}
    first = actions.submit(cast.organ, **stated, at=moment(RECEIVED_ON, hour=0))
    seen = track(first.application.number, first.query_code)
    assert seen is not None
    assert (seen.state_label, seen.days, seen.letter_html) == ("已提交", (), "")

    application = brought_to("reviewed", cast)
    assert application == first.application
    seen = track(application.number.lower(), f" {first.query_code[:4]}-{first.query_code[4:].lower()} ")
    assert seen is not None
    assert (seen.state_label, seen.due_on) == ("办理中", DUE_ON)
    assert [step.label for step in seen.steps] == ["提交申请", "确认收到并登记"]
    assert sum(day.counted for day in seen.days) == 20
    assert (seen.letter_html, seen.outcome_label) == ("", "")
    assert letter_pdf(application.number, first.query_code) is None
    for member in cast.members.values():
        assert member.name not in repr(seen)


def test_the_letter_is_shown_once_delivered(cast: Cast) -> None:
    code = actions.submit(
        cast.organ,
        applicant=PERSON,
        wanted=WANTED,
        submission_key="form-1",
        at=moment(RECEIVED_ON, hour=0),
    ).query_code
    application = brought_to("delivered", cast)
    seen = track(application.number, code)
    assert seen is not None
    assert seen.outcome_label == "予以公开"
    assert "青住建公开告〔2020〕1号" in seen.letter_html
    assert PERSON.name not in seen.letter_html
    assert [step.label for step in seen.steps] == ["提交申请", "确认收到并登记", "作出答复", "送达答复"]


def test_a_wrong_number_and_a_wrong_code_look_the_same(cast: Cast) -> None:
    application = submitted(cast.organ)
    assert track(application.number, "22222222") is None
    assert track("A640299041-2020-9999", "22222222") is None
    assert track("\0" * 60, "") is None


def test_tracking_takes_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    code = actions.submit(
        cast.organ,
        applicant=PERSON,
        wanted=WANTED,
        submission_key="form-1",
        at=moment(RECEIVED_ON, hour=0),
    ).query_code
    application = brought_to("delivered", cast)
    with django_assert_max_num_queries(11):
        assert track(application.number, code) is not None
    with django_assert_max_num_queries(1):
        assert track(application.number, "22222222") is None
    assert letter_pdf(application.number, "22222222") is None


def test_the_applicant_may_print_the_delivered_letter(cast: Cast) -> None:
    code = actions.submit(
        cast.organ,
        applicant=PERSON,
        wanted=WANTED,
        submission_key="form-1",
        at=moment(RECEIVED_ON, hour=0),
    ).query_code
    application = brought_to("delivered", cast)
    assert (letter_pdf(application.number, code) or b"").startswith(b"%PDF-")
