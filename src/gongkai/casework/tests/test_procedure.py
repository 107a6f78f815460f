"""A procedure refuses with every reason and offers open steps first."""

from dataclasses import dataclass

import pytest

from gongkai.casework.procedure import Procedure, Step, StepRefused
from gongkai.casework.worklist import Task, due_soonest_first
from gongkai.organs.actors import PUBLIC, Actor, Role


@dataclass
class Paper:
    state: str = "new"


def only_clerks(actor: Actor, subject: Paper) -> str | None:
    return None if actor.has(Role.CLERK) else "须由“经办”人员办理"


CLERK = Actor(name="甲", member_id=1, organ_id=1, roles=frozenset({Role.CLERK}))
PROCEDURE = Procedure(
    (
        Step("finish", "办结", ("checked",), "done"),
        Step(
            "check",
            "审核",
            ("new",),
            "checked",
            "某条",
            (lambda paper, form: None if form.get("note") else "须写意见",),
        ),
    ),
    {"new": "新建", "checked": "已审核", "done": "办结"},
    {"check": only_clerks, "finish": only_clerks},
)


def test_an_open_step_has_no_reasons() -> None:
    assert PROCEDURE.why_not("check", Paper(), CLERK, {"note": "好"}) == ()


def test_every_reason_is_given_at_once() -> None:
    assert PROCEDURE.why_not("finish", Paper(), PUBLIC, {}) == (
        "当前环节是“新建”，须在“已审核”时办理",
        "须由“经办”人员办理",
    )


def test_requirements_are_asked_only_of_a_filled_form() -> None:
    assert PROCEDURE.why_not("check", Paper(), CLERK) == ()
    assert PROCEDURE.why_not("check", Paper(), CLERK, {}) == ("须写意见",)


def test_open_steps_come_first() -> None:
    assert [choice.step.verb for choice in PROCEDURE.choices(Paper(), CLERK)] == ["check", "finish"]


def test_a_refusal_names_the_step_and_its_reasons() -> None:
    with pytest.raises(StepRefused, match="不能审核：须写意见"):
        PROCEDURE.demand("check", Paper(), CLERK, {})


def test_an_unknown_verb_is_a_programmers_error_that_names_it() -> None:
    with pytest.raises(LookupError, match="'burn'"):
        PROCEDURE.step("burn")


def test_the_worklist_puts_what_is_due_first_on_top_and_what_has_no_clock_last() -> None:
    from datetime import date

    tasks = [
        Task("无期限", "1", "登记", "/1", "信息"),
        Task("晚", "2", "登记", "/2", "信息", due_on=date(2026, 5, 2), days_left=3),
        Task("已超期", "3", "登记", "/3", "信息", due_on=date(2026, 4, 2), days_left=-2),
    ]
    assert [task.number for task in due_soonest_first(tasks)] == ["3", "2", "1"]
    assert tasks[2].is_overdue and not tasks[1].is_overdue
