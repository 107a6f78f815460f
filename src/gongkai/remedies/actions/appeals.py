"""上诉: a first judgment loses its effect, and the same lawsuit is pending again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.law.deadlines import deadline
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.actions.progress import locked
from gongkai.remedies.actions.recording import record
from gongkai.remedies.models import FirstInstance, Lawsuit
from gongkai.remedies.procedure import SUIT

KEPT = (
    "body",
    "result",
    "ending",
    "closed_on",
    "decision_number",
    "served_on",
    "answer_due_on",
    "answered_on",
    "hearing_on",
    "must_act_again",
)


@transaction.atomic
def appeal(
    lawsuit_id: int,
    *,
    actor: Actor,
    appealed_on: date,
    appeal_number: str = "",
    body: str = "",
    at: datetime | None = None,
) -> Lawsuit:
    """Record that somebody appealed (行政诉讼法第八十五条): table 四 has the lawsuit pending until the second judgment.

    A late appeal is recorded with a warning in the entry; whether to hear it is the court's to say.
    """
    moment, suit = at or timezone.now(), locked(Lawsuit, lawsuit_id, actor)
    assert isinstance(suit, Lawsuit)  # noqa: S101 (for the type checker)
    step = SUIT.demand(
        "appeal", suit, actor, {"appealed_on": appealed_on, "today": timezone.localdate(moment)}
    )
    note = _late(suit, appealed_on)
    FirstInstance.objects.create(lawsuit=suit, **{name: getattr(suit, name) for name in KEPT})
    suit.appealed_on, suit.appeal_number, suit.body = (
        appealed_on,
        appeal_number.strip()[:60],
        body.strip()[:100],
    )
    suit.result = suit.ending = suit.decision_number = suit.order_unit = ""
    suit.closed_on = suit.decision_received_on = suit.order_days = None
    suit.served_on = suit.answer_due_on = suit.answered_on = suit.hearing_on = None
    suit.must_act_again = False
    suit.save()
    record(
        suit,
        step,
        actor,
        on=appealed_on,
        at=moment,
        note=note,
        payload={"appeal_number": suit.appeal_number},
    )
    return suit


def _late(suit: Lawsuit, appealed_on: date) -> str:
    received_on = suit.decision_received_on or suit.closed_on
    assert received_on is not None  # noqa: S101 (a closed one has a day)
    calendar = calendar_in(suit.organ.calendar_region)
    due_on = deadline("appeal_period", started_on=received_on, calendar=calendar).due_on
    return f"晚于自收到判决之日起的上诉期限 {due_on}，请核对" if appealed_on > due_on else ""
