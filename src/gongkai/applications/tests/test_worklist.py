"""What waits for whom, in a constant number of queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions, worklist
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    DUE_ON,
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    moment,
    sent,
    submitted,
)
from gongkai.applications.waiting import hands_of, in_hand, states_of, waits_for
from gongkai.applications.worklist import tasks, waiting


def address(application: Any) -> str:
    return f"/desk/applications/{application.number}"


@pytest.mark.parametrize(
    ("state", "step", "whose"),
    [
        ("submitted", "确认收到并登记", {"clerk"}),
        ("registered", "拟写答复", {"clerk"}),
        ("drafted", "审核答复", {"section_head", "reviewer"}),
        ("reviewed", "签发答复", {"director"}),
        ("signed", "送达答复", {"clerk"}),
    ],
)
def test_each_state_waits_for_somebody(cast: Cast, state: str, step: str, whose: set[str]) -> None:
    brought_to(state, cast)
    mine = set()
    for name in ("clerk", "section_head", "reviewer", "director", "auditor"):
        (task,) = tasks(getattr(cast, name), date(2020, 6, 1), address)
        assert task.step == step
        if task.is_mine:
            mine.add(name)
    assert mine == whose


def test_a_task_tells_the_workdays_left(cast: Cast) -> None:
    application = brought_to("registered", cast)
    (task,) = tasks(cast.clerk, date(2020, 6, 18), address)
    assert (task.due_on, task.days_left, task.is_overdue) == (DUE_ON, -2, True)
    assert task.url == f"/desk/applications/{application.number}"


def test_what_another_has_in_hand_is_not_mine(cast: Cast) -> None:
    application = brought_to("registered", cast)
    handler = cast.members["section_head"]
    actions.assign(application.pk, actor=cast.clerk, handler=handler, at=moment(DUE_ON))
    assert not tasks(cast.clerk, DUE_ON, address)[0].is_mine
    assert tasks(cast.section_head, DUE_ON, address)[0].is_mine


def test_delivered_applications_wait_for_nobody(cast: Cast) -> None:
    brought_to("delivered", cast)
    assert tasks(cast.clerk, DUE_ON, address) == []


@pytest.mark.parametrize("who", ["other_clerk", "authority", "stranger"])
def test_others_have_no_task_here(cast: Cast, who: str) -> None:
    brought_to("registered", cast)
    assert tasks(getattr(cast, who), DUE_ON, address) == []


def test_the_worklist_takes_as_many_queries_for_many_as_for_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    brought_to("drafted", cast)
    tasks(cast.clerk, DUE_ON, address)
    with django_assert_num_queries(8):
        tasks(cast.clerk, DUE_ON, address)
    for index, state in enumerate(("submitted", "registered", "drafted", "reviewed", "signed")):
        brought_to(state, cast, key=f"more-{index}")
    with django_assert_num_queries(8):
        assert len(tasks(cast.clerk, DUE_ON, address)) == 6


def test_a_long_request_is_cut_for_the_list(cast: Cast) -> None:
    from gongkai.applications.intake import WantedInformation

    submitted(cast.organ, wanted=WantedInformation("危房改造\n" * 40))
    (task,) = tasks(cast.clerk, DUE_ON, address)
    assert len(task.title) == 40
    assert "\n" not in task.title


def waiting_for(actor: Any) -> list[Any]:
    return tasks(actor, RECEIVED_ON, address)


def test_a_section_that_is_asked_for_help_finds_it_among_its_own(cast: Cast) -> None:
    application = brought_to("registered", cast, on=RECEIVED_ON)
    asked = actions.ask_for_help(
        application.pk,
        actor=cast.clerk,
        section=cast.section,
        matter="请提供分配明细",
        due_on=DUE_ON,
        at=moment(RECEIVED_ON),
    )
    assert sorted(task.step for task in waiting_for(cast.clerk)) == ["拟写答复", "签发文书"]
    actions.sign_notice(asked.notice_id, actor=cast.director, at=moment(RECEIVED_ON))
    (line,) = [task for task in waiting_for(cast.clerk) if task.title.startswith("协办")]
    assert (line.title, line.is_mine) == ("协办：请提供分配明细", True)
    cast.members["director"].section = None
    cast.members["director"].save()
    assert [task.is_mine for task in waiting_for(cast.director) if task.title.startswith("协办")] == [False]


def test_while_a_letter_is_in_hand_it_stands_for_its_application(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    assert [task.step for task in waiting_for(cast.clerk)] == ["签发文书"]
    sent(correction.notice, cast, on=RECEIVED_ON)
    (task,) = waiting_for(cast.clerk)
    assert (task.step, task.due_on) == ("等待补正", correction.due_on)
    assert task.awaits.startswith("期满不补正的，次日起可以按视为放弃答复")
    (late,) = tasks(cast.clerk, correction.due_on + timedelta(days=1), address)
    assert (late.step, late.awaits) == ("等待补正（期限已过）", "")
    actions.offer_correction(correction.application_id, wanted="2019 年高仁乡的明细", at=moment(RECEIVED_ON))
    (task,) = waiting_for(cast.clerk)
    assert (task.step, task.awaits) == ("收到补正", "")


def test_an_opinion_is_awaited_from_its_receipt_to_its_last_day(cast: Cast) -> None:
    asked = actions.consult(
        brought_to("registered", cast, on=RECEIVED_ON).pk,
        actor=cast.clerk,
        kind="third_party",
        party="青石县某公司",
        matter="合同",
        asked_until=DUE_ON,
        at=moment(RECEIVED_ON),
    )
    sent(asked.notice, cast, on=RECEIVED_ON)
    (task,) = waiting_for(cast.clerk)
    assert (task.step, task.awaits) == ("确认对方收到", "")
    actions.confirm_notice_received(
        asked.notice_id, actor=cast.clerk, received_on=RECEIVED_ON, at=moment(RECEIVED_ON)
    )
    (task,) = waiting_for(cast.clerk)
    assert task.step == "等待回复" and "由本机关决定是否公开" in task.awaits
    assert task.due_on is not None
    (late,) = tasks(cast.clerk, task.due_on + timedelta(days=1), address)
    assert (late.step, late.awaits, late.is_overdue) == ("记录意见或者逾期", "", True)


EVERYONE = ("clerk", "section_head", "reviewer", "director", "auditor")


def at_every_turn(cast: Cast) -> None:
    """One at each state, one that waits for the applicant, and one in somebody's hand."""
    for state in ("submitted", "registered", "drafted", "reviewed", "signed"):
        brought_to(state, cast, key=state)
    sent(asked_to_correct(cast).notice, cast, on=RECEIVED_ON, received_on=RECEIVED_ON)
    held = brought_to("registered", cast, key="held")
    actions.assign(held.pk, actor=cast.clerk, handler=cast.members["section_head"], at=moment(DUE_ON))


