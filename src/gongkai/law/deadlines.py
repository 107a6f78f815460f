"""Deadlines (期限): when a period ends, each day counted or left out, and the articles that say so."""

import calendar as month_lengths
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.errors import LawError
from gongkai.law.provisions import Basis, Provision, Unit, provision
from gongkai.law.workdays import Calendar, next_workday

DAY_COUNTED = "自然日"
CONSULTING = "征求意见期间"
DELAYED = "延迟答复期间"


class DeadlineError(LawError):
    """A period that cannot be computed from these days."""


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of the period: whether it used up the period, and why (not)."""

    date: date
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day with its working; `workdays` is the number of workdays that counted.

    `received_on` is the day of the event, `clock_started_on` the day not counted from which the period runs
    (later than the event after a correction or a payment). `days` has every day after it, to the due day.
    """

    received_on: date
    clock_started_on: date
    due_on: date
    workdays: int
    provisional: bool
    notes: tuple[str, ...]
    basis: tuple[Basis, ...]
    days: tuple[CountedDay, ...]
    calendar_version: str


def deadline(
    provision_id: str, *, started_on: date, calendar: Calendar, law_of: date | None = None
) -> Deadline:
    """The end of a statutory period that began with an event on `started_on`.

    Judged by the law in force on `law_of` (by default the day of the event). Works for periods in workdays,
    days, months and years; hours and yearly days are not periods of days.
    """
    rule = provision(provision_id, on=law_of or started_on)
    return period_deadline(rule, started_on=started_on, calendar=calendar)


def period_deadline(rule: Provision, *, started_on: date, calendar: Calendar) -> Deadline:
    """The same for a provision already at hand."""
    if rule.unit is Unit.WORKDAYS:
        days = count_workdays(calendar, started_on, rule.value)
        return assemble(
            days, received_on=started_on, clock_started_on=started_on, rules=(rule,), calendar=calendar
        )
    last = last_day(rule, started_on)
    due = last
    rules: tuple[Provision, ...] = (rule,)
    if rule.rolls:
        due = next_workday(calendar, last)
        if due != last:
            rules = (rule, provision("rest_day_rollover", on=last))
    days = _natural_days(calendar, started_on, last, due)
    return assemble(days, received_on=started_on, clock_started_on=started_on, rules=rules, calendar=calendar)


def count_workdays(
    calendar: Calendar, start: date, period: int, *, excluded: Set[date] = frozenset()
) -> tuple[CountedDay, ...]:
    """Every day after `start` until `period` workdays outside `excluded` have run."""
    if period <= 0:
        raise ValueError(f"a period has at least one workday, not {period}")
    days: list[CountedDay] = []
    left = period
    for day in calendar.days_after(start):
        if not day.is_workday:
            days.append(CountedDay(day.date, False, day.why))
        elif day.date in excluded:
            days.append(CountedDay(day.date, False, CONSULTING))
        else:
            days.append(CountedDay(day.date, True, day.why))
            left -= 1
            if left == 0:
                break
    return tuple(days)


def assemble(
    days: tuple[CountedDay, ...],
    *,
    received_on: date,
    clock_started_on: date,
    rules: tuple[Provision, ...],
    calendar: Calendar,
    notes: tuple[str, ...] = (),
) -> Deadline:
    """A Deadline from its days; adds the calendar's notes and one for each rule not yet checked."""
    due = days[-1].date
    unchecked = tuple(
        f"“{rule.label}”（{rule.basis.label}）的依据尚待核对原文，仅供提示。"
        for rule in rules
        if not rule.may_block
    )
    return Deadline(
        received_on=received_on,
        clock_started_on=clock_started_on,
        due_on=due,
        workdays=sum(1 for day in days if day.counted and calendar.is_workday(day.date)),
        provisional=calendar.is_provisional(clock_started_on, due),
        notes=(*notes, *unchecked, *calendar.notes(clock_started_on, due)),
        basis=tuple(dict.fromkeys(rule.basis for rule in rules)),
        days=days,
        calendar_version=calendar.version,
    )


def add_months(start: date, months: int) -> date:
    """The day with the same number that many months later, or the last day of a shorter month."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(start.day, month_lengths.monthrange(year, month + 1)[1]))


def last_day(rule: Provision, start: date) -> date:
    """The last day of a period in days, months or years, before it moves on from a day of rest."""
    try:
        if rule.unit is Unit.DAYS:
            return start + timedelta(days=rule.value)
        if rule.unit is Unit.MONTHS:
            return add_months(start, rule.value)
        if rule.unit is Unit.YEARS:
            return add_months(start, rule.value * 12)
    except (OverflowError, ValueError, month_lengths.IllegalMonthError) as problem:
        raise DeadlineError(f"起算日 {start.isoformat()} 超出日历范围：请核对日期。") from problem
    raise DeadlineError(f"“{rule.label}”以{rule.unit.label or '规则'}计，不是按日计算的期限。")


def _natural_days(calendar: Calendar, start: date, last: date, due: date) -> tuple[CountedDay, ...]:
    days: list[CountedDay] = []
    for day in calendar.days_after(start):
        if day.date <= last:
            days.append(CountedDay(day.date, True, DAY_COUNTED))
        elif day.date < due:
            days.append(CountedDay(day.date, False, f"届满日遇{day.why}顺延"))
        else:
            days.append(CountedDay(day.date, False, "届满日顺延至此"))
        if day.date >= due:
            break
    return tuple(days)
