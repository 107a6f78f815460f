"""From the form to the delivered letter, with an entry for each step."""

from datetime import date, timedelta

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.clock import lateness
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    DUE_ON,
    PERSON,
    RECEIVED_ON,
    brought_to,
    moment,
    submitted,
)
from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused


def test_the_straight_way_ends_with_a_delivered_letter(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    assert application.state == "delivered"
    assert application.number == "A640299041-2020-0001"
    assert (application.received_on, application.due_on) == (RECEIVED_ON, DUE_ON)
    assert application.closed_on == date(2020, 5, 19)
    assert (application.outcome, application.result_row) == ("36.2", "apps.result.open")
    assert application.reply.document_number == "青住建公开告〔2020〕1号"


def test_each_step_leaves_an_entry_and_the_chain_holds(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    written = Entry.objects.filter(subject=entries.subject_of(application)).order_by("sequence")
    assert [entry.verb for entry in written] == [
        "submit",
        "register",
        "draft_reply",
        "review_reply",
        "sign_reply",
        "deliver",
    ]
    assert [entry.actor_name for entry in written] == [
        "公众",
        "陈经办",
        "陈经办",
        "周科长",
        "郑局长",
        "陈经办",
    ]
    assert entries.verify() == (6, [])


def test_no_entry_tells_who_applied(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    for entry in Entry.objects.filter(subject=entries.subject_of(application)):
        told = f"{entry.label}{entry.payload}"
        assert PERSON.name not in told
        assert PERSON.paper_number not in told
        assert PERSON.phone not in told


def test_a_late_delivery_is_recorded_and_says_how_late(cast: Cast) -> None:
    application = brought_to("signed", cast)
    actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="mail",
        delivered_on=date(2020, 6, 18),
        evidence="1234567890123",
        at=moment(date(2020, 6, 18)),
    )
    entry = Entry.objects.get(verb="deliver")
    assert entry.label == "送达答复：邮寄（已超过答复期限 2 个工作日）"
    assert entry.payload["overdue_workdays"] == 2
    assert entry.legal_on == date(2020, 6, 18)


def test_what_is_done_after_an_answer_in_time_is_not_late(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    assert application.due_on and application.closed_on and application.closed_on <= application.due_on
    assert lateness(application, application.due_on + timedelta(days=30)) is None


def test_a_delivery_on_the_due_day_is_in_time(cast: Cast) -> None:
    application = brought_to("signed", cast)
    actions.deliver(application.pk, actor=cast.clerk, method="online", delivered_on=DUE_ON, at=moment(DUE_ON))
    assert "overdue_workdays" not in Entry.objects.get(verb="deliver").payload


def test_post_counts_on_the_day_of_posting_even_when_recorded_later(cast: Cast) -> None:
    application = brought_to("signed", cast)
    actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="mail",
        delivered_on=DUE_ON,
        evidence="1234567890123",
        at=moment(date(2020, 6, 22)),
    )
    application.refresh_from_db()
    assert application.closed_on == DUE_ON
    assert "overdue_workdays" not in Entry.objects.get(verb="deliver").payload


def test_mail_needs_a_postal_number(cast: Cast) -> None:
    application = brought_to("signed", cast)
    with pytest.raises(StepRefused, match="邮件号"):
        actions.deliver(
            application.pk, actor=cast.clerk, method="mail", delivered_on=DUE_ON, at=moment(DUE_ON)
        )


@pytest.mark.parametrize(
    ("delivered_on", "reason"),
    [(date(2020, 5, 17), "不能早于签发日期"), (date(2020, 6, 17), "不能晚于今天")],
)
def test_a_delivery_is_between_signature_and_today(cast: Cast, delivered_on: date, reason: str) -> None:
    application = brought_to("signed", cast)
    with pytest.raises(StepRefused, match=reason):
        actions.deliver(
            application.pk, actor=cast.clerk, method="online", delivered_on=delivered_on, at=moment(DUE_ON)
        )


def test_a_redraft_replaces_the_draft_and_clears_the_reason(cast: Cast) -> None:
    application = brought_to("reviewed", cast)
    actions.send_back_reply(application.pk, actor=cast.director, reason="依据的条款不对", at=moment(DUE_ON))
    application.refresh_from_db()
    assert application.state == "registered"
    assert application.reply.sent_back_reason == "依据的条款不对"
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.1",
        particulars={"access_path": "本机关网站“法定主动公开内容”栏目"},
        at=moment(DUE_ON),
    )
    application.refresh_from_db()
    assert application.state == "drafted"
    assert (application.reply.outcome, application.reply.sent_back_reason) == ("36.1", "")
    assert application.reply.reviewed_by is None


def test_a_drafter_cannot_review_their_own_reply(cast: Cast) -> None:
    application = brought_to("registered", cast)
    particulars = {"content_or_path": "见附件"}
    actions.draft_reply(
        application.pk,
        actor=cast.section_head,
        outcome="36.2",
        particulars=particulars,
        at=moment(RECEIVED_ON),
    )
    with pytest.raises(StepRefused, match="不能审核本人拟写的答复"):
        actions.review_reply(application.pk, actor=cast.section_head, at=moment(RECEIVED_ON))


def test_an_organ_without_a_document_mark_cannot_sign(cast: Cast) -> None:
    application = brought_to("reviewed", cast)
    cast.organ.document_mark = ""
    cast.organ.save()
    with pytest.raises(StepRefused, match="机关代字"):
        actions.sign_reply(application.pk, actor=cast.director, at=moment(DUE_ON))


def test_document_numbers_run_in_the_organs_own_line(cast: Cast) -> None:
    first = brought_to("signed", cast, key="a")
    second = brought_to("signed", cast, key="b")
    later = brought_to("signed", cast, key="c", on=date(2021, 3, 1))
    numbers = [application.reply.document_number for application in (first, second, later)]
    assert numbers == ["青住建公开告〔2020〕1号", "青住建公开告〔2020〕2号", "青住建公开告〔2021〕1号"]


def test_another_organs_clerk_does_not_find_the_application(cast: Cast) -> None:
    application = submitted(cast.organ)
    with pytest.raises(Application.DoesNotExist):
        actions.register(application.pk, actor=cast.other_clerk, received_on=RECEIVED_ON)
