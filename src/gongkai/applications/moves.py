"""待办 of 期限变动: due days that a holiday notice moved and that nobody has looked at."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet

from gongkai.applications.hands import hand_of
from gongkai.applications.models import Application, DeadlineMove
from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

KIND = "期限变动"
MOST = 200


def unseen(organ_id: int) -> list[DeadlineMove]:
    """Those of applications still open, due soonest first; one query."""
    return [move for move in _unseen(organ_id) if move.application.closed_on is None]


@prepared
def _unseen(organ_id: int) -> QuerySet[DeadlineMove]:
    moves = DeadlineMove.objects.filter(seen_at=None, organ_id=organ_id)
    moves = moves.select_related("application__handler__user")
    return moves.defer("application__identity", "application__wanted").order_by("due_on", "pk")[:MOST]


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_for: Callable[[Application], str]) -> list[Task]:
    """A task for the handler of each (for the clerks where there is none)."""
    if actor.organ_id is None:
        return []
    return [
        Task(
            title=f"答复期限由 {move.was} {'提前' if move.is_earlier else '推后'}到 {move.due_on}",
            number=move.application.number,
            step="核对后点“知道了”",
            url=url_for(move.application),
            kind=KIND,
            due_on=move.due_on,
            days_left=workdays_left(calendar, on, move.due_on),
            is_mine=_is_mine(actor, move.application),
        )
        for move in unseen(actor.organ_id)
    ]


def _is_mine(actor: Actor, application: Application) -> bool:
    hand = hand_of(application)
    return actor.has(Role.CLERK) if hand is None else actor.is_same_person(hand)
