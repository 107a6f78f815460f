"""更正登记事项: what somebody wrote down wrongly is put right, the clock follows, and the chain keeps what stood before."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.mending.facts import facts_of
from gongkai.applications.models import Application, Notice
from gongkai.applications.tests.samples import (
    COMPANY,
    CONFIRMED,
    DUE_ON,
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    moment,
    sent,
    submitted,
)
from gongkai.applications.tracked_steps import steps_of
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused

MONDAY = date(2020, 5, 18)
TODAY = date(2020, 6, 1)
REASON = "录入时看错，以纸质登记簿为准"


def mended(application: Application, cast: Cast, on: date = TODAY, **changes: Any) -> Application:
    """`changes` by the beginning of the fact's key, which must fit one fact only."""
    keys = [fact.key for fact in facts_of(Application.objects.get(pk=application.pk))]
    found = {}
    for name, value in changes.items():
        fitting = [key for key in keys if key == name or key.startswith(f"{name}-")]
        assert len(fitting) == 1, (name, keys)
        found[fitting[0]] = value
    return actions.mend_record(
        application.pk, actor=cast.section_head, changes=found, reason=REASON, at=moment(on)
    )


def consulted(cast: Cast, *, answer: str = "agrees", answered_on: date | None = MONDAY) -> Notice:
    consultation = actions.consult(
        brought_to("registered", cast).pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        matter="补助金额",
        at=moment(RECEIVED_ON),
    )
    letter = sent(consultation.notice, cast, on=RECEIVED_ON, received_on=RECEIVED_ON)
    on = answered_on or date(2020, 6, 10)
    actions.record_answer(letter.pk, actor=cast.clerk, answer=answer, answered_on=answered_on, at=moment(on))
    return letter


def test_a_day_of_receipt_moves_the_clock_and_its_confirmation(cast: Cast) -> None:
    application = brought_to("registered", cast)
    assert application.due_on == DUE_ON
    found = mended(application, cast, received_on=MONDAY)
    assert (found.received_on, found.due_on) == (MONDAY, date(2020, 6, 17))
    assert found.contacts.get().made_on == MONDAY
    assert found.moves.get().was == DUE_ON
    entry = entries.of(application).last()
    assert entry is not None
    assert entry.verb == "mend_record"
    assert entry.label == (
        "更正登记事项：收到之日 2020-05-15 改为 2020-05-18；原因：录入时看错，以纸质登记簿为准；答复期限至 2020-06-17"
    )
    assert entry.payload["before"] == {"received_on": "2020-05-15"}
    assert steps_of(application)[-1].note == "答复期限至 2020-06-17"


def test_a_paper_arrived_on_another_day_before_and_after_it_is_registered(cast: Cast) -> None:
    paper = submitted(
        cast.organ,
        actor=cast.clerk,
        channel="mail_signed",
        arrived_on=date(2020, 5, 12),
        at=moment(RECEIVED_ON),
    )
    early = actions.mend_record(
        paper.pk,
        actor=cast.clerk,
        changes={"arrived_on": date(2020, 5, 13)},
        reason=REASON,
        at=moment(MONDAY),
    )
    assert early.received_on is None
    actions.register(paper.pk, actor=cast.clerk, received_on=date(2020, 5, 13), at=moment(MONDAY))
    found = mended(paper, cast, arrived_on=RECEIVED_ON, channel="in_person")
    assert (found.received_on, found.due_on, found.channel) == (RECEIVED_ON, DUE_ON, "in_person")
    with pytest.raises(StepRefused, match="到达日期不能晚于今天"):
        mended(paper, cast, arrived_on=date(2020, 6, 2))


def test_pieces_of_a_form_have_its_days(cast: Cast) -> None:
    application = brought_to("registered", cast)
    first, second = actions.split(
        application.pk, actor=cast.clerk, pieces=["2019 年明细", "2018 年明细"], at=moment(MONDAY)
    )
    mended(first, cast, received_on=MONDAY)
    second.refresh_from_db()
    assert (second.received_on, second.due_on) == (MONDAY, date(2020, 6, 17))
    entry = entries.of(second).last()
    assert entry is not None
    assert f"（随 {first.number}）" in entry.label
    assert facts_of(second) == []  # they are put right where the form was received


