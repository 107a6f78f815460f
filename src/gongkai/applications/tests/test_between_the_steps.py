"""What could go wrong between two steps: letters that lost their day, answers that came meanwhile, cases that are over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.models import Application, Consultation
from gongkai.applications.tests.samples import (
    DUE_ON,
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    moment,
    sent,
)
from gongkai.applications.tests.test_consultations import answered, consulted
from gongkai.applications.worklist import tasks
from gongkai.casework.procedure import StepRefused
from gongkai.law.notices import notice_from

IN_2021 = date(2021, 3, 1)
OPENED = {"content_or_path": "见附件"}


def drafted(cast: Cast, application: Application, on: date, outcome: str = "36.2", **stated: str) -> None:
    actions.draft_reply(
        application.pk, actor=cast.clerk, outcome=outcome, particulars=stated or OPENED, at=moment(on)
    )
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(on, 3))


# ---- letters whose day has come


def test_a_correction_is_not_asked_by_a_day_that_has_passed_when_the_letter_leaves(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice  # by 2020-06-04
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(RECEIVED_ON))
    for day in (date(2020, 6, 4), date(2020, 6, 8)):
        with pytest.raises(StepRefused, match="已到或者已过，对方没有时间"):
            actions.send_notice(
                notice.pk, actor=cast.clerk, method="mail", evidence="1", sent_on=day, at=moment(day)
            )


def test_what_is_sent_on_the_platform_is_sent_today(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match="发出日期就是今天（2020-05-18）"):
        actions.send_notice(
            notice.pk, actor=cast.clerk, method="online", sent_on=RECEIVED_ON, at=moment(date(2020, 5, 18))
        )


def test_a_reply_on_the_platform_is_delivered_when_it_can_be_read(cast: Cast) -> None:
    application = brought_to("signed", cast)  # signed on 2020-05-18
    with pytest.raises(StepRefused, match="送达日期就是今天（2020-06-17）"):
        actions.deliver(
            application.pk,
            actor=cast.clerk,
            method="online",
            delivered_on=date(2020, 6, 16),
            at=moment(date(2020, 6, 17)),
        )


def test_an_extension_whose_day_moved_since_it_was_drafted_is_not_signed(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    consultation = consulted(cast, application)  # due as if they took all their days
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=10, reason="须调取档案", at=moment(date(2021, 3, 9))
    )
    application = answered(cast, consultation, "agrees", date(2021, 3, 10))
    with pytest.raises(StepRefused, match="答复期限已有变动"):
        actions.sign_notice(extension.notice_id, actor=cast.director, at=moment(date(2021, 3, 11)))


def test_no_extension_leaves_while_a_correction_is_awaited(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    extension = actions.extend(
        correction.application_id, actor=cast.clerk, days=5, reason="须调取档案", at=moment(RECEIVED_ON)
    )
    sent(correction.notice, cast, on=date(2020, 5, 18))
    with pytest.raises(StepRefused, match="正在等待补正，答复期限没有起算"):
        sent(extension.notice, cast, on=date(2020, 5, 18))


def test_a_delay_is_told_before_the_period_is_over(cast: Cast) -> None:
    from gongkai.applications.tests.test_periods import explained

    application = explained(cast, "reasonable")
    with pytest.raises(StepRefused, match="不能再延长或者延迟"):
        actions.delay_reply(
            application.pk,
            actor=cast.clerk,
            reply_by=date(2020, 9, 1),
            reason="件数多",
            at=moment(DUE_ON + timedelta(days=1)),
        )


# ---- giving up


def test_nobody_gave_up_who_never_got_the_letter_or_got_it_too_late(cast: Cast) -> None:
    correction = asked_to_correct(cast)  # by 2020-06-04
    sent(correction.notice, cast, on=date(2020, 5, 18))
    told = {"notice_and_expiry": "补正告知书于2020年5月18日发出，期限至2020年6月4日"}
    pk, day = correction.application_id, date(2020, 6, 10)
    with pytest.raises(StepRefused, match="还没有记录申请人收到补正告知书"):
        actions.draft_reply(pk, actor=cast.clerk, outcome="30.x", particulars=told, at=moment(day))
    actions.confirm_notice_received(
        correction.notice_id, actor=cast.clerk, received_on=date(2020, 6, 5), at=moment(day)
    )
    with pytest.raises(
        StepRefused, match="于 2020-06-05 才收到补正告知书，从该日起按原定天数计，期限到 2020-06-22 为止"
    ):
        actions.draft_reply(pk, actor=cast.clerk, outcome="30.x", particulars=told, at=moment(day))
    late = date(2020, 6, 23)
    actions.draft_reply(pk, actor=cast.clerk, outcome="30.x", particulars=told, at=moment(late))


def test_who_never_got_the_question_did_not_refuse_to_explain(cast: Cast) -> None:
    application = brought_to("registered", cast)
    explanation = actions.ask_explanation(
        application.pk, actor=cast.clerk, counts="46件", due_on=date(2020, 5, 25), at=moment(RECEIVED_ON)
    )
    sent(explanation.notice, cast, on=RECEIVED_ON)
    told = {"request_counts": "五个月内46件", "reason": "没有说明理由"}
    day = date(2020, 5, 26)
    with pytest.raises(StepRefused, match="还没有记录申请人收到说明理由告知书"):
        actions.draft_reply(application.pk, actor=cast.clerk, outcome="35", particulars=told, at=moment(day))
    actions.confirm_notice_received(
        explanation.notice_id, actor=cast.clerk, received_on=date(2020, 5, 18), at=moment(day)
    )
    actions.draft_reply(application.pk, actor=cast.clerk, outcome="35", particulars=told, at=moment(day, 5))


def test_who_corrected_online_before_the_signature_did_not_give_up(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=date(2020, 5, 18), received_on=date(2020, 5, 18))
    pk, day = correction.application_id, date(2020, 6, 8)
    drafted(cast, Application.objects.get(pk=pk), day, "30.x", notice_and_expiry="期限至2020年6月4日")
    actions.offer_correction(pk, wanted="2019 年高仁乡的明细", at=moment(day, 4))
    with pytest.raises(StepRefused, match="申请人已于 2020-06-08 在线补正"):
        actions.sign_reply(pk, actor=cast.director, at=moment(day, 5))


def test_a_reply_drafted_before_the_correction_letter_left_is_not_signed_while_it_is_awaited(
    cast: Cast,
) -> None:
    correction = asked_to_correct(cast)
    application = Application.objects.get(pk=correction.application_id)
    drafted(cast, application, RECEIVED_ON)
    sent(correction.notice, cast, on=date(2020, 5, 18))
    with pytest.raises(StepRefused, match="正在等待补正"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(date(2020, 5, 19)))


def test_a_charge_that_left_is_settled_before_the_reply_is_signed(cast: Cast) -> None:
    on = date(2026, 3, 2)
    application = brought_to("registered", cast, on=on)
    fee = actions.charge_fee(
        application.pk, actor=cast.clerk, method="page", count=40, how_to_pay="财政专户", at=moment(on)
    )
    sent(fee.notice, cast, on=on)
    drafted(cast, application, on)
    with pytest.raises(StepRefused, match="尚未记录申请人收到"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(on, 5))
    actions.confirm_notice_received(
        fee.notice_id, actor=cast.clerk, received_on=date(2026, 3, 3), at=moment(date(2026, 3, 3))
    )
    with pytest.raises(StepRefused, match="正在等待缴费"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(date(2026, 3, 3), 5))


def test_a_correction_after_the_payment_starts_the_clock_anew(cast: Cast) -> None:
    from gongkai.applications.tests.test_periods import charged

    application = charged(cast)  # notified 2026-03-04
    pk, day = application.pk, date(2026, 3, 6)
    actions.confirm_payment(pk, actor=cast.clerk, paid_on=day, voucher="宁财 1", at=moment(day))
    correction = actions.ask_correction(
        pk, actor=cast.clerk, unclear="年度", how="写明", due_on=date(2026, 3, 31), at=moment(day)
    )
    sent(correction.notice, cast, on=day)
    corrected = actions.receive_correction(
        pk, actor=cast.clerk, wanted="2019 年", received_on=date(2026, 3, 16), at=moment(date(2026, 3, 16))
    )
    assert corrected.due_on == date(2026, 4, 14)  # 04-06 off: twenty workdays after Monday 03-16


# ---- third parties


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
    drafted(cast, application, day)
    with pytest.raises(StepRefused, match="第三方（李\\*）不同意公开"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 5))
    override(second)
    assert actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 6)).document_number


def test_who_agrees_to_a_part_is_told_before_all_is_opened(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "partly")
    drafted(cast, application, date(2021, 3, 22))
    with pytest.raises(StepRefused, match="须先发出告知第三方决定书"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(date(2021, 3, 22), 5))


def test_a_part_may_be_opened_that_leaves_theirs_closed_when_the_reply_says_so(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "objects")
    stated = {"open_part": "工期", "withheld_part_reasons": "报价属于第三方商业秘密"}
    day = date(2021, 3, 22)
    with pytest.raises(StepRefused, match="须写明：征求第三方意见的记录"):
        drafted(cast, application, day, "37", **stated)
    record = "2021年3月8日征求，3月19日回复不同意公开报价，报价不予公开"
    drafted(cast, application, day, "37", **stated, third_party_record=record)
    assert record in Application.objects.get(pk=application.pk).reply.letter
    assert actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 6)).document_number


def test_what_the_third_party_agrees_to_is_not_refused_for_its_sake(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    answered(cast, consulted(cast, application), "agrees")
    with pytest.raises(StepRefused, match="第三方同意公开"):
        drafted(cast, application, date(2021, 3, 22), "36.3/15", reason="商业秘密", third_party_record="征求")


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


# ---- over is over


def test_nothing_moves_the_clock_of_what_was_taken_back(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=date(2020, 5, 18))
    pk, day = correction.application_id, date(2020, 5, 20)
    actions.withdraw_application(pk, actor=cast.clerk, evidence="来函", at=moment(day))
    actions.confirm_notice_received(correction.notice_id, actor=cast.clerk, received_on=day, at=moment(day))
    application = Application.objects.get(pk=pk)
    assert (application.state, application.awaited) == ("closed", "")
    with pytest.raises(StepRefused, match="没有正在等待的补正"):
        actions.offer_correction(pk, wanted="2019 年", at=moment(day))


def test_no_letter_leaves_for_what_was_taken_back_and_nobody_waits_for_an_answer(cast: Cast) -> None:
    application = brought_to("registered", cast, on=IN_2021)
    consulted(cast, application)
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=5, reason="档案", at=moment(date(2021, 3, 9))
    )
    day = date(2021, 3, 10)
    actions.withdraw_application(application.pk, actor=cast.clerk, evidence="来函", at=moment(day))
    with pytest.raises(StepRefused, match="文书不能再签发或者发出：请作废"):
        actions.sign_notice(extension.notice_id, actor=cast.director, at=moment(day))
    actions.drop_notice(extension.notice_id, actor=cast.clerk, reason="申请已撤回", at=moment(day))
    assert tasks(cast.clerk, day, lambda each: "") == []


# ---- pieces, and answering anew


def test_pieces_of_a_corrected_form_run_from_its_correction_which_was_their_only_one(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=date(2020, 5, 20))
    pk, on = correction.application_id, date(2020, 6, 1)
    actions.receive_correction(pk, actor=cast.clerk, wanted="两年的明细", received_on=on, at=moment(on))
    first, second = actions.split(pk, actor=cast.clerk, pieces=["2018 年", "2019 年"], at=moment(on))
    assert (
        (second.received_on, second.due_on) == (RECEIVED_ON, first.due_on) == (RECEIVED_ON, date(2020, 6, 30))
    )
    with pytest.raises(StepRefused, match="拆分前已经告知过"):
        actions.ask_correction(
            second.pk, actor=cast.clerk, unclear="乡镇", how="写明", due_on=date(2020, 6, 20), at=moment(on)
        )
    actions.draft_reply(
        second.pk, actor=cast.clerk, outcome="30+", particulars={"unclear_part": "乡镇"}, at=moment(on)
    )


def test_a_form_is_split_before_its_period_is_prolonged(cast: Cast) -> None:
    application = brought_to("registered", cast)
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=5, reason="档案", at=moment(RECEIVED_ON)
    )
    sent(extension.notice, cast, on=RECEIVED_ON)
    with pytest.raises(StepRefused, match="延长答复期限告知书，不能再拆分"):
        actions.split(application.pk, actor=cast.clerk, pieces=["一", "二"], at=moment(RECEIVED_ON))


def test_a_reply_given_anew_tells_when_the_application_came_and_not_the_order(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    again = actions.act_again(
        application.pk,
        actor=cast.clerk,
        ordered_on=date(2020, 9, 18),
        basis="青政复决〔2020〕3号",
        at=moment(date(2020, 9, 18)),
    )
    text = letters.compose(again, "36.2", OPENED, date(2020, 9, 21))
    assert "2020年5月15日收到您提出的政府信息公开申请（申请编号：A640299041-2020-0001）" in text
    assert "重新作出答复（办理编号：A640299041-2020-0002）" in text


# ---- days


def test_an_early_morning_in_china_is_not_the_day_before(cast: Cast) -> None:
    before = brought_to("reviewed", cast, key="a")
    early = datetime(2020, 5, 31, 17, 0, tzinfo=UTC)  # one in the morning of 1 June in China
    actions.sign_reply(before.pk, actor=cast.director, at=early)
    again = brought_to("registered", cast, key="b", on=date(2020, 6, 2))
    assert earlier_ones(again, cast.clerk).same_person[0].told == "青住建公开告〔2020〕1号（2020年6月1日）"


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
