"""办理用时: workdays from receipt to the end, counted from groups of applications and not one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from gongkai.law.workdays import Calendar

Closed = tuple[int, date, int]
"""Workdays used, the day of closing, how many such applications."""


@dataclass(frozen=True)
class DaysUsed:
    """Median and longest in workdays after the day of receipt; `longest_on` the day on which that one was closed."""

    count: int
    median: float
    longest: int
    longest_on: date

    @property
    def median_label(self) -> str:
        return f"{self.median:g}"


def days_used(groups: Iterable[Closed]) -> DaysUsed | None:
    """None where nothing was closed. Pauses are not taken off: it is how long people waited."""
    used: dict[int, int] = {}
    longest, longest_on = -1, date.min
    for days, closed_on, count in groups:
        used[days] = used.get(days, 0) + count
        if (days, closed_on) > (longest, longest_on):
            longest, longest_on = days, closed_on
    if not used:
        return None
    return DaysUsed(sum(used.values()), _median(used), longest, longest_on)


def workdays_passed(calendar: Calendar, first: date, last: date) -> Mapping[date, int]:
    """A number for each day of these years: the workdays after one day up to another are one subtraction."""
    return _ordinals(calendar, date(first.year, 1, 1), date(last.year, 12, 31))


@lru_cache(maxsize=16)
def _ordinals(calendar: Calendar, first: date, last: date) -> Mapping[date, int]:
    found, passed = {}, 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        passed += calendar.is_workday(day)
        found[day] = passed
    return found


def _median(used: dict[int, int]) -> float:
    """Of so many values as `used` counts of each."""
    count = sum(used.values())
    middle = ((count - 1) // 2, count // 2)
    values, passed = [], 0
    for days in sorted(used):
        values += [days for place in middle if passed <= place < passed + used[days]]
        passed += used[days]
    return sum(values) / 2
