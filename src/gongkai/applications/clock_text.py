"""期限 in one sentence: from when, how many days of each kind, and the day on which it is over; the strip's days add up to it."""

from collections import Counter
from datetime import date

from gongkai.applications.models import Application
from gongkai.law.deadlines import CONSULTING, DAY_COUNTED, DELAYED, Deadline


def clock_sentence(application: Application, deadline: Deadline) -> str:
    """Every day after the one from which it runs is counted, left out for a consultation, a delay, or a day of rest."""
    kinds = Counter(_kind(day.why, counted=day.counted) for day in deadline.days)
    parts = [f"{_day(deadline.received_on)}收到", _since(application, deadline)]
    parts.append(f"次日起计 {kinds['counted']} {_unit(deadline)}{_extended(application, deadline)}")
    if kinds[CONSULTING]:
        parts.append(f"征求意见的 {kinds[CONSULTING]} 个工作日不计入")
    if kinds[DELAYED]:
        parts.append(f"另延迟答复 {kinds[DELAYED]} 个工作日")
    if kinds["rest"]:
        parts.append(_rest(deadline, kinds["rest"]))
    parts.append(f"{_day(deadline.due_on)}届满")
    return "，".join(part for part in parts if part)


def _unit(deadline: Deadline) -> str:
    """An order may set days of any kind; the last may stand on the workday that follows a rest day."""
    return "日" if _in_days(deadline) else "个工作日"


def _rest(deadline: Deadline, days: int) -> str:
    return f"届满日遇休息日顺延 {days} 天" if _in_days(deadline) else f"其间休息日、节假日 {days} 天不计入"


def _in_days(deadline: Deadline) -> bool:
    return any(day.counted and day.why == DAY_COUNTED for day in deadline.days)


def _kind(why: str, *, counted: bool) -> str:
    if counted:
        return "counted"
    return why if why in (CONSULTING, DELAYED) else "rest"


def _since(application: Application, deadline: Deadline) -> str:
    """What set the clock anew, if anything did."""
    start = deadline.clock_started_on
    if start == deadline.received_on:
        return ""
    fee = getattr(application, "fee", None)
    because = "缴清费用" if fee is not None and fee.paid_on == start else "收到补正"
    return f"{_day(start)}{because}重新起算"


def _extended(application: Application, deadline: Deadline) -> str:
    start = deadline.clock_started_on
    days = sum(each.days for each in application.extensions.all() if each.told_on and each.told_on >= start)
    return f"（含延长 {days} 个）" if days else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
