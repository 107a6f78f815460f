"""第三方 between two steps: their answers come late, for a part, or never, and the holidays move."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application, Consultation
from gongkai.applications.tests.samples import (
    brought_to,
    drafted_and_reviewed,
    moment,
    sent,
)
from gongkai.applications.tests.test_consultations import answered, consulted
from gongkai.casework.procedure import StepRefused
from gongkai.law.notices import notice_from

IN_2021 = date(2021, 3, 1)


def test_an_override_answers_the_third_party_that_it_names(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    first, second = consulted(cast, application), consulted(cast, application, party="李明")
    for each in (first, second):
        answered(cast, each, "objects")
    day = date(2021, 3, 22)

    def override(consultation: Consultation) -> None:
        notice = actions.override_objection(
            application.pk,
            consultation.pk,
            actor=cast.clerk,
            content="合同价款",
            reason="资金来自财政",
            at=moment(day),
        )
        sent(notice, cast, on=day)

    override(first)
    with pytest.raises(StepRefused, match="告知王\\*\\*的决定书已经拟稿或者发出"):
        override(first)
    drafted_and_reviewed(cast, application, day)
    with pytest.raises(StepRefused, match="第三方（李\\*）不同意公开"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 5))
    override(second)
    assert actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 6)).document_number


def test_who_agrees_to_a_part_is_told_before_all_is_opened(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "partly")
    drafted_and_reviewed(cast, application, date(2021, 3, 22))
    with pytest.raises(StepRefused, match="须先发出告知第三方决定书"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(date(2021, 3, 22), 5))


def test_a_part_may_be_opened_that_leaves_theirs_closed_when_the_reply_says_so(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "objects")
    stated = {"open_part": "工期", "withheld_part_reasons": "报价属于第三方商业秘密（条例第十五条）"}
    day = date(2021, 3, 22)
    with pytest.raises(StepRefused, match="须写明：征求第三方意见的记录"):
        drafted_and_reviewed(cast, application, day, "37", **stated)
    record = "2021年3月8日征求，3月19日回复不同意公开报价，报价不予公开"
    drafted_and_reviewed(cast, application, day, "37", **stated, third_party_record=record)
    assert record in Application.objects.get(pk=application.pk).reply.letter
    assert actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 6)).document_number


def test_what_the_third_party_agrees_to_is_not_refused_for_its_sake(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "agrees")
    with pytest.raises(StepRefused, match="第三方同意公开"):
        drafted_and_reviewed(
            cast, application, date(2021, 3, 22), "36.3/15", reason="商业秘密", third_party_record="征求"
        )


def test_an_answer_after_its_fifteen_workdays_is_heard_but_the_clock_did_not_wait(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    consultation = consulted(cast, application)  # asked 03-08, to be answered by 03-29
    before = Application.objects.get(pk=application.pk).due_on
    application = answered(cast, consultation, "objects", date(2021, 4, 9))
    assert application.due_on == before == date(2021, 4, 20)


def test_a_letter_that_reached_nobody_ends_a_consultation(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        matter="合同",
        at=moment(date(2021, 3, 8)),
    )
    sent(consultation.notice, cast, on=date(2021, 3, 8))
    application = answered(cast, consultation, "returned", date(2021, 3, 15))
    assert application.due_on == date(2021, 4, 6)  # five workdays left out
    second = consulted(cast, application)
    with pytest.raises(StepRefused, match="不能算作无法送达"):
        answered(cast, second, "returned")


def test_a_consultation_begun_after_the_due_day_moves_nothing(cast: Cast) -> None:
    application = brought_to("registered", cast, on=date(2021, 1, 4))  # due 2021-02-01
    consulted(cast, application)
    application.refresh_from_db()
    assert application.due_on == date(2021, 2, 1)


def test_a_holiday_notice_also_moves_the_days_of_third_parties(cast: Cast) -> None:
    received = date(2026, 12, 21)
    application = brought_to("registered", cast, on=received)
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        matter="合同",
        at=moment(received),
    )
    sent(consultation.notice, cast, on=received, received_on=received)
    consultation.refresh_from_db()
    assert consultation.due_on == date(2027, 1, 12)
    notice = notice_from(
        {
            "region": "CN",
            "year": 2027,
            "source": "国务院办公厅2027年放假安排",
            "days_off": {"2027-01-01..2027-01-03": "元旦", "2027-01-11": "元旦"},
            "days_worked": [],
        },
        where="test",
    )
    actions.load_notice(notice)
    consultation.refresh_from_db()
    assert consultation.due_on == date(2027, 1, 13)
