"""What an applicant does online with number and query code, and nobody else."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from conftest import Cast
from django.core.cache import cache
from django.test import Client

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.query_codes import query_code
from gongkai.applications.tests.samples import asked_to_correct, brought_to, moment, sent

TRACK = "/disclosure/application/track/"
SENT_ON = date(2020, 5, 20)


@pytest.fixture(autouse=True)
def _nobody_has_guessed() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def asked(application: Application, **said: Any) -> tuple[int, str]:
    """What the page of an application says after its applicant sent this."""
    code = query_code(application.submission_key)
    response = Client().post(TRACK, {"number": application.number, "query_code": code, **said})
    application.refresh_from_db()
    return response.status_code, response.content.decode()


@pytest.fixture
def unclear(cast: Cast) -> Application:
    """An application whose correction is awaited."""
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=SENT_ON)
    return Application.objects.get(pk=correction.application_id)


def test_the_applicant_reads_the_letter_and_corrects_online(unclear: Application) -> None:
    status, page = asked(unclear)
    assert status == 200
    assert "请您补正" in page
    assert "补正告知书" in page
    assert unclear.wanted in page

    status, page = asked(unclear, action="correct", wanted="2019 年高仁乡的分配明细")
    assert status == 200
    assert "补正已提交" in page
    assert "等待本机关与您确认收到" in page
    assert "提交补正</button>" not in page
    assert unclear.correction.offered == "2019 年高仁乡的分配明细"
    assert unclear.awaited == "correction"


def test_a_look_reads_the_application_once(unclear: Application, django_assert_max_num_queries: Any) -> None:
    asked(unclear)
    with django_assert_max_num_queries(22):  # refresh_from_db among them
        asked(unclear)


def test_an_empty_correction_comes_back_with_what_to_do(unclear: Application) -> None:
    status, page = asked(unclear, action="correct", wanted="  ")
    assert status == 422
    assert "请填写补正后的申请内容" in page
    assert unclear.correction.offered_at is None


def test_a_letter_is_downloaded_and_its_receipt_confirmed(unclear: Application) -> None:
    notice = unclear.notices.get()
    code = query_code(unclear.submission_key)
    proof = {"number": unclear.number, "query_code": code}
    letter = Client().post(TRACK, {**proof, "letter": str(notice.pk)})
    assert b"".join(letter).startswith(b"%PDF")  # type: ignore[call-overload]

    status, page = asked(unclear, action="confirm", notice=str(notice.pk))
    assert status == 200
    assert "已记录您收到这份文书" in page
    notice.refresh_from_db()
    assert notice.received_on is not None

    status, page = asked(unclear, action="confirm", notice=str(notice.pk))
    assert status == 422
    assert "没有办成" in page


def test_another_applications_letter_is_neither_shown_nor_confirmed(cast: Cast, unclear: Application) -> None:
    stranger = brought_to("registered", cast, key="form-2")
    notice = unclear.notices.get()
    assert asked(stranger, letter=str(notice.pk))[0] == 200
    status, page = asked(stranger, action="confirm", notice=str(notice.pk))
    assert status == 422
    assert "没有这份文书" in page
    notice.refresh_from_db()
    assert notice.received_on is None


def test_letters_to_third_parties_are_told_only_as_a_consultation(cast: Cast) -> None:
    application = brought_to("registered", cast)
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        matter="王建国户的补助金额",
        at=moment(SENT_ON),
    )
    sent(consultation.notice, cast, on=SENT_ON)
    _, page = asked(application)
    assert "征求第三方或者其他机关意见" in page
    assert "王建国" not in page
    assert "王**" not in page
    assert "第三方意见征询书" not in page


def test_an_application_is_taken_back_after_a_second_thought(cast: Cast) -> None:
    application = brought_to("registered", cast)
    status, page = asked(application, action="withdraw")
    assert status == 422
    assert "请勾选" in page
    assert application.state == "registered"

    status, page = asked(application, action="withdraw", is_sure="on")
    assert status == 200
    assert "申请已撤回" in page
    assert (application.state, application.result_row) == ("closed", "apps.result.other.misc")

    status, page = asked(application, action="withdraw", is_sure="on")
    assert status == 422
    assert "没有办成" in page


def test_reasons_for_many_applications_are_given_online(cast: Cast) -> None:
    application = brought_to("registered", cast)
    explanation = actions.ask_explanation(
        application.pk,
        actor=cast.clerk,
        counts="2020 年 5 月共申请 40 件",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    sent(explanation.notice, cast, on=SENT_ON)
    assert "请您说明理由" in asked(application)[1]
    status, page = asked(application, action="explain", explanation="为了核对各年度的分配")
    assert status == 200
    assert "说明已提交" in page
    assert application.explanation.explanation == "为了核对各年度的分配"


def test_a_wrong_code_does_nothing(unclear: Application) -> None:
    said = {"number": unclear.number, "query_code": "22222222", "action": "withdraw", "is_sure": "on"}
    assert Client().post(TRACK, said).status_code == 422
    unclear.refresh_from_db()
    assert unclear.state == "registered"


def test_one_code_opens_the_pieces_and_what_is_answered_anew(cast: Cast) -> None:
    application = brought_to("registered", cast)
    code = query_code(application.submission_key)
    _, piece = actions.split(
        application.pk, actor=cast.clerk, pieces=["分配明细", "拨付凭证"], at=moment(SENT_ON)
    )
    assert piece.number in asked(application)[1]
    proof = {"number": piece.number, "query_code": code}
    page = Client().post(TRACK, proof).content.decode()
    assert application.number in page
    assert "拨付凭证" in page
