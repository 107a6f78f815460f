"""What could go wrong between two steps: letters that lost their day, pieces, cases that are over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.models import Application
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

IN_2021 = date(2021, 3, 1)
OPENED = {"content_or_path": "见附件"}


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
    earlier = earlier_ones(again, cast.clerk)
    assert earlier.same_person[0].is_same
    assert not earlier.repeated  # what a decision orders is no repetition of the reply that it set aside
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
