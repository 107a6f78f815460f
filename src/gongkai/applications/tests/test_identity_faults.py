"""A paper without a right number or contact is received, and what it lacked is filled in with the correction."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.earlier import earlier_ones, pieces_before
from gongkai.applications.form_sheets import number_on_form, paper_on_form
from gongkai.applications.identity import decrypted, look_up
from gongkai.applications.intake import ApplicantDetails, Confirmation, IdentityCorrection
from gongkai.applications.intake_checks import IntakeRefused
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    COMPANY,
    CONFIRMED,
    PERSON,
    RECEIVED_ON,
    WANTED,
    moment,
    sent,
    submitted,
)
from gongkai.applications.worklist import tasks
from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.law.applicant_kinds import propose_kind

WRONG = "640221199001011230"
RIGHT = IdentityCorrection(paper="resident_id", paper_number=PERSON.paper_number)
NO_CONTACT = {"phone": "", "email": "", "address": ""}
SENT_ON, CORRECTED_ON = date(2020, 5, 20), date(2020, 6, 1)


def on_paper(cast: Cast, *lacking: str, key: str = "paper-1", **written: str) -> Application:
    applicant = replace(PERSON, **written)
    return submitted(
        cast.organ, key=key, applicant=applicant, lacking=lacking, channel="in_person", actor=cast.clerk
    )


def registered(cast: Cast, *lacking: str, key: str = "paper-1", **written: str) -> Application:
    application = on_paper(cast, *lacking, key=key, **written)
    return actions.register(application.pk, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(RECEIVED_ON))


def asked(cast: Cast, *lacking: str, **written: str) -> Application:
    application = registered(cast, *lacking, **written)
    correction = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="证件号码有误",
        how="请更正号码",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    sent(correction.notice, cast, on=SENT_ON)
    return application


def corrected(cast: Cast, application: Application, identity: IdentityCorrection | None) -> Application:
    actions.receive_correction(
        application.pk,
        actor=cast.clerk,
        wanted=WANTED.description,
        received_on=CORRECTED_ON,
        identity=identity,
        at=moment(CORRECTED_ON),
    )
    application.refresh_from_db()
    return application


@pytest.mark.parametrize(
    ("lacking", "written"),
    [
        (["number_missing"], {"paper_number": ""}),
        (["number_wrong"], {"paper_number": WRONG}),
        (["number_unreadable"], {"paper_number": "6402211990……"}),
        (["contact_missing"], NO_CONTACT),
        (["contact_wrong"], {"phone": "1390952", "email": "", "address": ""}),
        (["number_missing", "contact_missing"], {"paper_number": "", **NO_CONTACT}),
    ],
)
def test_a_paper_is_received_whatever_it_lacks_and_kept_as_written(
    cast: Cast, lacking: list[str], written: dict[str, str]
) -> None:
    application = registered(cast, *lacking, **written)
    assert application.identity_faults == lacking
    assert application.due_on == date(2020, 6, 16)
    kept = decrypted(bytes(application.identity), application.number)
    assert kept == replace(PERSON, **written)
    told = Entry.objects.get(verb="submit")
    assert told.payload["identity_faults"] == lacking


@pytest.mark.parametrize(
    ("lacking", "written", "sentence"),
    [
        ([], {"paper_number": WRONG}, "校验位"),
        ([], NO_CONTACT, "至少填写"),
        (["contact_missing"], {"paper_number": "", **NO_CONTACT}, "没有填写"),
        (["number_missing"], {}, "又填了号码"),
        (["contact_missing"], {}, "又填了联系方式"),
        (["number_wrong"], {"paper_number": ""}, "照纸上所写"),
        (["number_wrong", "number_missing"], {"paper_number": WRONG}, "只选一项"),
        (["name_missing"], {}, "从所列"),
    ],
)
def test_what_is_not_ticked_is_still_asked_and_what_is_ticked_must_be_so(
    cast: Cast, lacking: list[str], written: dict[str, str], sentence: str
) -> None:
    with pytest.raises(IntakeRefused, match=sentence):
        on_paper(cast, *lacking, **written)


def test_online_nothing_may_be_lacking(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="当场补填"):
        submitted(cast.organ, applicant=replace(PERSON, paper_number=""), lacking=["number_missing"])


def test_those_without_a_right_number_are_nobody_else(cast: Cast) -> None:
    first = registered(cast, "number_missing", key="a", paper_number="")
    second = registered(cast, "number_missing", key="b", paper_number="", name="王一")
    third = registered(cast, "number_wrong", key="c", paper_number=WRONG)
    fourth = registered(cast, "number_wrong", key="d", paper_number=WRONG)
    assert len({each.identity_digest for each in (first, second, third, fourth)}) == 4
    assert earlier_ones(fourth, cast.clerk).same_person == []
    assert pieces_before(fourth) == 0
    assert look_up(cast.organ, WRONG, cast.clerk) == look_up(cast.organ, "", cast.clerk) == []


def test_the_worklist_asks_for_the_correction_by_its_seventh_workday(cast: Cast) -> None:
    application = registered(cast, "number_wrong", paper_number=WRONG)
    (task,) = tasks(cast.clerk, RECEIVED_ON, lambda each: each.number)
    assert (task.step, task.due_on, task.is_mine) == ("要求补正", date(2020, 5, 28), True)
    actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="证件号码有误",
        how="请更正",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    assert [task.step for task in tasks(cast.clerk, SENT_ON, lambda each: each.number)] == ["签发文书"]


def test_a_correction_fills_the_number_in_sealed_and_on_the_record(cast: Cast) -> None:
    known = registered(cast, key="known")
    application = corrected(cast, asked(cast, "number_wrong", paper_number=WRONG), RIGHT)
    assert application.identity_faults == [] and application.identity_digest == known.identity_digest
    details = decrypted(bytes(application.identity), application.number)
    assert details.paper_number == PERSON.paper_number and WRONG in details.as_written
    assert WRONG in number_on_form(details) and PERSON.paper_number in number_on_form(details)
    told = Entry.objects.get(verb="fill_in_identity")
    assert told.payload == {"filled_in": ["paper_number"], "identity_faults": []}
    assert PERSON.paper_number not in f"{told.label}{told.payload}"
    assert application in look_up(cast.organ, PERSON.paper_number, cast.clerk)
    assert application.due_on == date(2020, 6, 30)
    assert entries.verify()[1] == []


def test_a_correction_may_leave_something_lacking(cast: Cast) -> None:
    application = asked(cast, "number_missing", "contact_missing", paper_number="", **NO_CONTACT)
    application = corrected(cast, application, IdentityCorrection(phone="13909520001"))
    assert application.identity_faults == ["number_missing"]
    assert application.identity_digest == f"unknown:{application.number}"
    assert not application.asks_for_identity  # a correction is asked once


@pytest.mark.parametrize(
    ("identity", "sentence"),
    [
        (replace(RIGHT, paper_number=WRONG), "校验位"),
        (IdentityCorrection(paper="credit_code", paper_number=COMPANY.paper_number), "核对申请人类型"),
        (IdentityCorrection(phone="12"), "电话"),
    ],
)
def test_a_correction_that_is_wrong_again_is_told(
    cast: Cast, identity: IdentityCorrection, sentence: str
) -> None:
    application = asked(cast, "number_wrong", paper_number=WRONG)
    with pytest.raises(StepRefused, match=sentence):
        corrected(cast, application, identity)


def test_an_identity_that_lacked_nothing_is_not_written_over(cast: Cast) -> None:
    application = asked(cast)
    with pytest.raises(StepRefused, match="没有登记缺漏"):
        corrected(cast, application, RIGHT)


def test_not_corrected_it_is_taken_as_given_up(cast: Cast) -> None:
    application = asked(cast, "number_missing", paper_number="")
    notice = application.notices.get()
    actions.confirm_notice_received(
        notice.pk, actor=cast.clerk, received_on=date(2020, 5, 22), at=moment(date(2020, 5, 22))
    )
    late = moment(date(2020, 6, 11))
    told = {"notice_and_expiry": "2020年5月20日告知，2020年6月10日期满"}
    reply = actions.draft_reply(application.pk, actor=cast.clerk, outcome="30.x", particulars=told, at=late)
    assert reply.outcome == "30.x" and application.number in reply.letter


def test_the_pieces_of_one_form_are_filled_in_together(cast: Cast) -> None:
    application = registered(cast, "number_missing", paper_number="")
    _, other = actions.split(
        application.pk, actor=cast.clerk, pieces=("一乡的明细", "二乡的明细"), at=moment(SENT_ON)
    )
    assert other.identity_digest == application.identity_digest
    correction = actions.ask_correction(
        other.pk,
        actor=cast.clerk,
        unclear="无号码",
        how="补号码",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    sent(correction.notice, cast, on=SENT_ON)
    corrected(cast, other, RIGHT)
    application.refresh_from_db()
    assert application.identity_faults == other.identity_faults == []
    assert application.identity_digest == other.identity_digest
    assert decrypted(bytes(application.identity), application.number).paper_number == PERSON.paper_number


def test_a_number_does_not_go_into_the_open_text_of_an_online_correction(cast: Cast) -> None:
    application = asked(cast, "number_wrong", paper_number=WRONG)
    with pytest.raises(StepRefused, match="证件号码不要写"):
        actions.offer_correction(
            application.pk, wanted=f"我的号码是 {PERSON.paper_number}", at=moment(SENT_ON)
        )
    assert actions.offer_correction(application.pk, wanted="号码已当面提供", at=moment(SENT_ON)).offered


def test_by_fax_it_is_confirmed_as_any_other(cast: Cast) -> None:
    application = submitted(
        cast.organ,
        applicant=replace(PERSON, paper_number=""),
        lacking=["number_missing"],
        channel="fax",
        actor=cast.clerk,
    )
    made = actions.register(
        application.pk,
        actor=cast.clerk,
        received_on=RECEIVED_ON,
        confirmation=CONFIRMED,
        at=moment(RECEIVED_ON),
    )
    assert made.received_on == RECEIVED_ON and isinstance(CONFIRMED, Confirmation)


def test_an_organisation_without_its_code_is_of_the_kind_that_the_clerk_saw(cast: Cast) -> None:
    applicant: Any = replace(COMPANY, paper_number="")
    application = submitted(
        cast.organ, applicant=applicant, lacking=["number_missing"], channel="mail_signed", actor=cast.clerk
    )
    assert (application.applicant_kind, application.proposed_kind) == ("org.business", "")
    actions.register(application.pk, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(RECEIVED_ON))
    correction = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="无代码",
        how="补代码",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    sent(correction.notice, cast, on=SENT_ON)
    code = IdentityCorrection(paper="credit_code", paper_number=COMPANY.paper_number)
    application = corrected(cast, application, code)
    assert application.proposed_kind == propose_kind(COMPANY.paper_number, COMPANY.name).kind


def test_a_certificate_stands_in_its_own_row_of_the_form() -> None:
    def named(paper: str) -> str:
        return paper_on_form(ApplicantDetails("org.other", "惠民小区业主委员会", paper, "青民登字 12 号"))

    assert named("certificate") == "登记证书、批准文件编号"
    assert named("credit_code") == "统一社会信用代码"
