"""Reminders by e-mail: what is due at 5, 3, 1 days and overdue, once a day and person, without a name of an applicant."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from gongkai.applications import actions as applications
from gongkai.applications.models import Application, DeadlineMove
from gongkai.applications.tests.samples import (
    DUE_ON,
    PERSON,
    WANTED,
    asked_to_correct,
    brought_to,
    moment,
    sent,
)
from gongkai.casework import duties
from gongkai.law.workdays import add_workdays
from gongkai.organs.calendars import calendar_in
from gongkai.oversight.actions import send_digests
from gongkai.oversight.digest import message_for
from gongkai.oversight.models import Digest

ON = date(2020, 6, 10)  # a Wednesday, four workdays before DUE_ON
BASE = "https://desk.example"


@pytest.fixture
def reminded(cast: Cast, settings: Any) -> Cast:
    """Clerk, head of section and director have addresses, and reminders are switched on."""
    settings.DIGEST = {"enabled": True, "base": BASE}
    for name in ("clerk", "section_head", "director"):
        user = cast.members[name].user
        user.email = f"{name}@example.cn"
        user.save()
    return cast


def due_in(cast: Cast, days: int, *, key: str) -> Application:
    application = brought_to("registered", cast, key=key)
    due_on = add_workdays(calendar_in(cast.organ.calendar_region), ON, days)
    Application.objects.filter(pk=application.pk).update(due_on=due_on)
    return application


def told(cast: Cast, name: str, on: date = ON) -> str:
    calendar = calendar_in(cast.organ.calendar_region)
    message = message_for(cast.members[name], on=on, calendar=calendar, base=BASE)
    return f"{message.subject}\n{message.text}" if message else ""


def test_a_handler_is_warned_at_5_3_1_days_and_of_what_is_overdue(cast: Cast) -> None:
    made = {days: due_in(cast, days, key=str(days)) for days in (0, 1, 2, 3, 4, 5, 9)}
    late = brought_to("registered", cast, key="late")
    Application.objects.filter(pk=late.pk).update(due_on=date(2020, 6, 8))
    text = told(cast, "clerk")
    assert text.startswith("【政府信息公开】1 件已逾期，4 件快要到期（2020-06-10）")
    warned = text.partition("5、3、1")[2].partition("等您办理（")[0]
    assert {days for days, each in made.items() if each.number in warned} == {0, 1, 3, 5}
    assert "已逾期 2 个工作日" in warned
    assert made[9].number in text
    assert f"{BASE}/desk/applications/{late.pk}/" in text


def test_a_head_and_a_director_are_told_of_what_others_have(cast: Cast) -> None:
    soon, later = due_in(cast, 3, key="a"), due_in(cast, 9, key="b")
    for name in ("section_head", "director"):
        text = told(cast, name)
        assert soon.number in text, name
        assert later.number not in text, name
    assert told(cast, "auditor") == ""


def test_a_handler_is_warned_while_somebody_elses_step_is_next(cast: Cast) -> None:
    drafted, other = brought_to("drafted", cast), due_in(cast, 3, key="b")
    text = told(cast, "clerk", date(2020, 6, 11))  # three workdays before DUE_ON
    assert "您承办、正在等其他人" in text
    assert drafted.number in text.partition("您承办")[2]
    assert other.number not in text.partition("您承办")[2].partition("等您办理（")[0]


def test_an_open_consultation_does_not_hide_that_the_reply_is_due(cast: Cast) -> None:
    asked = applications.consult(
        brought_to("registered", cast).pk,
        actor=cast.clerk,
        kind="other_organ",
        party="青石县财政局",
        matter="拨付凭证",
        asked_until=date(2020, 5, 22),
        at=moment(date(2020, 5, 18)),
    )
    sent(asked.notice, cast, on=date(2020, 5, 18), received_on=date(2020, 5, 19))
    text = told(cast, "clerk", date(2020, 6, 17))  # due 2020-06-22
    assert "剩 3 个工作日" in text
    assert "记录意见或者逾期" in text


def test_what_somebody_else_has_to_do_first_is_no_mail(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=date(2020, 5, 18), received_on=date(2020, 5, 18))
    assert told(cast, "clerk", correction.due_on) == ""
    assert "等待补正（期限已过）" in told(cast, "clerk", correction.due_on + timedelta(days=1))


def test_it_says_nothing_of_the_applicant(cast: Cast) -> None:
    due_in(cast, 1, key="a")
    text = told(cast, "clerk") + told(cast, "director")
    assert not any(word in text for word in (PERSON.name, "李", PERSON.phone, WANTED.description[:8]))


def test_a_moved_due_day_is_told_to_the_handler(cast: Cast) -> None:
    application = brought_to("registered", cast)
    DeadlineMove.objects.create(
        application=application, organ=cast.organ, was=date(2020, 6, 15), due_on=DUE_ON, moved_at=moment(ON)
    )
    assert "答复期限由 2020-06-15 推后到 2020-06-16" in told(cast, "clerk")
    applications.acknowledge_move(DeadlineMove.objects.get().pk, actor=cast.clerk, at=moment(ON))
    assert "推后" not in told(cast, "clerk")


def test_each_person_gets_one_a_day(reminded: Cast) -> None:
    due_in(reminded, 1, key="a")
    assert send_digests(moment(ON)) == ["发出提醒 3 封"]
    assert {each.to[0] for each in mail.outbox} == {
        "clerk@example.cn", "section_head@example.cn", "director@example.cn",
    }  # fmt: skip
    assert send_digests(moment(ON, 9)) == []
    assert len(mail.outbox) == 3
    assert send_digests(moment(date(2020, 6, 11))) == ["发出提醒 3 封"]


def test_a_crash_between_claim_and_dispatch_sends_none_twice(reminded: Cast) -> None:
    due_in(reminded, 1, key="a")
    Digest.objects.create(member=reminded.members["clerk"], on=ON, claimed_at=moment(ON))
    send_digests(moment(ON, 9))
    assert "clerk@example.cn" not in {each.to[0] for each in mail.outbox}


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Any) -> int:
        raise OSError("connection refused")


def test_what_the_server_refuses_is_tried_three_times_and_stops_no_other_duty(
    reminded: Cast, settings: Any
) -> None:
    due_in(reminded, 1, key="a")
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    for _ in range(5):
        send_digests(moment(ON))
    assert set(Digest.objects.values_list("state", "attempts")) == {("failed", 3)}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Digest.objects.filter(member=reminded.members["clerk"]).update(attempts=1)
    assert send_digests(moment(ON)) == ["发出提醒 1 封"]


def test_nothing_is_sent_on_a_day_off_nor_while_it_is_switched_off(reminded: Cast, settings: Any) -> None:
    due_in(reminded, 1, key="a")
    assert send_digests(moment(date(2020, 6, 13))) == []  # a Saturday
    settings.DIGEST = {"enabled": False, "base": ""}
    assert send_digests(moment(ON)) == []
    assert mail.outbox == []


def test_the_daily_run_knows_the_reminders() -> None:
    assert "期限提醒邮件" in duties._duties
