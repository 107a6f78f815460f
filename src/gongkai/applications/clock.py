"""答复期限 of an application: the law's clock with the organ's calendar."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.law.deadlines import Deadline
from gongkai.law.receipt import Channel as LawChannel
from gongkai.law.receipt import Receipt, receipt
from gongkai.law.reply_clock import reply_deadline
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.calendars import calendar_in


def calendar_of(application: Application) -> Calendar:
    return calendar_in(application.organ.calendar_region)


def receipt_of(application: Application, confirmed_on: date | None) -> Receipt:
    """收到之日 by the channel (条例第三十一条)."""
    return receipt(
        LawChannel(application.channel), arrived_on=submitted_on(application), confirmed_on=confirmed_on
    )


def submitted_on(application: Application) -> date:
    return timezone.localdate(application.submitted_at)


def deadline_of(application: Application, *, calendar: Calendar | None = None) -> Deadline:
    """When the reply is due and each day counted; the application must have a day of receipt."""
    if application.received_on is None:
        raise ValueError(f"{application.number} has no day of receipt, so its clock does not run")
    return reply_deadline(application.received_on, calendar=calendar or calendar_of(application))


def days_left(application: Application, on: date, *, calendar: Calendar | None = None) -> int | None:
    """Workdays after `on` to the due day, negative past it; None while no clock runs."""
    if application.due_on is None or application.closed_on is not None:
        return None
    return workdays_left(calendar or calendar_of(application), on, application.due_on)


@dataclass(frozen=True)
class Lateness:
    """How many workdays after the due day something was done."""

    workdays: int

    @property
    def note(self) -> str:
        return f"已超过答复期限 {self.workdays} 个工作日" if self.workdays else "已超过答复期限"


def lateness(application: Application, on: date) -> Lateness | None:
    """None in time, or while no clock runs."""
    if application.due_on is None or on <= application.due_on:
        return None
    return Lateness(-workdays_left(calendar_of(application), on, application.due_on))
