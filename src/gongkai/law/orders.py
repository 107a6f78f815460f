"""Ordered periods (责令的期限): the days that a decision or judgment sets itself, counted as the law counts."""

from datetime import date

from gongkai.law.deadlines import Deadline, period_deadline
from gongkai.law.provisions import Basis, Provenance, Provision, Unit
from gongkai.law.workdays import Calendar

ORDER = Basis("决定书或者判决书")


def ordered_deadline(days: int, unit: Unit, *, received_on: date, calendar: Calendar) -> Deadline:
    """The last day of `days` (workdays, or days that roll past a rest day) from the day on which the order was received."""
    rule = Provision(
        id="order",
        label="责令的期限",
        value=days,
        unit=unit,
        basis=ORDER,
        effective_from=received_on,
        effective_to=None,
        provenance=Provenance.SEEN,
        rolls=True,
    )
    return period_deadline(rule, started_on=received_on, calendar=calendar)
