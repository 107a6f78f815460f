"""The list of applications and the clock of one, as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from gongkai.applications.choices import Awaited, State
from gongkai.applications.clock import running_deadline
from gongkai.applications.models import Application, ApplicationQuerySet
from gongkai.desk import parameters
from gongkai.law.deadlines import Deadline
from gongkai.law.workdays import Calendar, add_workdays, workdays_left
from gongkai.organs.actors import Actor

SOON_WORKDAYS = 3
DUE = {"open": "在办", "overdue": "已逾期", "soon": f"{SOON_WORKDAYS} 个工作日内到期"}


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    state: str = ""
    due: str = ""
    text: str = ""

    def apply(self, found: ApplicationQuerySet, *, on: date, calendar: Calendar) -> ApplicationQuerySet:
        if self.state:
            found = found.filter(state=self.state)
        if self.due:
            found = found.open()
        if self.due == "overdue":
            found = found.filter(due_on__lt=on)
        if self.due == "soon":
            found = found.filter(due_on__gte=on, due_on__lte=add_workdays(calendar, on, SOON_WORKDAYS))
        return found.filter(number__icontains=self.text) if self.text else found


def filters_from(request: HttpRequest) -> Filters:
    """The filters in the address; BadParameter for what is none."""
    return Filters(
        state=parameters.one_of(request, "state", State.values),
        due=parameters.one_of(request, "due", DUE),
        text=parameters.text(request),
    )


def applications_of(actor: Actor) -> ApplicationQuerySet:
    """What lists show: no identity, no letter."""
    return Application.objects.visible_to(actor).select_related("organ", "handler").defer("identity")


@dataclass(frozen=True)
class Line:
    """One application of the list with the working days left (None: no clock)."""

    application: Application
    days_left: int | None


def lines_of(applications: list[Application], *, on: date, calendar: Calendar) -> list[Line]:
    return [
        Line(
            each,
            workdays_left(calendar, on, each.due_on) if each.due_on and each.closed_on is None else None,
        )
        for each in applications
    ]


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
    sentence = (
        f"{_day(deadline.received_on)}收到，次日起算 {deadline.workdays} 个工作日，"
        f"{_day(deadline.due_on)}届满（{articles}）。"
    )
    is_open = application.closed_on is None
    left = workdays_left(calendar, on, deadline.due_on) if is_open else None
    return ClockView(deadline, sentence, left)


def why_it_stands_still(application: Application) -> str:
    """What the clock waits for, until when; "" while it runs."""
    if application.awaited == Awaited.CORRECTION:
        until = application.correction.due_on
        offered = "申请人已在线补正，请确认收到之日。" if application.correction.offered_at else ""
        return f"{offered}等待申请人补正至 {_day(until)}，收到补正的次日起重新计算答复期限（条例第三十条）。"
    if application.awaited == Awaited.PAYMENT and application.fee.due_on:
        until = application.fee.due_on
        return f"等待申请人缴费至 {_day(until)}，缴清次日起重新计算答复期限（信息处理费管理办法）。"
    return ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
