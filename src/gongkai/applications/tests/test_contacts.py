"""双方确认: the clock waits until both sides confirmed, and what was tried can be proved (条例第三十一条)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.intake import Confirmation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    COMPANY,
    CONFIRMED,
    PERSON,
    RECEIVED_ON,
    WANTED,
    moment,
    submitted,
)
from gongkai.applications.tracking import track
from gongkai.applications.worklist import tasks
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused

MONDAY, TUESDAY = date(2020, 5, 18), date(2020, 5, 19)
CHANNELS = ["internet", "email", "fax", "mail_plain"]


def on_paper(cast: Cast, channel: str) -> Application:
    return submitted(
        cast.organ, channel=channel, actor=cast.stranger if channel == "internet" else cast.clerk
    )


def registered(cast: Cast, application: Application, on: date, **told: Any) -> Application:
    return actions.register(application.pk, actor=cast.clerk, received_on=on, at=moment(on, 5), **told)


def tried(cast: Cast, application: Application, on: date, **told: Any) -> None:
    stated = {"means": "phone", "result": "no_answer", "made_on": on, **told}
    actions.record_contact(application.pk, actor=cast.clerk, at=moment(on, 4), **stated)


@pytest.mark.parametrize("channel", CHANNELS)
def test_without_a_recorded_confirmation_nothing_is_registered(cast: Cast, channel: str) -> None:
    application = on_paper(cast, channel)
    with pytest.raises(StepRefused, match="须记录与申请人双方确认的方式和对象"):
        registered(cast, application, MONDAY)
    registered(cast, application, MONDAY, confirmation=CONFIRMED)
    contact = application.contacts.get()
    assert (contact.made_on, contact.means, contact.with_whom) == (MONDAY, "phone", "申请人本人")
    assert contact.made_by == cast.members["clerk"]


@pytest.mark.parametrize("channel", ["in_person", "mail_signed"])
def test_what_was_handed_in_or_signed_for_needs_no_confirmation(cast: Cast, channel: str) -> None:
    application = on_paper(cast, channel)
    with pytest.raises(StepRefused, match="不需要双方确认"):
        tried(cast, application, MONDAY)
    actions.register(application.pk, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(MONDAY))
    assert not application.contacts.exists()


def test_a_confirmation_recorded_before_gives_the_day_of_receipt(cast: Cast) -> None:
    application = submitted(cast.organ)
    tried(cast, application, MONDAY, result="confirmed", with_whom="申请人本人")
    with pytest.raises(StepRefused, match="已记录 2020-05-18 双方确认"):
        registered(cast, application, TUESDAY)
    made = actions.register(application.pk, actor=cast.clerk, received_on=MONDAY, at=moment(TUESDAY, 5))
    assert made.received_on == MONDAY


def test_what_was_said_counts_from_the_signature(cast: Cast) -> None:
    application = submitted(cast.organ, channel="oral", actor=cast.clerk)
    with pytest.raises(StepRefused, match="须经申请人签字"):
        registered(cast, application, RECEIVED_ON)
    with pytest.raises(StepRefused, match="须由申请人在代填的申请表上签字"):
        registered(cast, application, MONDAY, confirmation=CONFIRMED)
    signed = Confirmation("signature", "申请人本人")
    assert registered(cast, application, MONDAY, confirmation=signed).received_on == MONDAY


def test_the_clock_waits_for_an_applicant_who_is_not_reached(cast: Cast) -> None:
    made = actions.submit(
        cast.organ, submission_key="form-1", at=moment(RECEIVED_ON, 0), applicant=PERSON, wanted=WANTED
    )
    application = made.application
    with pytest.raises(StepRefused, match="须先在 2 个不同日期联系"):
        actions.shelve(application.pk, actor=cast.clerk, reason="电话无人接听", at=moment(RECEIVED_ON))
    tried(cast, application, MONDAY)
    (task,) = tasks(cast.clerk, MONDAY, str)
    assert (task.step, task.due_on) == ("确认收到并登记（已联系 1 次）", None)
    seen = track(application.number, made.query_code)
    assert seen is not None and seen.state_label == "联系未果，待确认" and seen.can_confirm
    assert [(step.label, step.note) for step in seen.steps][1:] == [("本机关与您联系确认", "电话，无人应答")]
    tried(cast, application, TUESDAY, means="text_message")
    actions.shelve(application.pk, actor=cast.clerk, reason="两日电话、短信均无回应", at=moment(TUESDAY, 5))
    assert tasks(cast.clerk, TUESDAY, str) == []
    seen = track(application.number, made.query_code)
    assert seen is not None and seen.state_label == "联系不上，待确认" and seen.received_on is None

    later = date(2020, 7, 10)
    tried(cast, application, later, result="confirmed", with_whom="申请人本人")
    (task,) = tasks(cast.clerk, later, str)
    assert task.number == application.number
    assert registered(cast, application, later).due_on == date(2020, 8, 11)


def test_without_any_way_to_reach_the_applicant_one_record_is_enough(cast: Cast) -> None:
    application = on_paper(cast, "mail_plain")
    tried(cast, application, RECEIVED_ON, means="", result="no_contact")
    actions.shelve(application.pk, actor=cast.clerk, reason="信中没有联系方式", at=moment(RECEIVED_ON, 5))
    application.refresh_from_db()
    assert (application.shelved_on, application.received_on, application.state) == (
        RECEIVED_ON,
        None,
        "submitted",
    )


def test_an_applicant_may_confirm_online_and_the_organ_confirms_by_registering(cast: Cast) -> None:
    application = submitted(cast.organ)
    actions.confirm_submission(application.pk, at=moment(MONDAY))
    with pytest.raises(StepRefused, match="已经确认过了"):
        actions.confirm_submission(application.pk, at=moment(MONDAY))
    with pytest.raises(StepRefused, match="申请人于 2020-05-18 在线确认，收到之日不能早于该日"):
        actions.register(application.pk, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(TUESDAY))
    assert registered(cast, application, MONDAY).received_on == MONDAY
    assert Entry.objects.filter(verb="confirm_submission", member=None).count() == 1


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"made_on": date(2020, 5, 14)}, "不能早于申请到达之日"),
        ({"made_on": date(2020, 5, 30)}, "不能晚于今天"),
        ({"result": "perhaps"}, "须选择联系结果"),
        ({"means": "pigeon"}, "须选择联系方式"),
        ({"means": "signature"}, "须选择联系方式"),
        ({"result": "confirmed"}, "须写明与谁确认"),
    ],
)
def test_an_attempt_says_when_how_and_what_came_of_it(cast: Cast, told: dict[str, Any], reason: str) -> None:
    application = submitted(cast.organ)
    stated = {"made_on": MONDAY, "means": "phone", "result": "no_answer", **told}
    with pytest.raises(StepRefused, match=reason):
        actions.record_contact(application.pk, actor=cast.clerk, at=moment(MONDAY), **stated)
    assert not application.contacts.exists()


def test_whoever_confirmed_is_not_put_aside(cast: Cast) -> None:
    application = submitted(cast.organ)
    actions.confirm_submission(application.pk, at=moment(MONDAY))
    with pytest.raises(StepRefused, match="已与申请人确认，应当登记"):
        actions.shelve(application.pk, actor=cast.clerk, reason="不想办", at=moment(MONDAY))


def test_the_clerk_confirms_the_kind_that_the_code_suggests(cast: Cast) -> None:
    lawyers = replace(COMPANY, name="宁夏青石律师事务所", paper_number="31640221MJX12343XW")
    application = submitted(cast.organ, applicant=lawyers)
    assert (application.applicant_kind, application.proposed_kind) == ("org.business", "org.legal_service")
    with pytest.raises(StepRefused, match="自然人和组织不能互换"):
        registered(cast, application, MONDAY, confirmation=CONFIRMED, applicant_kind="natural_person")
    made = registered(cast, application, MONDAY, confirmation=CONFIRMED, applicant_kind="org.legal_service")
    assert made.applicant_kind == "org.legal_service"
