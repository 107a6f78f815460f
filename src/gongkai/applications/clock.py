"""答复期限 of an application: the law's clock with the organ's calendar."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from gongkai.applications.choices import Awaited, ConsultationKind
from gongkai.applications.models import Application, Consultation, Extension
from gongkai.law import reply_clock
from gongkai.law.deadlines import DELAYED, CountedDay, Deadline, deadline
from gongkai.law.orders import ordered_deadline
from gongkai.law.provisions import Basis, Unit, find_provision
from gongkai.law.receipt import Channel as LawChannel
from gongkai.law.receipt import Receipt, receipt
from gongkai.law.reply_clock import ClockNotRunning, reply_deadline
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.calendars import calendar_in


def calendar_of(application: Application) -> Calendar:
    return calendar_in(application.organ.calendar_region)


def receipt_of(application: Application, confirmed_on: date | None) -> Receipt:
    """收到之日 by the channel (条例第三十一条)."""
    return receipt(
        LawChannel(application.channel), arrived_on=submitted_on(application), confirmed_on=confirmed_on
    )


def correction_receipt_fault(application: Application, received_on: date) -> str | None:
    """Why that is not the day on which the corrected application was received, or None: not before it was sent in."""
    offered_at = application.correction.offered_at
    if offered_at is None:
        return None
    offered_on = timezone.localdate(offered_at)
    return f"申请人于 {offered_on} 在线补正，收到补正之日不能早于该日" if received_on < offered_on else None


def submitted_on(application: Application) -> date:
    return timezone.localdate(application.submitted_at)


ANSWER_PERIODS = {
    ConsultationKind.THIRD_PARTY: "third_party_reply_period",
    ConsultationKind.CO_MAKER: "co_maker_reply_period",
}
DELAY_BASIS = Basis("《中华人民共和国政府信息公开条例》", "第三十五条")


def deadline_of(
    application: Application, *, calendar: Calendar | None = None, without: Extension | None = None
) -> Deadline:
    """When the reply is due and each day counted, with all that stopped, restarted or prolonged the clock.

    A consultation that is still open counts as ending on its last day, so that the due day can only come nearer.
    `without` leaves one extension out: the day that it was to prolong.
    ClockNotRunning while a correction or a payment is awaited; the application must have a day of receipt.
    """
    if application.received_on is None:
        raise ValueError(f"{application.number} has no day of receipt, so its clock does not run")
    calendar = calendar or calendar_of(application)
    found = reply_deadline(
        application.received_on,
        calendar=calendar,
        correction=_correction(application) or _correction_of_the_form(application),
        consultations=[_pause(each, calendar) for each in application.consultations.all() if each.sent_on],
        extensions=[
            reply_clock.Extension(each.told_on, each.days)
            for each in application.extensions.all()
            if each.told_on and each != without
        ],
        fee=_fee(application),
    )
    return _as_ordered(_delayed(found, application, calendar), application, calendar)


def _as_ordered(found: Deadline, application: Application, calendar: Calendar) -> Deadline:
    """The period that a decision or judgment sets for answering anew, unless a correction or a fee began it anew."""
    if not application.ordered_days or found.clock_started_on != application.received_on:
        return found
    return ordered_deadline(
        application.ordered_days,
        Unit(application.ordered_unit),
        received_on=application.received_on,
        calendar=calendar,
    )


def running_deadline(application: Application, *, calendar: Calendar | None = None) -> Deadline | None:
    """The deadline as the records give it; None before receipt and where a correction or payment never came."""
    if application.received_on is None or application.awaited:
        return None
    try:
        return deadline_of(application, calendar=calendar)
    except ClockNotRunning:  # given up or taken back while it was awaited
        return None


def set_clock(application: Application) -> Deadline | None:
    """Due day, calendar and what is awaited, as the records now say; None while the clock stands still. Not saved."""
    try:
        found = deadline_of(application)
    except ClockNotRunning:
        correction = _correction(application)
        waits_for_text = correction is not None and correction.corrected_on is None
        application.awaited = Awaited.CORRECTION if waits_for_text else Awaited.PAYMENT
        application.due_on, application.calendar_version = None, ""
        return None
    application.awaited = ""
    application.due_on, application.calendar_version = found.due_on, found.calendar_version
    return found


def correction_told_by(received_on: date, calendar: Calendar) -> date | None:
    """The last day to ask for a correction (条例第三十条); None where the law of that day sets none."""
    if find_provision("correction_notice_period", on=received_on) is None:
        return None
    return reply_clock.correction_notice_deadline(received_on, calendar=calendar).due_on


def late_correction(application: Application, on: date) -> tuple[str, ...]:
    """A sentence when a correction is asked, or its letter leaves, after that day; it stops nobody."""
    received_on = application.received_on
    last = correction_told_by(received_on, calendar_of(application)) if received_on else None
    if last is None or on <= last:
        return ()
    return (f"补正应在 {last} 前告知（收到之日起七个工作日，条例第三十条），现已超过，其效力请核对",)


def answer_due(consultation: Consultation, received_on: date, calendar: Calendar) -> date | None:
    """The last day of a third party's or co-maker's answer (条例第三十二条、第三十四条); None where no law sets one."""
    period = ANSWER_PERIODS.get(ConsultationKind(consultation.kind))
    if period is None:
        return consultation.asked_until
    return deadline(period, started_on=received_on, calendar=calendar).due_on


def _correction(application: Application) -> reply_clock.Correction | None:
    found = getattr(application, "correction", None)
    if found is None or found.asked_on is None:
        return None
    return reply_clock.Correction(found.asked_on, found.corrected_on)


def _correction_of_the_form(application: Application) -> reply_clock.Correction | None:
    """A piece of a form that was corrected before it was split: its clock runs from the corrected form's receipt."""
    since, received = application.clock_from, application.received_on
    return reply_clock.Correction(received, since) if since and received else None


