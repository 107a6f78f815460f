"""视为放弃 and 拒不说明: only of those who had the letter in time, and said nothing."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    drafted_and_reviewed,
    moment,
    sent,
)
from gongkai.casework.procedure import StepRefused


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
    drafted_and_reviewed(
        cast, Application.objects.get(pk=pk), day, "30.x", notice_and_expiry="期限至2020年6月4日"
    )
    actions.offer_correction(pk, wanted="2019 年高仁乡的明细", at=moment(day, 4))
    with pytest.raises(StepRefused, match="申请人已于 2020-06-08 在线补正"):
        actions.sign_reply(pk, actor=cast.director, at=moment(day, 5))


def test_a_reply_drafted_before_the_correction_letter_left_is_not_signed_while_it_is_awaited(
    cast: Cast,
) -> None:
    correction = asked_to_correct(cast)
    application = Application.objects.get(pk=correction.application_id)
    drafted_and_reviewed(cast, application, RECEIVED_ON)
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
    drafted_and_reviewed(cast, application, on)
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
