"""期限: by when a decision must be public, by when an annulled one must be gone, how long a penalty is shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai.decisions.choices import Sort
from gongkai.items.kinds import kind_of
from gongkai.law.credit_repair import BREACHES, ShownPeriod, shown_period
from gongkai.law.deadlines import Deadline, deadline
from gongkai.law.provisions import find_provision
from gongkai.law.workdays import Calendar

WITHDRAWAL = "penalty_withdrawal_period"


def due(sort: Sort, decided_on: date, calendar: Calendar) -> Deadline | None:
    """The last day of 双公示 (or of 行政执法公示); None for a decision of before there was a rule."""
    provision = kind_of(sort.list_kind).provision
    if find_provision(provision, on=decided_on) is None:
        return None
    return deadline(provision, started_on=decided_on, calendar=calendar)


def due_days(sort: Sort, days: Iterable[date], calendar: Calendar) -> dict[date, date]:
    """The last day for each day of decision that has one."""
    found = {day: due(sort, day, calendar) for day in set(days)}
    return {day: limit.due_on for day, limit in found.items() if limit}


def withdrawal_due(sort: Sort, annulled_on: date, calendar: Calendar) -> date | None:
    """By when an annulled penalty must be off the website (行政处罚法第四十八条第二款); other sorts have no number."""
    if sort is not Sort.PENALTY or find_provision(WITHDRAWAL, on=annulled_on) is None:
        return None
    return deadline(WITHDRAWAL, started_on=annulled_on, calendar=calendar).due_on


def period_of(sort: Sort, values: Mapping[str, Any]) -> ShownPeriod | None:
    """How long a penalty is shown; None for other sorts, and for a penalty without 失信程度."""
    breach = BREACHES.get(str(values.get("breach", "")))
    day = values.get("decided_on")
    if sort is not Sort.PENALTY or breach is None or not day:
        return None
    return shown_period(breach, decided_on=date.fromisoformat(str(day)))