def _fee(application: Application) -> reply_clock.FeeNotice | None:
    found = getattr(application, "fee", None)
    if found is None or found.notified_on is None:
        return None
    return reply_clock.FeeNotice(found.notified_on, found.paid_on)


def _pause(consultation: Consultation, calendar: Calendar) -> reply_clock.Consultation:
    sent = consultation.sent_on
    assert sent is not None  # noqa: S101 (only sent ones are asked for)
    ends = consultation.ended_on or _last_day(consultation, calendar) or sent
    if (
        ConsultationKind(consultation.kind) in ANSWER_PERIODS
    ):  # a late answer is heard, but the clock did not wait
        ends = min(ends, _last_day(consultation, calendar) or ends)
    return reply_clock.Consultation(sent, max(ends, sent))


def _last_day(consultation: Consultation, calendar: Calendar) -> date | None:
    if consultation.due_on or consultation.sent_on is None:
        return consultation.due_on
    return answer_due(consultation, consultation.sent_on, calendar)


def _delayed(found: Deadline, application: Application, calendar: Calendar) -> Deadline:
    """The later day that was fixed for one who asks too often but for good reason (条例第三十五条)."""
    explanation = getattr(application, "explanation", None)
    if explanation is None or explanation.delay_told_on is None or explanation.reply_by is None:
        return found
    until: date = explanation.reply_by
    if until <= found.due_on:
        return found
    more = []
    for day in calendar.days_after(found.due_on):
        more.append(CountedDay(day.date, False, DELAYED if day.is_workday else day.why))
        if day.date >= until:
            break
    return replace(
        found,
        due_on=until,
        days=(*found.days, *more),
        basis=(*found.basis, DELAY_BASIS),
        provisional=found.provisional or calendar.is_provisional(found.due_on + timedelta(days=1), until),
    )


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
    """None in time, while no clock runs, and for what is done after the day on which it was closed."""
    if application.due_on is None or on <= application.due_on:
        return None
    if application.closed_on is not None and on > application.closed_on:
        return None
    return Lateness(-workdays_left(calendar_of(application), on, application.due_on))
