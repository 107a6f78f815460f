"""The way of a proposal: what each step does, what it refuses, and what it leaves behind."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.entries import subject_of, verify
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue.models import Catalogue, Heading
from gongkai.dialogue import actions
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals import contacts
from gongkai.dialogue.tests.samples import (
    ASSIGNED_ON,
    DUE_ON,
    SUMMARY,
    TEXT,
    brought_to,
    draft,
    moment,
    registered,
)
from gongkai.items import actions as item_actions
from gongkai.items.models import Item


def heading(cast: Cast, code: str = "deputies") -> Heading:
    return Heading.objects.create(
        organ=cast.organ,
        catalogue=Catalogue.PROACTIVE,
        code=code,
        position=9,
        title="人大代表建议",
        statutory_class="20.15",
        in_force_from=date(2019, 5, 15),
    )


def reasons(error: pytest.ExceptionInfo[StepRefused]) -> str:
    return "；".join(error.value.reasons)


def test_three_months_run_from_the_assignment_and_six_for_a_difficult_one(cast: Cast) -> None:
    assert registered(cast).due_on == DUE_ON
    assert registered(cast, number="13", is_difficult=True).due_on == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("changes", "article"),
    [
        ({"assigned_on": date(2020, 1, 17)}, "（2015年修正）第四十二条"),
        ({"assigned_on": date(2025, 3, 12)}, "代表法》第五十一条"),
        ({"kind": "consultative"}, "办理的地方规定"),
    ],
)
def test_the_entry_names_the_law_of_its_day(cast: Cast, changes: dict[str, Any], article: str) -> None:
    proposal = registered(cast, **changes)
    entry = Entry.objects.get(subject=subject_of(proposal))
    assert article in "".join(entry.payload["basis"]) and entry.legal_on == proposal.assigned_on
    assert ("尚待核对原文" in "".join(entry.payload["notes"])) == ("第五十一条" not in article)


def test_the_same_proposal_is_registered_once(cast: Cast) -> None:
    registered(cast)
    with pytest.raises(StepRefused, match="已经登记"):
        registered(cast, number="第12号")


def test_a_faulty_draft_is_told_everything_at_once(cast: Cast) -> None:
    with pytest.raises(StepRefused) as error:
        registered(cast, title=" ", number="", part="co_host", level="")
    for told in ("须填写编号", "须填写标题", "须选择级别", "会办的须填写主办单位"):
        assert told in reasons(error)


def test_what_is_too_long_is_refused_by_name(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="主办单位超过 100 字"):
        registered(cast, part="co_host", host_name="局" * 101)


def test_contact_data_lies_under_seal_and_looking_is_written_down(cast: Cast) -> None:
    proposal = registered(cast)
    assert b"13909520001" not in bytes(proposal.contact)
    assert contacts.look(proposal, cast.clerk).phone == "13909520001"
    assert Entry.objects.filter(subject=subject_of(proposal), verb="look_at_contact").count() == 1
    with pytest.raises(StepRefused):
        contacts.look(proposal, cast.auditor)


def test_a_reply_is_reviewed_signed_delivered_and_found_satisfactory(cast: Cast) -> None:
    proposal = brought_to("closed", cast)
    reply = proposal.replies.get()
    assert (proposal.result_class, reply.document_number) == ("under_way", "青住建议复〔2026〕1号")
    assert (proposal.answered_on, proposal.closed_on) == (date(2026, 4, 21), date(2026, 5, 1))
    verbs = Entry.objects.filter(subject=subject_of(proposal)).order_by("sequence")
    assert [entry.verb for entry in verbs] == [
        "register_proposal",
        "assign_proposal",
        "draft_proposal_reply",
        "review_openness",
        "sign_proposal_reply",
        "deliver_proposal_reply",
        "record_satisfaction",
    ]
    assert not verify()[1]


def test_a_signed_reply_is_in_the_register_and_nobody_was_asked_twice(cast: Cast) -> None:
    heading(cast)
    item = brought_to("signed", cast).replies.get().item
    assert (item.state, item.attribute, item.kind) == ("determined", "proactive", "proposal_reply")
    assert (
        item.title == "对青石县第十八届人民代表大会第五次会议第12号建议《关于加快老旧小区改造的建议》的答复"
    )
    assert item.fields["level"] == "县级" and item.fields["host"] == "青石县住房和城乡建设局"
    assert item.publish_due_on == date(2026, 5, 12)  # 20 workdays after it was signed
    entries = Entry.objects.filter(subject=subject_of(item)).order_by("sequence")
    assert [(entry.verb, entry.actor_name) for entry in entries] == [
        ("register", "陈经办"),
        ("review_secrecy", "吴审查"),
        ("determine", "郑局长"),
    ]


def test_the_longest_title_still_fits_into_the_register(cast: Cast) -> None:
    told = {"title": "题" * 120, "session": "届" * 60, "number": "9" * 20}
    reply = {"openness": "summary", "public_summary": SUMMARY}
    item = brought_to("signed", cast, reply=reply, **told).replies.get().item
    assert len(item.title) == 200 and item.title.endswith("…》的答复（摘要）")


def test_an_open_reply_is_published_under_the_heading_of_its_kind(cast: Cast) -> None:
    place = heading(cast)
    proposal = brought_to("delivered", cast)
    item = actions.publish_proposal_reply(proposal.pk, actor=cast.clerk, at=moment(date(2026, 4, 22)))
    assert item.is_public and item.heading_id == place.pk
    with pytest.raises(StepRefused, match="已经公开"):
        actions.publish_proposal_reply(proposal.pk, actor=cast.clerk)


def test_of_a_partly_open_reply_the_public_reads_the_summary(cast: Cast) -> None:
    item = (
        brought_to("signed", cast, reply={"openness": "summary", "public_summary": SUMMARY})
        .replies.get()
        .item
    )
    assert item.attribute == "proactive" and item.title.endswith("（摘要）")
    assert "年底前全部完成" in item.body and "屋面防水" not in item.body


@pytest.mark.parametrize(
    ("openness", "ground", "attribute"),
    [("withheld", "16.process.discussion", "withheld"), ("on_application", "", "on_application")],
)
def test_what_is_not_open_is_registered_and_never_published(
    cast: Cast, openness: str, ground: str, attribute: str
) -> None:
    reply = {"openness": openness, "ground": ground, "openness_reason": "涉及尚未决定的事项"}
    proposal = brought_to("delivered", cast, reply=reply)
    assert proposal.replies.get().item.attribute == attribute
    with pytest.raises(StepRefused, match="不发布"):
        actions.publish_proposal_reply(proposal.pk, actor=cast.clerk)


def test_a_draft_without_openness_or_text_is_refused(cast: Cast) -> None:
    proposal = brought_to("handling", cast)
    with pytest.raises(StepRefused) as error:
        actions.draft_proposal_reply(proposal.pk, actor=cast.clerk, text="同意", result_class="", openness="")
    for told in ("正文", "结果类别", "公开属性"):
        assert told in reasons(error)


def test_the_gate_stops_a_review_that_would_open_a_private_phone(cast: Cast) -> None:
    proposal = brought_to("drafted", cast, reply={"text": f"{TEXT}\n住户马小兰的手机13909520317已经登记。"})
    with pytest.raises(StepRefused, match="不得公开的个人信息"):
        actions.review_openness(proposal.pk, actor=cast.reviewer, openness="full")
    withheld = {"openness": "on_application", "openness_reason": "含住户联系方式"}
    actions.review_openness(proposal.pk, actor=cast.reviewer, **withheld)


WARNS = f"{TEXT}\n健康小区3号楼2单元501室的漏水已经修好。"


def test_what_may_be_personal_needs_the_reviewers_reason_which_then_holds_at_the_gate(cast: Cast) -> None:
    heading(cast)
    proposal = brought_to("drafted", cast, reply={"text": WARNS})
    with pytest.raises(StepRefused, match="须说明公开的理由"):
        actions.review_openness(proposal.pk, actor=cast.reviewer, openness="full")
    reason = "公共部位的位置，不指向住户"
    actions.review_openness(proposal.pk, actor=cast.reviewer, openness="full", findings_reason=reason)
    actions.sign_proposal_reply(proposal.pk, actor=cast.director)
    on = timezone.localdate()
    actions.deliver_proposal_reply(proposal.pk, actor=cast.clerk, delivery="mail", delivered_on=on)
    assert actions.publish_proposal_reply(proposal.pk, actor=cast.clerk).is_public
    assert proposal.replies.get().item.clearances.get().reviewer_id == cast.reviewer.member_id


def test_a_reason_for_nothing_is_not_kept_and_does_not_stop_the_signature(cast: Cast) -> None:
    proposal = brought_to("drafted", cast)
    actions.review_openness(proposal.pk, actor=cast.reviewer, openness="full", findings_reason="没有")
    assert actions.sign_proposal_reply(proposal.pk, actor=cast.director).findings_reason == ""


def test_a_summary_that_nobody_wrote_cannot_be_decided_on(cast: Cast) -> None:
    proposal = brought_to("drafted", cast)
    with pytest.raises(StepRefused, match="退回补写"):
        actions.review_openness(proposal.pk, actor=cast.reviewer, openness="summary")


def test_a_reply_that_is_sent_back_is_drafted_again_with_its_reason(cast: Cast) -> None:
    proposal = brought_to("cleared", cast)
    actions.send_back_proposal_reply(proposal.pk, actor=cast.director, reason="补充资金来源")
    again = Proposal.objects.get(pk=proposal.pk)
    assert again.state == "handling" and again.replies.get().sent_back_reason == "补充资金来源"
    actions.draft_proposal_reply(
        proposal.pk, actor=cast.clerk, text=TEXT, result_class="solved", openness="full"
    )
    assert again.replies.get().sent_back_reason == ""


def test_a_dissatisfied_deputy_has_it_handled_again_within_three_months(cast: Cast) -> None:
    proposal = brought_to("delivered", cast)
    opinion_on = date(2026, 4, 28)
    actions.handle_again(
        proposal.pk, actor=cast.clerk, reason="没有说明开工时间", opinion_on=opinion_on, at=moment(opinion_on)
    )
    again = Proposal.objects.get(pk=proposal.pk)
    assert (again.state, again.due_on) == ("handling", date(2026, 7, 28))
    actions.draft_proposal_reply(
        proposal.pk, actor=cast.clerk, text=TEXT, result_class="solved", openness="full"
    )
    assert [reply.round for reply in again.replies.all()] == [1, 2]
    assert again.replies.get(round=1).satisfaction == "dissatisfied"


def test_a_late_reply_says_so_in_its_entry(cast: Cast) -> None:
    proposal = brought_to("signed", cast)
    late = DUE_ON + timedelta(days=4)
    actions.deliver_proposal_reply(
        proposal.pk, actor=cast.clerk, delivery="mail", delivered_on=late, at=moment(late)
    )
    entry = Entry.objects.filter(subject=subject_of(proposal)).latest("sequence")
    assert "已超过办理期限 4 日" in entry.label and entry.payload["days_late"] == 4


def test_what_is_not_ours_is_returned_with_a_warning_after_ten_days(cast: Cast) -> None:
    in_time, late = registered(cast), registered(cast, number="13")
    told = {"actor": cast.clerk, "reason": "属水务局职责"}
    assert not actions.return_proposal(in_time.pk, at=moment(date(2026, 3, 12)), **told).warnings
    (warning,) = actions.return_proposal(late.pk, at=moment(date(2026, 3, 13)), **told).warnings
    assert "2026-03-12" in warning
    assert Proposal.objects.open().count() == 0


def test_a_co_host_is_asked_and_answers_within_a_month(cast: Cast) -> None:
    proposal = brought_to("handling", cast)
    cohost = actions.add_cohost(
        proposal.pk, actor=cast.clerk, name="青石县财政局", on=ASSIGNED_ON, at=moment(ASSIGNED_ON)
    )
    assert cohost.due_on == date(2026, 4, 2)
    with pytest.raises(StepRefused, match="已经是会办单位"):
        actions.add_cohost(proposal.pk, actor=cast.clerk, name="青石县财政局", on=ASSIGNED_ON)
    done = actions.record_cohost_opinion(
        proposal.pk,
        actor=cast.clerk,
        cohost_id=cohost.pk,
        opinion="资金已经列入预算",
        on=date(2026, 4, 3),
        at=moment(date(2026, 4, 3)),
    )
    assert done.warnings == ("青石县财政局的会办意见晚于 2026-04-02",)


def test_as_co_host_we_owe_the_host_an_opinion_and_no_reply(cast: Cast) -> None:
    proposal = brought_to("handling", cast, part="co_host", host_name="青石县水务局")
    assert proposal.due_on == date(2026, 4, 2)
    with pytest.raises(StepRefused, match="由青石县水务局主办"):
        actions.draft_proposal_reply(
            proposal.pk, actor=cast.clerk, text=TEXT, result_class="solved", openness="full"
        )
    on = date(2026, 3, 20)
    actions.give_cohost_opinion(proposal.pk, actor=cast.section_head, opinion="同意", on=on, at=moment(on))
    assert Proposal.objects.get(pk=proposal.pk).closed_on == on


def test_amending_counts_the_clock_anew(cast: Cast) -> None:
    proposal = registered(cast)
    told = draft(assigned_on=date(2026, 3, 5), is_difficult=True)
    amended = actions.amend_proposal(proposal.pk, told, actor=cast.clerk, at=moment(date(2026, 3, 6)))
    assert (amended.started_on, amended.due_on) == (date(2026, 3, 5), date(2026, 9, 5))


def test_the_years_list_has_a_row_for_each_answered_proposal_and_goes_the_items_way(cast: Cast) -> None:
    heading(cast, "proposals")
    answered = brought_to("closed", cast)
    brought_to(
        "delivered", cast, number="13", kind="consultative", session="政协青石县第十一届委员会第五次会议"
    )
    brought_to("drafted", cast, number="14")
    registered(cast, number="15", part="co_host", host_name="青石县水务局")
    brought_to("closed", cast, number="16", level="municipal")
    at = moment(date(2026, 12, 28))
    item = actions.draw_handled_list(cast.organ, actor=cast.clerk, year=2026, level="county", at=at)
    assert [row.values["number"] for row in item.rows.order_by("position")] == ["第12号", "第13号"]
    assert item.rows.get(position=1).values["result_class"] == "B类"
    assert Proposal.objects.get(pk=answered.pk).listed_in_id == item.pk
    item_actions.check(item.pk, actor=cast.section_head, at=at)
    item_actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    item_actions.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    assert item_actions.publish(item.pk, actor=cast.clerk, at=at).is_public
    with pytest.raises(StepRefused, match="2025 年没有已经答复的县级"):
        actions.draw_handled_list(cast.organ, actor=cast.clerk, year=2025, level="county")
    assert Item.objects.filter(kind="proposals_handled").count() == 1


def test_reports_to_supervisors_are_kept_with_receiver_and_day(cast: Cast) -> None:
    proposal = brought_to("delivered", cast)
    on = date(2026, 4, 25)
    actions.report_handling(
        proposal.pk, actor=cast.clerk, receiver="县委督查室", reported_on=on, at=moment(on)
    )
    assert proposal.handling_reports.get().reported_on == on
    with pytest.raises(StepRefused, match="须填写报告单位"):
        actions.report_handling(proposal.pk, actor=cast.clerk, receiver="", reported_on=on)
