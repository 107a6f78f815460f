"""补正: asked once, within seven workdays; the clock starts anew, or the application is given up."""

from datetime import date, timedelta

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.intake import Confirmation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import RECEIVED_ON, asked_to_correct, brought_to, moment, sent
from gongkai.applications.worklist import tasks
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused

SENT_ON = date(2020, 5, 20)
CORRECTED_ON = date(2020, 6, 1)


def corrected(cast: Cast) -> Application:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=SENT_ON)
    return actions.receive_correction(
        correction.application_id,
        actor=cast.clerk,
        wanted="2019 年高仁乡农村危房改造补助资金分配明细",
        received_on=CORRECTED_ON,
        at=moment(CORRECTED_ON),
    )


def test_the_clock_stands_still_from_dispatch_and_starts_anew_with_the_corrected_application(
    cast: Cast,
) -> None:
    correction = asked_to_correct(cast)
    application = Application.objects.get(pk=correction.application_id)
    assert application.due_on == date(2020, 6, 16)
    sent(correction.notice, cast, on=SENT_ON)
    application.refresh_from_db()
    assert (application.due_on, application.awaited) == (None, "correction")

    application = actions.receive_correction(
        application.pk,
        actor=cast.clerk,
        wanted="2019 年高仁乡农村危房改造补助资金分配明细",
        received_on=CORRECTED_ON,
        at=moment(CORRECTED_ON),
    )
    assert application.awaited == ""
    assert application.due_on == date(2020, 6, 30)  # twenty workdays, 端午 left out, 06-28 worked
    assert application.correction.wanted_before == "2019 年全县农村危房改造补助资金分配明细"
    assert application.received_on == RECEIVED_ON
    assert entries.verify()[1] == []


def test_letters_after_a_correction_tell_both_days(cast: Cast) -> None:
    application = corrected(cast)
    drafted = actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.2",
        particulars={"content_or_path": "随函附《分配表》一份"},
        at=moment(CORRECTED_ON),
    )
    told = f"本机关于2020年5月15日收到您提出的政府信息公开申请（申请编号：{application.number}），并于2020年6月1日收到您的补正。"
    assert drafted.letter.startswith(told)


@pytest.mark.parametrize(("on", "is_late"), [(date(2020, 5, 28), False), (date(2020, 5, 29), True)])
def test_a_correction_after_the_seventh_workday_warns_and_stops_nobody(
    cast: Cast, on: date, is_late: bool
) -> None:
    """Received on Friday 15 May 2020; 25 and 26 May are days off in Ningxia, so 28 May is the seventh."""
    application = brought_to("registered", cast)
    asked = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="没有写明年度",
        how="写明年度",
        due_on=date(2020, 6, 30),
        at=moment(on),
    )
    warning = ("补正应在 2020-05-28 前告知（收到之日起七个工作日，条例第三十条），现已超过，其效力请核对",)
    assert getattr(asked, "warnings", ()) == (warning if is_late else ())
    (task,) = (task for task in tasks(cast.clerk, on, lambda found: found.number) if "补正" in task.title)
    assert (task.due_on, task.days_left) == (date(2020, 5, 28), -1 if is_late else 0)
    actions.sign_notice(asked.notice_id, actor=cast.director, at=moment(on))
    left = actions.send_notice(
        asked.notice_id, actor=cast.clerk, method="online", sent_on=on, at=moment(on, 3)
    )
    assert (warning[0] in getattr(left, "warnings", ())) is is_late


def test_a_correction_is_told_once(cast: Cast) -> None:
    application = corrected(cast)
    with pytest.raises(StepRefused, match="补正只能告知一次"):
        actions.ask_correction(
            application.pk,
            actor=cast.clerk,
            unclear="仍不明确",
            how="请写明",
            due_on=CORRECTED_ON + timedelta(days=20),
            at=moment(CORRECTED_ON),
        )


def test_a_letter_that_was_given_up_may_be_written_anew(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    actions.drop_notice(correction.notice_id, actor=cast.clerk, reason="改为电话沟通", at=moment(SENT_ON))
    application = Application.objects.get(pk=correction.application_id)
    assert not hasattr(application, "correction")
    assert application.due_on == date(2020, 6, 16)
    assert list(application.notices.values_list("state", flat=True)) == ["dropped"]
    again = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="没有写明年度",
        how="请写明年度",
        due_on=date(2020, 6, 10),
        at=moment(SENT_ON),
    )
    assert again.notice.state == "drafted"


