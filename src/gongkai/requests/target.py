"""内部办理目标: the regulation sets no period for a correction; this one is the house's own, and only warns."""

from datetime import date, timedelta

from gongkai.cases.models import Case
from gongkai.law.workdays import Calendar, add_workdays

TARGET_WORKDAYS = 20
CALLED = f"内部目标 {TARGET_WORKDAYS} 个工作日，非法定期限"


def target_of(case: Case, calendar: Calendar) -> date:
    """The day by which the house means to be done; not stored, no deadline of law."""
    return add_workdays(calendar, case.received_on, TARGET_WORKDAYS)


def received_before(on: date, calendar: Calendar) -> date:
    """What was received on this day or before, and is still open, is past its target on `on`."""
    day = on - timedelta(days=TARGET_WORKDAYS)
    while add_workdays(calendar, day, TARGET_WORKDAYS) >= on:
        day -= timedelta(days=1)
    return day
