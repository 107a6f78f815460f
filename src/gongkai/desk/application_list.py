"""The list of applications and the clock of one, as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.applications.choices import Awaited, Channel, State
from gongkai.applications.clock import running_deadline
from gongkai.applications.clock_text import clock_sentence
from gongkai.applications.models import Application, ApplicationQuerySet
from gongkai.applications.requirements.receiving import waits_for_confirmation
from gongkai.law.deadlines import Deadline
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.oversight.results import results
from gongkai.web.prepared import prepared


def records_of(keys: Sequence[Application]) -> list[Application]:
    """What lists show of these, in their order: no identity, no letter. One query: what is narrowed and sorted is in
    the register's indexes, so that records are read for the lines of one page.
    """
    found = _records(tuple(each.pk for each in keys))
    by_id = {each.pk: each for each in found}
    return [by_id[each.pk] for each in keys if each.pk in by_id]


@prepared
def _records(ids: tuple[int, ...]) -> QuerySet[Application]:
    found = Application.objects.filter(pk__in=ids).select_related("organ", "handler__section")
    return found.defer("identity").order_by()


def count_of(found: ApplicationQuerySet) -> int:
    return found.order_by().count()


@dataclass(frozen=True)
class Line:
    """One application of the list: workdays left (None: no clock), how it ended, and whether that was too late."""

    application: Application
    days_left: int | None
    result: str = ""
    is_late: bool = False


def lines_of(applications: list[Application], *, on: date, calendar: Calendar) -> list[Line]:
    return [_line(each, on, calendar) for each in applications]


def _line(application: Application, on: date, calendar: Calendar) -> Line:
    due_on, closed_on = application.due_on, application.closed_on
    if closed_on is not None:
        result = results().get(application.result_row, "")
        return Line(application, None, result, is_late=due_on is not None and closed_on > due_on)
    return Line(application, workdays_left(calendar, on, due_on) if due_on else None)


@dataclass(frozen=True)
class ClockView:
    """期限: the days one by one, and the same in sentences with the articles."""

    deadline: Deadline
    sentence: str
    days_left: int | None


def clock_of(application: Application, *, on: date, calendar: Calendar) -> ClockView | None:
    """None before the day of receipt is confirmed, and while a correction or a payment is awaited."""
    deadline = running_deadline(application, calendar=calendar)
    if deadline is None:
        return None
    articles = "、".join(basis.label for basis in deadline.basis)
    sentence = f"{clock_sentence(application, deadline)}（{articles}）。"
    is_open = application.closed_on is None
    left = workdays_left(calendar, on, deadline.due_on) if is_open else None
    return ClockView(deadline, sentence, left)


def why_it_stands_still(application: Application) -> str:
    """What the clock waits for, until when; "" while it runs."""
    if application.received_on is None:
        return _before_receipt(application)
    if application.awaits_the_applicant == Awaited.CORRECTION:
        until = application.correction.due_on
        offered = "申请人已在线补正，请确认收到之日。" if application.correction.offered_at else ""
        return f"{offered}等待申请人补正至 {_day(until)}，收到补正的次日起重新计算答复期限（条例第三十条）。"
    if application.awaits_the_applicant == Awaited.PAYMENT and application.fee.due_on:
        until = application.fee.due_on
        return f"等待申请人缴费至 {_day(until)}，缴清次日起重新计算答复期限（信息处理费管理办法）。"
    return ""


def _before_receipt(application: Application) -> str:
    if application.state != State.SUBMITTED:
        return ""
    if application.shelved_on is not None:
        return f"联系不上申请人，{_day(application.shelved_on)}存查，期限没有起算；恢复联系、双方确认之日为收到之日。"
    if application.channel == Channel.ORAL:
        return "等待申请人在代填的申请表上签字：签字之日为收到之日，次日起计算答复期限。"
    if waits_for_confirmation(application):
        return "等待与申请人双方确认：确认之日为收到之日，次日起计算答复期限（条例第三十一条）。"
    return ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