def test_a_corrected_application_was_received_on_another_day(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=MONDAY)
    actions.receive_correction(
        correction.application_id,
        actor=cast.clerk,
        wanted="2019 年明细",
        received_on=date(2020, 5, 22),
        at=moment(date(2020, 5, 22)),
    )
    found = mended(correction.application, cast, corrected_on=date(2020, 5, 20))
    assert found.due_on == date(2020, 6, 19)
    assert found.warnings == ("已经签发的补正告知书写的是更正前的日期，请核对是否需要另行告知",)  # type: ignore[attr-defined]
    with pytest.raises(StepRefused, match="不能早于告知补正之日"):
        mended(correction.application, cast, corrected_on=date(2020, 5, 17))


def test_an_answer_is_put_right_and_a_late_one_follows_silence(cast: Cast) -> None:
    letter = consulted(cast, answer="silent", answered_on=None)
    silent = letter.application
    silent.refresh_from_db()
    found = mended(
        silent,
        cast,
        on=date(2020, 6, 11),
        answer="objects",
        ended_on=date(2020, 6, 11),
        answer_text="王建国称涉及个人隐私",
    )
    consultation = found.consultations.get()
    assert (consultation.answer, consultation.ended_on) == ("objects", date(2020, 6, 11))
    assert found.due_on == silent.due_on  # the clock did not wait for what came too late
    entry = entries.of(found).last()
    assert entry is not None
    assert "征求到的意见 逾期未提出意见 改为 不同意公开" in entry.label
    assert "王建国" not in f"{entry.label}{entry.payload}"


def test_an_answer_needs_its_day_and_silence_the_end_of_its_period(cast: Cast) -> None:
    application = consulted(cast).application
    with pytest.raises(StepRefused, match="须填写收到意见的日期"):
        mended(application, cast, answer="objects", ended_on=None)
    with pytest.raises(StepRefused, match="次日起才能算作逾期"):
        mended(application, cast, answer="silent")
    found = mended(application, cast, on=date(2020, 6, 11), answer="silent")
    assert found.consultations.get().ended_on == found.consultations.get().due_on


def test_a_day_on_which_a_third_party_had_the_letter_moves_its_period(cast: Cast) -> None:
    application = consulted(cast).application
    found = mended(application, cast, received_on=RECEIVED_ON) if False else None
    keys = {fact.key: fact for fact in facts_of(application)}
    key = next(key for key in keys if key.startswith("received_on-notice-"))
    found = actions.mend_record(
        application.pk,
        actor=cast.director,
        changes={key: MONDAY},
        reason=REASON,
        at=moment(TODAY),
    )
    consultation = found.consultations.get()
    assert (consultation.received_on, consultation.due_on) == (MONDAY, date(2020, 6, 10))
    assert consultation.notice.deliveries.get().received_on == MONDAY


def test_a_letter_left_on_another_day_and_another_way(cast: Cast) -> None:
    application = consulted(cast).application
    with pytest.raises(StepRefused, match="发出日期不能早于签发日期"):
        mended(application, cast, delivered_on=date(2020, 5, 14))
    with pytest.raises(StepRefused, match="邮政"):
        mended(application, cast, evidence="SF1234567890")
    found = mended(application, cast, method="pick_up", evidence="")
    assert found.notices.get().deliveries.get().method == "pick_up"


def test_what_was_answered_was_in_time_by_the_days_that_are_right(cast: Cast) -> None:
    application = brought_to("signed", cast)
    actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="mail",
        delivered_on=date(2020, 5, 20),
        evidence="1234567890123",
        at=moment(date(2020, 5, 20)),
    )
    found = mended(application, cast, delivered_on=date(2020, 5, 19))
    assert found.closed_on == date(2020, 5, 19)
    with pytest.raises(StepRefused, match="送达日期不能早于签发日期"):
        mended(application, cast, delivered_on=date(2020, 5, 16))
    with pytest.raises(StepRefused, match="早于收到之日"):
        mended(application, cast, received_on=date(2020, 5, 25))


