"""The list of applications and the clock of one, as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from gongkai.applications.choices import State
from gongkai.applications.clock import deadline_of
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
    """None before the day of receipt is confirmed."""
    if application.received_on is None:
        return None
    deadline = deadline_of(application, calendar=calendar)
    articles = "、".join(basis.label for basis in deadline.basis)
    sentence = (
        f"{_day(deadline.received_on)}收到，次日起算 {deadline.workdays} 个工作日，"
        f"{_day(deadline.due_on)}届满（{articles}）。"
    )
    is_open = application.closed_on is None
    left = workdays_left(calendar, on, deadline.due_on) if is_open else None
    return ClockView(deadline, sentence, left)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
