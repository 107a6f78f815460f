"""延期, 收费, 说明理由, 拆分, 撤回, 重新办理: what else changes the way of an application."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.clock import deadline_of
from gongkai.applications.identity import decrypted
from gongkai.applications.models import Application
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
from gongkai.applications.tracking import track
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import PUBLIC


def extended(cast: Cast, application: Application, *, days: int, on: date) -> Application:
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=days, reason="档案需要从库房调取", at=moment(on)
    )
    sent(extension.notice, cast, on=on)
    application.refresh_from_db()
    return application


def test_an_extension_counts_when_the_director_signed_it_and_it_left_in_time(cast: Cast) -> None:
    application = brought_to("registered", cast)
    application = extended(cast, application, days=20, on=DUE_ON)
    assert application.due_on == date(2020, 7, 15)
    assert application.extensions.get().approved_by == cast.members["director"]


def test_all_extensions_together_are_at_most_twenty_workdays(cast: Cast) -> None:
    application = extended(cast, brought_to("registered", cast), days=15, on=date(2020, 6, 1))
    with pytest.raises(StepRefused, match="还可以延长 5 个工作日"):
        extended(cast, application, days=6, on=date(2020, 6, 2))
    assert extended(cast, application, days=5, on=date(2020, 6, 2)).due_on == date(2020, 7, 15)


def test_an_extension_after_the_due_day_is_refused(cast: Cast) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="已过，不能再延长"):
        extended(cast, application, days=5, on=date(2020, 6, 17))


def test_an_extension_signed_in_time_but_sent_late_does_not_leave(cast: Cast) -> None:
    application = brought_to("registered", cast)
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=5, reason="档案需要调取", at=moment(DUE_ON)
    )
    actions.sign_notice(extension.notice_id, actor=cast.director, at=moment(DUE_ON))
    late = date(2020, 6, 17)
    with pytest.raises(StepRefused, match="须在原期限（2020-06-16）内告知"):
        actions.send_notice(
            extension.notice_id, actor=cast.clerk, method="online", sent_on=late, at=moment(late)
        )


CHARGED_ON = date(2026, 3, 2)


def charged(cast: Cast) -> Application:
    application = brought_to("registered", cast, on=date(2026, 2, 26))
    fee = actions.charge_fee(
        application.pk,
        actor=cast.clerk,
        method="page",
        count=120,
        how_to_pay="持本通知书到财政专户缴纳",
        at=moment(CHARGED_ON),
    )
    assert fee.amount == 70 * 10 + 20 * 20
    sent(fee.notice, cast, on=CHARGED_ON, received_on=date(2026, 3, 4))
    application.refresh_from_db()
    return application


def test_the_clock_stands_still_from_the_notice_to_the_payment_and_starts_anew(cast: Cast) -> None:
    application = charged(cast)
    assert (application.awaited, application.due_on) == ("payment", None)
    paid = actions.confirm_payment(
        application.pk,
        actor=cast.clerk,
        paid_on=date(2026, 3, 10),
        voucher="宁财 0001234",
        at=moment(date(2026, 3, 11)),
    )
    assert paid.awaited == ""
    assert paid.due_on is not None and paid.due_on > date(2026, 4, 1)


@pytest.mark.parametrize("voucher", ["", "  ", "无", "——"])
def test_a_payment_is_confirmed_with_its_voucher(voucher: str, cast: Cast) -> None:
    pk, on = charged(cast).pk, date(2026, 3, 10)
    with pytest.raises(StepRefused, match="须填写财政票据号"):
        actions.confirm_payment(pk, actor=cast.clerk, paid_on=on, voucher=voucher, at=moment(on))


def test_an_unpaid_fee_gives_the_application_up_after_twenty_workdays(cast: Cast) -> None:
    application = charged(cast)
    assert application.fee.due_on == date(2026, 4, 1)
    told = {"notice_and_expiry": "收费通知书于2026年3月4日送达，缴费期限至2026年4月1日"}
    with pytest.raises(StepRefused, match="期限到 2026-04-01 为止"):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="fee", particulars=told, at=moment(date(2026, 4, 1))
        )
    reply = actions.draft_reply(
        application.pk, actor=cast.clerk, outcome="fee", particulars=told, at=moment(date(2026, 4, 2))
    )
    assert "逾期没有缴纳" in reply.letter


def test_what_is_free_is_not_charged(cast: Cast) -> None:
    application = brought_to("registered", cast, on=date(2026, 2, 26))
    with pytest.raises(StepRefused, match="不应收费"):
        actions.charge_fee(
            application.pk,
            actor=cast.clerk,
            method="page",
            count=30,
            how_to_pay="财政专户",
            at=moment(CHARGED_ON),
        )


def explained(cast: Cast, judgement: str) -> Application:
    application = brought_to("registered", cast)
    explanation = actions.ask_explanation(
        application.pk,
        actor=cast.clerk,
        counts="2020年1月至5月共申请46件",
        due_on=date(2020, 6, 1),
        at=moment(RECEIVED_ON),
    )
    sent(explanation.notice, cast, on=date(2020, 5, 18))
    actions.receive_explanation(
        application.pk,
        actor=cast.clerk,
        explanation="用于比对各乡镇的补助标准",
        explained_on=date(2020, 5, 28),
        at=moment(date(2020, 5, 28)),
    )
    actions.judge_explanation(
        application.pk,
        actor=cast.section_head,
        judgement=judgement,
        because="与本人权益有关" if judgement == "reasonable" else "内容与此前申请相同",
        at=moment(date(2020, 5, 29)),
    )
    application.refresh_from_db()
    return application


def test_reasons_found_good_may_be_answered_on_a_later_day_that_is_told(cast: Cast) -> None:
    application = explained(cast, "reasonable")
    assert application.due_on == DUE_ON  # asking for reasons does not stop the clock
    explanation = actions.delay_reply(
        application.pk,
        actor=cast.clerk,
        reply_by=date(2020, 8, 14),
        reason="涉及四十六件，须逐件检索",
        at=moment(date(2020, 6, 1)),
    )
    assert explanation.delay_notice is not None
    sent(explanation.delay_notice, cast, on=date(2020, 6, 1))
    application.refresh_from_db()
    assert application.due_on == date(2020, 8, 14)


@pytest.mark.parametrize(
    ("judgement", "may"), [("unreasonable", True), ("reasonable", False)], ids=["refused", "answered"]
)
def test_excessive_applications_are_refused_only_after_bad_reasons(
    cast: Cast, judgement: str, may: bool
) -> None:
    application = explained(cast, judgement)
    told = {"request_counts": "五个月内46件", "reason": "说明的理由不能成立"}
    if may:
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="35", particulars=told, at=moment(date(2020, 6, 1))
        )
        return
    with pytest.raises(StepRefused, match="审查结论是理由合理"):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="35", particulars=told, at=moment(date(2020, 6, 1))
        )


def test_one_form_becomes_several_applications_with_the_same_clock_and_code(cast: Cast) -> None:
    first = submitted(cast.organ)
    actions.register(
        first.pk,
        actor=cast.clerk,
        received_on=RECEIVED_ON,
        confirmation=CONFIRMED,
        at=moment(RECEIVED_ON),
    )
    made = actions.split(
        first.pk, actor=cast.clerk, pieces=["2019 年补助明细", "2020 年补助明细"], at=moment(RECEIVED_ON)
    )
    assert [each.wanted for each in made] == ["2019 年补助明细", "2020 年补助明细"]
    second = Application.objects.get(pk=made[1].pk)
    assert (second.received_on, second.due_on, second.state) == (RECEIVED_ON, DUE_ON, "registered")
    assert decrypted(bytes(second.identity), second.number) == PERSON
    code = actions.submit(
        cast.organ,
        applicant=PERSON,
        wanted=WANTED,
        submission_key="form-1",
        at=moment(RECEIVED_ON, hour=0),
    ).query_code
    assert track(second.number, code) is not None


def test_an_application_that_was_taken_back_counts_among_the_others_from_its_day(cast: Cast) -> None:
    application = brought_to("drafted", cast)
    actions.withdraw_application(
        application.pk, actor=PUBLIC, evidence="凭编号和查询码在线撤回", at=moment(date(2020, 5, 20))
    )
    application.refresh_from_db()
    assert (application.state, application.closed_on) == ("closed", date(2020, 5, 20))
    assert application.result_row == "apps.result.other.misc"
    with pytest.raises(StepRefused, match="当前环节是“已终止”"):
        actions.review_reply(application.pk, actor=cast.section_head, at=moment(date(2020, 5, 21)))


def test_what_was_taken_back_before_it_was_received_is_not_counted(cast: Cast) -> None:
    application = submitted(cast.organ)
    actions.withdraw_application(
        application.pk, actor=cast.clerk, evidence="电话，已记录", at=moment(RECEIVED_ON, 5)
    )
    application.refresh_from_db()
    assert (application.state, application.closed_on, application.result_row) == ("closed", None, "")


def test_an_order_to_act_again_gives_a_new_clock_and_no_new_application_in_the_report(cast: Cast) -> None:
    from gongkai.report.collect.applications import application_facts

    application = brought_to("delivered", cast)
    again = actions.act_again(
        application.pk,
        actor=cast.clerk,
        ordered_on=date(2020, 9, 18),
        basis="青政复决〔2020〕3号",
        at=moment(date(2020, 9, 18)),
    )
    assert (again.state, again.due_on) == ("registered", date(2020, 10, 22))
    assert len(list(application_facts(cast.organ.pk, 2020))) == 1
    with pytest.raises(StepRefused, match="已重新办理"):
        actions.act_again(
            application.pk,
            actor=cast.clerk,
            ordered_on=date(2020, 9, 18),
            basis="青政复决〔2020〕3号",
            at=moment(date(2020, 9, 18)),
        )


def test_a_section_is_asked_to_help_within_the_period(cast: Cast) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="不能晚于答复期限"):
        actions.ask_for_help(
            application.pk,
            actor=cast.clerk,
            section=cast.section,
            matter="请提供 2019 年明细",
            due_on=date(2020, 6, 20),
            at=moment(RECEIVED_ON),
        )
    asked = actions.ask_for_help(
        application.pk,
        actor=cast.clerk,
        section=cast.section,
        matter="请提供 2019 年明细",
        due_on=date(2020, 5, 25),
        at=moment(RECEIVED_ON),
    )
    assert asked.notice is not None
    with pytest.raises(StepRefused, match="协办函已拟稿，尚未送到住房保障科"):
        actions.answer_help(asked.pk, actor=cast.section_head, answer="明细见附件", at=moment(RECEIVED_ON))
    letter = actions.sign_notice(asked.notice.pk, actor=cast.section_head, at=moment(RECEIVED_ON))
    assert (letter.document_number, letter.state) == ("青住建公开协〔2020〕1号", "sent")
    assert "请最迟于2020年5月25日书面回复" in letter.letter
    actions.answer_help(asked.pk, actor=cast.section_head, answer="明细见附件", at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match="已于 2020-05-15 回复"):
        actions.answer_help(asked.pk, actor=cast.section_head, answer="补充", at=moment(RECEIVED_ON))


def test_another_unit_is_asked_by_a_letter_that_is_sent_and_its_answer_is_kept(cast: Cast) -> None:
    application = brought_to("registered", cast)
    asked = actions.ask_for_help(
        application.pk,
        actor=cast.clerk,
        unit="青石县危房改造工作专班",
        matter="请提供 2019 年明细",
        due_on=date(2020, 5, 25),
        at=moment(RECEIVED_ON),
    )
    assert asked.notice is not None
    actions.sign_notice(asked.notice.pk, actor=cast.director, at=moment(RECEIVED_ON))
    on = {"sent_on": RECEIVED_ON, "at": moment(RECEIVED_ON)}
    with pytest.raises(StepRefused, match="只能送达申请人，青石县危房改造工作专班看不到"):
        actions.send_notice(asked.notice.pk, actor=cast.clerk, method="online", **on)
    actions.send_notice(asked.notice.pk, actor=cast.clerk, method="in_person", evidence="专班签收", **on)
    due_before = application.due_on
    said = {"answer": "没有检索到", "actor": cast.clerk, "at": moment(date(2020, 5, 22))}
    with pytest.raises(StepRefused, match="不能早于请其协办的日期"):
        actions.answer_help(asked.pk, answered_on=date(2020, 5, 14), **said)
    found = actions.answer_help(asked.pk, answered_on=date(2020, 5, 21), **said)
    assert (found.asked, found.answered_on) == ("青石县危房改造工作专班", date(2020, 5, 21))
    application.refresh_from_db()
    assert application.due_on == due_before


def test_a_letter_for_help_that_is_given_up_takes_its_request_with_it(cast: Cast) -> None:
    application = brought_to("registered", cast)
    asked = {"matter": "请提供明细", "due_on": date(2020, 5, 25), "at": moment(RECEIVED_ON)}
    found = actions.ask_for_help(application.pk, actor=cast.clerk, section=cast.section, **asked)
    with pytest.raises(StepRefused, match="已请住房保障科协办"):
        actions.ask_for_help(application.pk, actor=cast.clerk, section=cast.section, **asked)
    with pytest.raises(StepRefused, match="只填一项"):
        actions.ask_for_help(application.pk, actor=cast.clerk, section=cast.section, unit="专班", **asked)
    actions.drop_notice(found.notice_id, actor=cast.clerk, reason="已经找到", at=moment(RECEIVED_ON))
    assert not application.assistances.exists()


def test_a_limit_from_memory_warns_and_does_not_block(cast: Cast) -> None:
    """The fifteen days of the regulation of 2007 are told, the organ decides."""
    on = date(2019, 5, 13)
    application = brought_to("registered", cast, on=on)
    assert application.due_on == date(2019, 6, 3)
    extension = actions.extend(application.pk, actor=cast.clerk, days=16, reason="调取档案", at=moment(on))
    sent(extension.notice, cast, on=on)
    notes = deadline_of(Application.objects.get(pk=application.pk)).notes
    assert any("超过上限 15 个工作日" in note for note in notes)