def test_while_a_correction_is_awaited_only_giving_up_can_be_told_and_only_after_its_day(cast: Cast) -> None:
    correction = asked_to_correct(cast)  # to be corrected until 2020-06-04
    sent(correction.notice, cast, on=SENT_ON, received_on=SENT_ON)
    told = {"notice_and_expiry": "补正告知书于2020年5月20日送达，期限至2020年6月4日"}
    pk = correction.application_id
    with pytest.raises(StepRefused, match="只能继续等待"):
        actions.draft_reply(
            pk,
            actor=cast.clerk,
            outcome="36.2",
            particulars={"content_or_path": "见附件"},
            at=moment(date(2020, 6, 5)),
        )
    with pytest.raises(StepRefused, match="期限到 2020-06-04 为止"):
        actions.draft_reply(
            pk, actor=cast.clerk, outcome="30.x", particulars=told, at=moment(date(2020, 6, 4))
        )
    actions.draft_reply(pk, actor=cast.clerk, outcome="30.x", particulars=told, at=moment(date(2020, 6, 5)))
    actions.review_reply(pk, actor=cast.section_head, at=moment(date(2020, 6, 5)))
    actions.sign_reply(pk, actor=cast.director, at=moment(date(2020, 6, 5)))
    actions.deliver(
        pk,
        actor=cast.clerk,
        method="mail",
        evidence="1234567890124",
        delivered_on=date(2020, 6, 8),
        at=moment(date(2020, 6, 8)),
    )
    application = Application.objects.get(pk=pk)
    assert (application.state, application.result_row) == ("delivered", "apps.result.other.no_correction")


def test_still_unclear_needs_a_correction_that_came(cast: Cast) -> None:
    application = corrected(cast)
    reply = actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="30+",
        particulars={"unclear_part": "没有写明资金的种类"},
        at=moment(CORRECTED_ON),
    )
    assert "补正后" in reply.letter


def test_a_letter_whose_text_lost_what_it_must_state_is_not_signed(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    actions.amend_notice(notice.pk, actor=cast.clerk, letter="请补正。", at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match="正文里没有写：没有写明是哪一年度的明细"):
        actions.sign_notice(notice.pk, actor=cast.director, at=moment(SENT_ON))


def test_each_series_of_letters_has_its_own_numbers(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    notice = sent(correction.notice, cast, on=SENT_ON)
    assert notice.document_number == "青住建公开补〔2020〕1号"
    other = brought_to("signed", cast, key="form-2")
    assert other.reply.document_number == "青住建公开告〔2020〕1号"


def test_a_letter_by_post_needs_its_number_and_leaves_after_it_was_signed(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(SENT_ON))
    with pytest.raises(StepRefused) as refusal:
        actions.send_notice(
            notice.pk, actor=cast.clerk, method="mail", sent_on=date(2020, 5, 19), at=moment(SENT_ON)
        )
    assert "发出日期不能早于签发日期（2020-05-20）" in refusal.value.reasons
    assert any("须填写邮件号" in reason for reason in refusal.value.reasons)


def test_what_the_applicant_sends_online_waits_for_the_organs_confirmation(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=SENT_ON)
    actions.offer_correction(
        correction.application_id, wanted="2019 年高仁乡的明细", at=moment(date(2020, 5, 28))
    )
    with pytest.raises(StepRefused, match="收到补正之日不能早于该日"):
        actions.receive_correction(
            correction.application_id,
            actor=cast.clerk,
            wanted="2019 年高仁乡的明细",
            received_on=date(2020, 5, 27),
            at=moment(CORRECTED_ON),
        )


@pytest.mark.parametrize("online", [True, False])
def test_a_correction_by_internet_or_fax_is_received_when_both_sides_confirmed_it(
    cast: Cast, online: bool
) -> None:
    correction = asked_to_correct(cast)
    pk = correction.application_id
    sent(correction.notice, cast, on=SENT_ON)
    if online:
        actions.offer_correction(pk, wanted="高仁乡的明细", at=moment(date(2020, 5, 28)))
    told = {"wanted": "高仁乡的明细", "received_on": CORRECTED_ON, "channel": "" if online else "fax"}
    with pytest.raises(StepRefused, match="须记录与申请人双方确认收到补正的方式和对象"):
        actions.receive_correction(pk, actor=cast.clerk, at=moment(CORRECTED_ON), **told)
    with pytest.raises(StepRefused, match="须写明与谁确认"):
        said = Confirmation("phone", " ")
        actions.receive_correction(pk, actor=cast.clerk, confirmation=said, at=moment(CORRECTED_ON), **told)
    said = Confirmation("phone", "申请人本人", "核对了年度")
    application = actions.receive_correction(
        pk, actor=cast.clerk, confirmation=said, at=moment(CORRECTED_ON), **told
    )
    contact = application.contacts.get(about="correction")
    assert (contact.made_on, contact.result, contact.with_whom) == (CORRECTED_ON, "confirmed", "申请人本人")
    assert application.correction.came_by == ("internet" if online else "fax")


def test_a_correction_handed_in_is_received_that_day_without_a_confirmation(cast: Cast) -> None:
    application = corrected(cast)
    assert application.correction.came_by == "in_person"
    assert not application.contacts.filter(about="correction").exists()
