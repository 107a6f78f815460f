"""待办 of challenges: answers and hearings that are due, and orders to answer that nobody has acted on."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.remedies.choices import Against
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.orders import not_acted_on, order_due
from gongkai.remedies.permissions import PERMISSIONS
from gongkai.remedies.procedure import CLOSING
from gongkai.web.prepared import prepared

KIND = "复议诉讼"
ACT_AGAIN, ANSWER_AT_LAST, HEARING = "依决定重新办理", "依决定答复申请人", "出席听证或者开庭"
MOST = 200


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Challenge], str]) -> list[Task]:
    """A task for each challenge of the actor's organ that waits for the organ; four queries."""
    if actor.organ_id is None:
        return []
    return [
        Task(
            title=f"{challenge._meta.verbose_name}：{challenge.application.number}",
            number=challenge.case_number,
            step=step,
            url=url_of(challenge),
            kind=KIND,
            due_on=due_on,
            days_left=workdays_left(calendar, on, due_on) if due_on else None,
            is_mine=PERMISSIONS["close"](actor, challenge) is None,
        )
        for challenge, step, due_on in _waiting(actor.organ_id, on)
    ]


def _waiting(organ_id: int, on: date) -> Iterator[tuple[Challenge, str, date | None]]:
    for kind in (Reconsideration, Lawsuit):
        for each in _to_answer_or_attend(organ_id, on, kind=kind):
            if each.answered_on is None:
                verb = "record_answer" if each.served_on else "record_service"
                yield each, CLOSING.step(verb).label, each.answer_due_on
            if each.hearing_on is not None and each.hearing_on >= on:
                yield each, HEARING, each.hearing_on
        for each in _to_act_again(organ_id, kind=kind):
            step = ANSWER_AT_LAST if each.against == Against.INACTION else ACT_AGAIN
            yield each, step, order_due(each)


@prepared
def _to_answer_or_attend(organ_id: int, on: date, *, kind: type[Challenge]) -> QuerySet[Any]:
    mine = _with_application(kind).filter(organ_id=organ_id, closed_on=None)
    mine = mine.filter(Q(answered_on=None) | Q(hearing_on__gte=on))
    return mine.order_by("answer_due_on", "pk")[:MOST]


@prepared
def _to_act_again(organ_id: int, *, kind: type[Challenge]) -> QuerySet[Any]:
    return not_acted_on(_with_application(kind).filter(organ_id=organ_id)).order_by("pk")[:MOST]


def _with_application(kind: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = kind.objects.select_related("application", "organ")
    return found.defer("application__identity", "application__wanted")