def test_a_kind_of_organisation_is_chosen_again_and_a_voucher_read_again(cast: Cast) -> None:
    application = submitted(cast.organ, applicant=COMPANY, at=moment(RECEIVED_ON))
    actions.register(
        application.pk,
        actor=cast.clerk,
        received_on=RECEIVED_ON,
        confirmation=CONFIRMED,
        at=moment(RECEIVED_ON),
    )
    assert mended(application, cast, applicant_kind="org.research").applicant_kind == "org.research"
    with pytest.raises(StepRefused, match="没有这一项"):
        mended(application, cast, applicant_kind="natural_person")


def test_a_payment_was_made_on_another_day_with_another_voucher(cast: Cast) -> None:
    on, paid_on = date(2021, 5, 14), date(2021, 5, 18)
    fee = actions.charge_fee(
        brought_to("registered", cast, on=on).pk,
        actor=cast.clerk,
        method="page",
        count=40,
        how_to_pay="到银行缴纳",
        at=moment(on),
    )
    application = sent(fee.notice, cast, on=on, received_on=on).application
    actions.confirm_payment(
        application.pk, actor=cast.clerk, paid_on=paid_on, voucher="票 001", at=moment(paid_on)
    )
    application.refresh_from_db()
    was = application.due_on
    found = mended(application, cast, on=paid_on, voucher="票 007", paid_on=date(2021, 5, 17))
    assert found.fee.voucher == "票 007"
    assert was is not None
    assert found.due_on is not None
    assert found.due_on < was
    with pytest.raises(StepRefused, match="财政票据号不能为空"):
        mended(application, cast, on=paid_on, voucher="")
    with pytest.raises(StepRefused, match="不能早于收到通知之日"):
        mended(application, cast, on=paid_on, paid_on=date(2021, 5, 13))


def test_nothing_is_written_when_nothing_differs_or_no_reason_is_given(cast: Cast) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="没有改动"):
        mended(application, cast, received_on=RECEIVED_ON)
    with pytest.raises(StepRefused, match="须写明更正的原因"):
        actions.mend_record(
            application.pk,
            actor=cast.section_head,
            changes={"received_on": MONDAY},
            reason=" ",
            at=moment(TODAY),
        )
    with pytest.raises(StepRefused, match="收到之日不能早于提交之日"):
        mended(application, cast, received_on=date(2020, 5, 14))
    with pytest.raises(StepRefused, match="核对后更正"):
        actions.mend_record(
            application.pk,
            actor=cast.clerk,
            changes={"received_on": MONDAY},
            reason=REASON,
            at=moment(TODAY),
        )
    application.refresh_from_db()
    assert application.received_on == RECEIVED_ON


def test_an_extension_that_turns_out_to_have_been_late_is_told(cast: Cast) -> None:
    application = brought_to("registered", cast, on=MONDAY)
    assert application.due_on == date(2020, 6, 17)
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=5, reason="调取档案", at=moment(date(2020, 6, 17))
    )
    sent(extension.notice, cast, on=date(2020, 6, 17))
    application.refresh_from_db()
    application.submitted_at = moment(RECEIVED_ON)
    application.save(update_fields=["submitted_at"])
    found = mended(application, cast, on=date(2020, 6, 18), received_on=RECEIVED_ON)
    assert found.warnings[0].startswith("延长答复期限 2020-06-17 才告知，晚于原期限（2020-06-16）")  # type: ignore[attr-defined]


def test_a_drafted_letter_and_a_drafted_reply_must_tell_the_day_that_is_right(cast: Cast) -> None:
    extension = actions.extend(
        brought_to("registered", cast).pk,
        actor=cast.clerk,
        days=5,
        reason="调取档案",
        at=moment(MONDAY),
    )
    mended(extension.application, cast, received_on=MONDAY)
    with pytest.raises(StepRefused, match="收到申请的日期（2020年5月18日）"):
        actions.sign_notice(extension.notice_id, actor=cast.director, at=moment(TODAY))
    reply = brought_to("reviewed", cast, key="form-2")
    mended(reply, cast, received_on=MONDAY)
    with pytest.raises(StepRefused, match="收到申请的日期（2020年5月18日）"):
        actions.sign_reply(reply.pk, actor=cast.director, at=moment(TODAY))