def counted(actor: Any) -> list[int]:
    """Before the lines are drawn: the ids of those that wait for the actor."""
    own = states_of(actor)
    hands = hands_of(actor, own)
    return [each.pk for each in in_hand(actor.organ_id) if waits_for(each, actor, own, hands)]


def test_who_is_counted_is_who_is_shown(cast: Cast) -> None:
    at_every_turn(cast)
    written = brought_to("drafted", cast, key="written")
    Application.objects.filter(pk=written.pk).update(writer_ids=[cast.reviewer.member_id])
    numbers = dict(Application.objects.values_list("pk", "number"))
    for name in EVERYONE:
        actor = getattr(cast, name)
        mine = {task.number for task in tasks(actor, DUE_ON, address) if task.is_mine}
        assert {numbers[pk] for pk in counted(actor)} == mine, name


@pytest.mark.parametrize("on", [RECEIVED_ON, DUE_ON])
def test_of_too_many_each_sees_their_own_and_how_many_more(
    cast: Cast, on: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_every_turn(cast)
    all_of = {name: waiting(getattr(cast, name), on, address).tasks for name in EVERYONE}
    monkeypatch.setattr(worklist, "MOST_APPLICATIONS", 1)
    for name in EVERYONE:
        found = waiting(getattr(cast, name), on, address)
        mine = [task for task in found.tasks if task.is_mine]
        more = sum(found.beyond.values()) + found.awaited_beyond
        assert len(mine) + more == sum(task.is_mine for task in all_of[name]), name
        assert len(mine) == min(1, sum(task.is_mine for task in all_of[name])), name
        assert len(found.tasks) + more + found.others_beyond == len(all_of[name]), name
        if on == RECEIVED_ON:  # later the applicant's days are over, which no count tells
            to_do = sum(task.is_mine_now for task in all_of[name])
            assert sum(task.is_mine_now for task in mine) + sum(found.beyond.values()) == to_do, name


def test_what_is_left_behind_by_one_who_went_is_counted_for_the_clerks(cast: Cast) -> None:
    held = brought_to("registered", cast)
    actions.assign(held.pk, actor=cast.clerk, handler=cast.members["section_head"], at=moment(DUE_ON))
    assert counted(cast.clerk) == []
    user = cast.members["section_head"].user
    user.is_active = False
    user.save()
    assert counted(cast.clerk) == [held.pk]
    Application.objects.update(due_on=None, awaited="payment")
    assert counted(cast.clerk) == [held.pk]
