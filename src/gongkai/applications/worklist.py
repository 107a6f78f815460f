"""待办 of 依申请公开: each open application with the step that it waits for."""

from collections.abc import Callable
from datetime import date

from django.db.models import F

from gongkai.applications.choices import State
from gongkai.applications.clock import calendar_of, days_left
from gongkai.applications.models import Application
from gongkai.applications.procedure import PROCEDURE
from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar
from gongkai.organs.actors import Actor

KIND = "依申请公开"
MOST = 200  # due soonest first; nobody works through more in a day
NEXT_VERB = {
    State.SUBMITTED: "register",
    State.REGISTERED: "draft_reply",
    State.DRAFTED: "review_reply",
    State.REVIEWED: "sign_reply",
    State.SIGNED: "deliver",
}


def tasks(actor: Actor, on: date, url_for: Callable[[Application], str]) -> list[Task]:
    """One task for each open application of the actor's own organ; three queries however many there are.

    `is_mine`: the actor may take the next step now and, where somebody has it in hand, is that person.
    """
    if actor.organ_id is None:
        return []
    waiting = Application.objects.open().filter(organ_id=actor.organ_id)
    waiting = waiting.select_related("organ", "reply").defer("identity", "reply__letter")
    found: list[Task] = []
    calendar: Calendar | None = None
    for application in waiting.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST]:
        calendar = calendar or calendar_of(application)
        found.append(_task(application, actor, on, calendar, url_for(application)))
    return found


def _task(application: Application, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    verb = NEXT_VERB[State(application.state)]
    return Task(
        title=_short(application.wanted),
        number=application.number,
        step=PROCEDURE.step(verb).label,
        url=url,
        kind=KIND,
        due_on=application.due_on,
        days_left=days_left(application, on, calendar=calendar),
        is_mine=_is_mine(application, verb, actor),
    )


def _is_mine(application: Application, verb: str, actor: Actor) -> bool:
    if PROCEDURE.why_not(verb, application, actor):
        return False
    if verb == "draft_reply" and application.handler_id is not None:
        return actor.is_same_person(application.handler_id)
    return True


def _short(wanted: str, length: int = 40) -> str:
    line = " ".join(wanted.split())
    return line if len(line) <= length else line[: length - 1] + "…"
