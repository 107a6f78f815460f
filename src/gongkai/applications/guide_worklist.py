"""待办 of 公开指南: what the organ's clerks have to bring up to date."""

from datetime import date

from gongkai.applications import guide
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Organ

KIND = "公开指南"


def tasks(actor: Actor, *, organ: Organ, on: date, url: str) -> list[Task]:
    """One line for the clerks while a guide that was drawn up is stale; one query. Its page tells where there is none.

    One that is on its way to the public has lines of its own, as every item has.
    """
    if not actor.has(Role.CLERK):
        return []
    state = guide.state_of(organ, on)
    if state.item is None or state.is_underway or not state.reasons:
        return []
    return [Task(state.reasons[-1], "", "更新公开指南", url, KIND)]
