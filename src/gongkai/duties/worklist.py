"""待办 of 公开责任: headings of the clerk's organ whose period is over and has nothing, or that nobody has updated."""

from collections.abc import Callable
from datetime import date

from gongkai.casework.worklist import Task
from gongkai.duties.board import Duty, duties_of
from gongkai.duties.judging import DutyState
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role

KIND = "公开责任"
MOST = 200


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Duty], str]) -> list[Task]:
    """Items that wait to be published have their own lines; nine queries at most."""
    if actor.organ_id is None or not actor.has(Role.CLERK):
        return []
    found = [_task(duty, on, calendar, url_of) for duty in duties_of([actor.organ_id], on=on)]
    return [task for task in found if task][:MOST]


def _task(duty: Duty, on: date, calendar: Calendar, url_of: Callable[[Duty], str]) -> Task | None:
    open_periods = [each for each in duty.facts.periods if each.is_late(on) or each.is_due(on)]
    if open_periods:
        named = open_periods[0].period.label
        more = f"等 {len(open_periods)} 期" if len(open_periods) > 1 else ""
        step, due_on = f"公开{named}{more}的信息，或者公布情况说明", open_periods[0].due_on
    elif duty.state is DutyState.STALE:
        step, due_on = f"更新：{duty.judgement.findings[-1]}", None
    else:
        return None
    return Task(
        title=f"{duty.first_level}·{duty.heading.title}" if duty.first_level else duty.heading.title,
        number=duty.section,
        step=step,
        url=url_of(duty),
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
    )
