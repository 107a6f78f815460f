"""The day of receipt starts the clock; a holiday notice moves it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions, moves
from gongkai.applications.clock import days_left, deadline_of, lateness
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    CONFIRMED,
    DUE_ON,
    RECEIVED_ON,
    brought_to,
    moment,
    sent,
    submitted,
)
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.law.notices import load_notice
from gongkai.law.workdays import add_workdays
from gongkai.organs.calendars import calendar_in


def test_the_clock_runs_by_the_calendar_of_the_region(cast: Cast) -> None:
    application = brought_to("registered", cast)
    assert application.due_on == DUE_ON  # 开斋节 2020-05-25 is a day off in Ningxia, not elsewhere
    assert application.calendar_version.startswith("640221-")
    payload = Entry.objects.get(verb="register").payload
    assert payload["due_on"] == "2020-06-16"
    assert payload["basis"] == ["《中华人民共和国政府信息公开条例》第三十三条第二款"]


def test_an_internet_application_is_received_on_the_day_both_sides_confirm(cast: Cast) -> None:
    application = submitted(cast.organ)
    confirmed_on = date(2020, 5, 18)
    registered = actions.register(
        application.pk,
        actor=cast.clerk,
        received_on=confirmed_on,
        confirmation=CONFIRMED,
        at=moment(date(2020, 5, 19)),
    )
    assert registered.received_on == confirmed_on
    assert Entry.objects.get(verb="register").legal_on == confirmed_on


@pytest.mark.parametrize(
    ("received_on", "reason"),
    [(date(2020, 5, 14), "不能早于提交之日"), (date(2020, 5, 21), "不能晚于今天")],
)
def test_receipt_is_between_submission_and_today(cast: Cast, received_on: date, reason: str) -> None:
    application = submitted(cast.organ)
    with pytest.raises(StepRefused, match=reason):
        actions.register(
            application.pk, actor=cast.clerk, received_on=received_on, at=moment(date(2020, 5, 20))
        )


@pytest.mark.parametrize("channel", ["in_person", "mail_signed"])
def test_what_was_handed_in_is_received_on_that_day_and_no_other(cast: Cast, channel: str) -> None:
    application = submitted(cast.organ, channel=channel, actor=cast.clerk)
    with pytest.raises(StepRefused, match="收到之日应为 2020-05-15"):
        actions.register(
            application.pk,
            actor=cast.clerk,
            received_on=date(2020, 5, 18),
            at=moment(date(2020, 5, 18)),
        )


def test_an_application_is_registered_once(cast: Cast) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="当前环节是“已登记，办理中”"):
        actions.register(application.pk, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(RECEIVED_ON))


def test_who_registers_has_it_in_hand_unless_another_is_named(cast: Cast) -> None:
    assert brought_to("registered", cast).handler == cast.members["clerk"]
    application = submitted(cast.organ, key="b")
    actions.register(
        application.pk,
        actor=cast.clerk,
        received_on=RECEIVED_ON,
        confirmation=CONFIRMED,
        handler=cast.members["section_head"],
        at=moment(RECEIVED_ON),
    )
    application.refresh_from_db()
    assert application.handler == cast.members["section_head"]


def test_registering_leaves_it_with_whoever_was_assigned(cast: Cast) -> None:
    application = submitted(cast.organ)
    handler = cast.members["section_head"]
    actions.assign(application.pk, actor=cast.clerk, handler=handler, at=moment(RECEIVED_ON))
    actions.register(
        application.pk,
        actor=cast.clerk,
        received_on=RECEIVED_ON,
        confirmation=CONFIRMED,
        at=moment(RECEIVED_ON),
    )
    application.refresh_from_db()
    assert application.handler == handler


@pytest.mark.parametrize(
    ("member", "reason"), [("other_clerk", "本机关人员"), ("auditor", "“经办”或“科室负责人”")]
)
def test_the_handler_works_in_this_organ(cast: Cast, member: str, reason: str) -> None:
    application = brought_to("registered", cast)
    with pytest.raises(StepRefused, match=reason):
        actions.assign(application.pk, actor=cast.director, handler=cast.members[member])


def test_assigning_changes_the_hand_and_not_the_state(cast: Cast) -> None:
    application = brought_to("drafted", cast)
    actions.assign(
        application.pk,
        actor=cast.director,
        handler=cast.members["section_head"],
        at=moment(date(2020, 5, 20)),
    )
    application.refresh_from_db()
    assert (application.state, application.handler) == ("drafted", cast.members["section_head"])


@pytest.mark.parametrize(
    ("on", "left"), [(RECEIVED_ON, 20), (DUE_ON, 0), (date(2020, 6, 15), 1), (date(2020, 6, 18), -2)]
)
def test_days_left_are_workdays(cast: Cast, on: date, left: int) -> None:
    assert days_left(brought_to("registered", cast), on) == left


def test_a_closed_application_has_no_days_left(cast: Cast) -> None:
    assert days_left(brought_to("delivered", cast), DUE_ON) is None


def test_an_application_without_receipt_has_no_deadline(cast: Cast) -> None:
    application = submitted(cast.organ)
    assert days_left(application, DUE_ON) is None
    assert lateness(application, DUE_ON) is None
    with pytest.raises(ValueError, match="no day of receipt"):
        deadline_of(application)


NOTICE = """
region: "640221"
year: 2020
source: 青石县人民政府办公室关于放假的通知
issued_on: 2020-05-20
days_off: {2020-06-08: 县庆}
"""


def test_a_holiday_notice_moves_what_is_open_and_says_so(cast: Cast, tmp_path: Path) -> None:
    brought_to("delivered", cast, key="a")
    waiting = brought_to("drafted", cast, key="b")
    submitted(cast.organ, key="c")
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE, encoding="utf-8")

    moved = actions.load_notice(load_notice(file))

    assert [(each.number, each.before, each.after) for each in moved] == [
        (waiting.number, DUE_ON, date(2020, 6, 17))
    ]
    version = waiting.calendar_version
    waiting.refresh_from_db()
    assert waiting.due_on == date(2020, 6, 17)
    assert waiting.calendar_version != version
    entry = Entry.objects.get(verb="recompute_deadline")
    assert entry.label == "节假日安排变动，答复期限由 2020-06-16 改为 2020-06-17"
    assert actions.recompute_deadlines() == ()
    assert actions.load_notice(load_notice(file)) == ()


def test_a_notice_that_changes_nothing_for_it_only_renews_the_version(cast: Cast, tmp_path: Path) -> None:
    waiting = brought_to("registered", cast)
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE.replace("06-08", "09-08"), encoding="utf-8")
    assert actions.load_notice(load_notice(file)) == ()
    renewed = Application.objects.get(pk=waiting.pk)
    assert renewed.due_on == DUE_ON
    assert renewed.calendar_version != waiting.calendar_version
    assert not Entry.objects.filter(verb="recompute_deadline").exists()


def test_who_handles_it_is_told_until_somebody_has_seen_it(cast: Cast, tmp_path: Path) -> None:
    waiting = brought_to("registered", cast)
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE, encoding="utf-8")
    actions.load_notice(load_notice(file))
    calendar = calendar_in(cast.organ.calendar_region)
    told: Callable[[Any], list[Any]] = lambda actor: moves.tasks(  # noqa: E731
        actor, on=RECEIVED_ON, calendar=calendar, url_for=lambda found: found.number
    )
    (task,) = told(cast.clerk)
    assert (task.title, task.is_mine) == ("答复期限由 2020-06-16 推后到 2020-06-17", True)
    assert not told(cast.director)[0].is_mine
    assert told(cast.other_clerk) == []
    move = waiting.moves.get()
    with pytest.raises(StepRefused):
        actions.acknowledge_move(move.pk, actor=cast.other_clerk)
    actions.acknowledge_move(move.pk, actor=cast.clerk)
    actions.acknowledge_move(move.pk, actor=cast.director)
    assert told(cast.clerk) == []
    assert Entry.objects.get(verb="acknowledge_move").actor_name == "陈经办"


def test_moved_twice_it_is_told_once_and_moved_back_not_at_all(cast: Cast, tmp_path: Path) -> None:
    waiting = brought_to("registered", cast)
    file = tmp_path / "notice.yaml"
    for days_off, told in (
        ("06-08: 县庆", [(DUE_ON, date(2020, 6, 17))]),
        ("06-08: 县庆, 2020-06-09: 县庆", [(DUE_ON, date(2020, 6, 18))]),
        ("09-08: 县庆", []),
    ):
        file.write_text(NOTICE.replace("06-08: 县庆", days_off), encoding="utf-8")
        actions.load_notice(load_notice(file))
        assert list(waiting.moves.values_list("was", "due_on")) == told


def test_the_days_to_answer_a_consultation_move_too(cast: Cast, tmp_path: Path) -> None:
    waiting = brought_to("registered", cast)
    asked = actions.consult(
        waiting.pk,
        actor=cast.clerk,
        kind="co_maker",
        party="青石县水务局",
        matter="联合发文",
        at=moment(RECEIVED_ON),
    )
    sent(asked.notice, cast, on=RECEIVED_ON, received_on=RECEIVED_ON)
    asked.refresh_from_db()
    before = asked.due_on
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE.replace("2020-06-08", "2020-05-20"), encoding="utf-8")
    actions.load_notice(load_notice(file))
    asked.refresh_from_db()
    assert before is not None
    assert asked.due_on == add_workdays(calendar_in(cast.organ.calendar_region), before, 1)


def test_the_days_to_pay_move_and_the_entry_says_so(cast: Cast, tmp_path: Path) -> None:
    on = date(2021, 3, 1)
    fee = actions.charge_fee(
        brought_to("registered", cast, on=on).pk,
        actor=cast.clerk,
        method="page",
        count=45,
        how_to_pay="财政专户",
        at=moment(on),
    )
    sent(fee.notice, cast, on=on, received_on=on)
    file = tmp_path / "notice.yaml"
    file.write_text(NOTICE.replace("2020", "2021").replace("06-08", "03-08"), encoding="utf-8")
    actions.load_notice(load_notice(file))
    fee.refresh_from_db()
    assert fee.due_on == date(2021, 3, 30)
    entry = Entry.objects.get(verb="recompute_period")
    assert entry.label == "节假日安排变动，缴费期限由 2021-03-29 改为 2021-03-30"


def test_only_named_organs_are_recomputed(cast: Cast, tmp_path: Path) -> None:
    waiting = brought_to("registered", cast)
    Application.objects.filter(pk=waiting.pk).update(calendar_version="old", due_on=date(2020, 6, 12))
    assert actions.recompute_deadlines([cast.other_organ.pk]) == ()
    assert len(actions.recompute_deadlines([cast.organ.pk])) == 1


def test_a_clerk_does_not_recompute_the_clocks(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="系统管理"):
        actions.recompute_deadlines(actor=cast.clerk)
