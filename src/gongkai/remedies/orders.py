"""责令: the decision or judgment by which a reply has to be given anew, or at last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.applications.models import Application
from gongkai.law.orders import ordered_deadline
from gongkai.law.provisions import Unit
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.choices import Against
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration


@dataclass(frozen=True)
class Order:
    """责令重新作出: its number, the day on which it came, and the period that it sets (None: the law's)."""

    number: str
    received_on: date | None
    days: int | None
    unit: str


def order_over(application: Application) -> Order | None:
    """The latest one; None where none was recorded."""
    orders: list[Challenge] = [
        each
        for kind in (Reconsideration, Lawsuit)
        for each in kind.objects.filter(application=application, must_act_again=True)
    ]
    if not orders:
        return None
    latest = max(orders, key=lambda each: (each.closed_on or date.min, each.pk))
    return Order(
        latest.decision_number,
        latest.decision_received_on or latest.closed_on,
        latest.order_days,
        latest.order_unit,
    )


def order_due(challenge: Challenge) -> date | None:
    """The last day of the period that the order sets; None where it sets none."""
    received_on = challenge.decision_received_on or challenge.closed_on
    if not challenge.must_act_again or not challenge.order_days or received_on is None:
        return None
    return ordered_deadline(
        challenge.order_days,
        Unit(challenge.order_unit),
        received_on=received_on,
        calendar=calendar_in(challenge.organ.calendar_region),
    ).due_on


def not_acted_on(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """Orders that nobody has acted on: no application was opened since the decision, or it is still not answered.

    An order to answer at last (逾期不答复) needs no new application: the one that waits is to be answered.
    """
    again = Application.objects.filter(
        acts_again_on=OuterRef("application"), received_on__gte=OuterRef("closed_on")
    )
    ordered = challenges.filter(must_act_again=True).exclude(Exists(again))
    return ordered.exclude(against=Against.INACTION, application__closed_on__isnull=False)


def is_acted_on(challenge: Challenge, again: Sequence[Application]) -> bool:
    """The same for one order, of the applications that answer anew what it was about."""
    if challenge.against == Against.INACTION and challenge.application.closed_on is not None:
        return True
    closed_on = challenge.closed_on or date.max
    return any(each.received_on is not None and each.received_on >= closed_on for each in again)
