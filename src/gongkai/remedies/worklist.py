"""待办 of challenges: answers that are due, and orders to answer anew that nobody has acted on."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.permissions import PERMISSIONS
from gongkai.remedies.procedure import CLOSING
from gongkai.web.prepared import prepared

KIND = "复议诉讼"
ACT_AGAIN = "依决定重新办理"
MOST = 200


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Challenge], str]) -> list[Task]:
    """A task for each challenge of the actor's organ that waits for the organ; four queries."""
    if actor.organ_id is None:
        return []
    found = []
    for challenge in _waiting(actor.organ_id):
        due_on = challenge.answer_due_on if challenge.closed_on is None else None
        found.append(
            Task(
                title=f"{challenge._meta.verbose_name}：{challenge.reply.application.number}",  # type: ignore[attr-defined]
                number=challenge.case_number,
                step=ACT_AGAIN if challenge.closed_on else CLOSING.step(_next(challenge)).label,
                url=url_of(challenge),
                kind=KIND,
                due_on=due_on,
                days_left=workdays_left(calendar, on, due_on) if due_on else None,
                is_mine=PERMISSIONS["close"](actor, challenge) is None,
            )
        )
    return found


def _next(challenge: Challenge) -> str:
    return "record_answer" if challenge.served_on else "record_service"


def _waiting(organ_id: int) -> Iterable[Challenge]:
    for kind in (Reconsideration, Lawsuit):
        yield from _to_answer(organ_id, kind=kind)
        yield from _to_act_again(organ_id, kind=kind)


@prepared
def _to_answer(organ_id: int, *, kind: type[Challenge]) -> QuerySet[Any]:
    mine = _with_application(kind).filter(organ_id=organ_id, closed_on=None, answered_on=None)
    return mine.order_by("answer_due_on", "pk")[:MOST]


@prepared
def _to_act_again(organ_id: int, *, kind: type[Challenge]) -> QuerySet[Any]:
    mine = _with_application(kind).filter(organ_id=organ_id, must_act_again=True)
    return mine.filter(reply__application__acted_again=None).order_by("pk")[:MOST]


def _with_application(kind: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = kind.objects.select_related("reply__application")
    return found.defer("reply__letter", "reply__application__identity", "reply__application__wanted")
