"""上诉、发回重审、再审: the same lawsuit is pending again, and what the earlier instance came to is kept beside it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.law.deadlines import deadline
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.actions.progress import locked
from gongkai.remedies.actions.recording import record
from gongkai.remedies.choices import Instance
from gongkai.remedies.models import FormerInstance, Lawsuit
from gongkai.remedies.procedure import SUIT

KEPT = (
    "instance",
    "reopened_on",
    "reopened_number",
    "counted_from",
    "body",
    "result",
    "ending",
    "decision_number",
    "served_on",
    "answer_due_on",
    "answered_on",
    "hearing_on",
    "must_act_again",
)


def appeal(
    lawsuit_id: int,
    *,
    actor: Actor,
    on: date,
    number: str = "",
    body: str = "",
    at: datetime | None = None,
) -> Lawsuit:
    """Record that somebody appealed (行政诉讼法第八十五条): table 四 has the lawsuit pending until the second judgment.

    A late appeal is recorded with a warning in the entry; whether to hear it is the court's to say.
    """
    return _opened_again(lawsuit_id, "appeal", Instance.SECOND, actor, on, number, body, at)


def remand(
    lawsuit_id: int,
    *,
    actor: Actor,
    on: date,
    number: str = "",
    body: str = "",
    at: datetime | None = None,
) -> Lawsuit:
    """Record that a higher court sent the lawsuit back (发回重审, 行政诉讼法第八十九条): it stays pending, below."""
    return _opened_again(lawsuit_id, "remand", Instance.REMANDED, actor, on, number, body, at)


def retry(
    lawsuit_id: int,
    *,
    actor: Actor,
    on: date,
    number: str = "",
    body: str = "",
    at: datetime | None = None,
) -> Lawsuit:
    """Record a retrial (再审, 行政诉讼法第九十一条、第九十二条) of what was decided with effect.

    What table 四 counted stays in its year; from this day the lawsuit counts anew.
    """
    return _opened_again(lawsuit_id, "retry", Instance.RETRIAL, actor, on, number, body, at)


@transaction.atomic
def _opened_again(
    lawsuit_id: int,
    verb: str,
    instance: Instance,
    actor: Actor,
    on: date,
    number: str,
    body: str,
    at: datetime | None,
) -> Lawsuit:
    moment, suit = at or timezone.now(), locked(Lawsuit, lawsuit_id, actor)
    assert isinstance(suit, Lawsuit)  # noqa: S101 (for the type checker)
    step = SUIT.demand(verb, suit, actor, {"on": on, "number": number, "today": timezone.localdate(moment)})
    note = _late(suit, on) if instance == Instance.SECOND else ""
    is_in_force = instance == Instance.RETRIAL
    kept: dict[str, Any] = {name: getattr(suit, name) for name in KEPT}
    FormerInstance.objects.create(
        lawsuit=suit,
        closed_on=suit.closed_on or on,
        took_effect=is_in_force,
        **kept,
    )
    suit.instance, suit.reopened_on = instance, on
    suit.reopened_number, suit.body = number.strip()[:60], body.strip()[:100]
    suit.counted_from = on if is_in_force else suit.counted_from
    suit.result = suit.ending = suit.decision_number = suit.order_unit = ""
    suit.closed_on = suit.decision_received_on = suit.order_days = None
    suit.served_on = suit.answer_due_on = suit.answered_on = suit.hearing_on = None
    suit.must_act_again = False
    suit.save()
    payload = {"number": suit.reopened_number}
    record(suit, step, actor, on=on, at=moment, note=note, payload=payload)
    return suit


def _late(suit: Lawsuit, appealed_on: date) -> str:
    received_on = suit.decision_received_on or suit.closed_on
    assert received_on is not None  # noqa: S101 (a closed one has a day)
    calendar = calendar_in(suit.organ.calendar_region)
    due_on = deadline("appeal_period", started_on=received_on, calendar=calendar).due_on
    return f"晚于自收到判决之日起的上诉期限 {due_on}，请核对" if appealed_on > due_on else ""
