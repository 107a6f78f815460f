"""What the applicant sees with number and query code."""

import io
from datetime import date
from typing import Any

import pypdfium2
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.query_codes import query_code
from gongkai.applications.tests.samples import (
    CONFIRMED,
    DUE_ON,
    PERSON,
    RECEIVED_ON,
    WANTED,
    brought_to,
    moment,
    sent,
    submitted,
)
from gongkai.applications.tracking import letter_pdf, track


def followed(state: str, cast: Cast, key: str = "form-1") -> tuple[Application, str]:
    """An application in that state, with the query code of its receipt."""
    application = brought_to(state, cast, key=key)
    return application, query_code(application.submission_key)


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
    application, code = followed("delivered", cast)
    seen = track(application.number, code)
    assert seen is not None
    assert seen.outcome_label == "予以公开"
    assert "青住建公开告〔2020〕1号" in seen.letter_html
    assert PERSON.name not in seen.letter_html
    assert [step.label for step in seen.steps] == ["提交申请", "确认收到并登记", "作出答复", "送达答复"]


def test_the_letter_that_is_served_online_names_the_applicant_in_full(cast: Cast) -> None:
    application, code = followed("delivered", cast)
    assert f"{PERSON.name}：" in on_paper(letter_pdf(application.number, code))
    Application.objects.filter(pk=application.pk).update(identity=b"broken")
    assert "李**：" in on_paper(letter_pdf(application.number, code))


def on_paper(pdf: bytes | None) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf or b""))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def test_a_wrong_number_and_a_wrong_code_look_the_same(cast: Cast) -> None:
    application = submitted(cast.organ)
    assert track(application.number, "22222222") is None
    assert track("A640299041-2020-9999", "22222222") is None
    assert track("\0" * 60, "") is None


def test_tracking_takes_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    application, code = followed("delivered", cast)
    with django_assert_max_num_queries(13):
        assert track(application.number, code) is not None
    with django_assert_max_num_queries(1):
        assert track(application.number, "22222222") is None
    assert letter_pdf(application.number, "22222222") is None


def test_the_applicant_may_print_the_delivered_letter(cast: Cast) -> None:
    application, code = followed("delivered", cast)
    assert (letter_pdf(application.number, code) or b"").startswith(b"%PDF-")


def test_the_applicant_is_told_that_others_are_asked_that_a_letter_came_back_and_of_a_withdrawal(
    cast: Cast,
) -> None:
    asking, code = followed("registered", cast, key="form-1")
    asked = actions.consult(
        asking.pk,
        actor=cast.clerk,
        kind="third_party",
        party="某某公司",
        matter="合同",
        at=moment(RECEIVED_ON),
    )
    sent(asked.notice, cast, on=RECEIVED_ON)
    seen = track(asking.number, code)
    assert seen is not None and "正在征求第三方或者有关机关的意见" in seen.waiting_for
    assert "某某公司" not in repr(seen)
    actions.withdraw_application(asking.pk, actor=cast.clerk, evidence="来函", at=moment(RECEIVED_ON))
    seen = track(asking.number, code)
    assert seen is not None and (seen.state_label, seen.days) == ("已撤回", ())

    posted, code = followed("signed", cast, key="form-2")
    day = date(2020, 5, 19)
    delivery = actions.deliver(
        posted.pk,
        actor=cast.clerk,
        method="mail",
        evidence="EMS XA123456785CN",
        delivered_on=day,
        at=moment(day),
    )
    actions.record_return(
        delivery.pk, actor=cast.clerk, returned_on=day, because="moved", at=moment(day, hour=5)
    )
    seen = track(posted.number, code)
    assert seen is not None and "被退回（迁移，新址不明）" in seen.waiting_for


def test_a_day_counted_by_a_calendar_to_come_is_marked(cast: Cast) -> None:
    on = date(2026, 12, 7)
    sent_in = actions.submit(
        cast.organ, applicant=PERSON, wanted=WANTED, submission_key="k", at=moment(on, 0)
    )
    actions.register(
        sent_in.application.pk, actor=cast.clerk, received_on=on, confirmation=CONFIRMED, at=moment(on)
    )
    found = track(sent_in.application.number, sent_in.query_code)
    assert found is not None
    assert "2026年12月7日收到，次日起计 20 个工作日" in found.clock_told
    assert found.clock_told.endswith("公布后以本页显示的为准。")
