"""The clock of an application (答复期限): correction, consultation, extension and fee, in one answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.deadlines import CountedDay, Deadline, DeadlineError, assemble, count_workdays, deadline
from gongkai.law.provisions import Provision, find_provision, provision
from gongkai.law.workdays import Calendar, workdays_between


class ClockNotRunning(DeadlineError):  # noqa: N818 — named for what is so
    """The reply period has not begun: a correction or a payment is awaited."""


@dataclass(frozen=True, slots=True)
class Correction:
    """补正: when it was asked, and when the corrected application was received (None while awaited)."""

    asked_on: date
    corrected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """征求意见: the day of dispatch (it counts) and of the answer or expiry (None while open)."""

    sent_on: date
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class FeeNotice:
    """收费通知: when the applicant received it, and when payment was complete (None while awaited)."""

    notified_on: date
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """延期: the day on which the applicant was told, and the workdays granted."""

    told_on: date
    days: int


def reply_deadline(
    received_on: date,
    *,
    calendar: Calendar,
    correction: Correction | None = None,
    consultations: Iterable[Consultation] = (),
    extension_days: int = 0,
    extensions: Sequence[Extension] = (),
    fee: FeeNotice | None = None,
    as_of: date | None = None,
) -> Deadline:
    """When the reply is due (条例第三十三条), by the law of the day of receipt.

    An extension prolongs the clock that ran when it was told: after a correction or a payment a whole new period
    begins without it. `extension_days` are days granted on the clock that runs now. An open consultation needs
    `as_of`: it is counted as running to that day, and the answer says so. ClockNotRunning while correction or
    payment is awaited.
    """
    rules = [provision("reply_period", on=received_on)]
    notes: list[str] = []
    start = received_on
    if correction is not None:
        start = _after_correction(correction, received_on, calendar=calendar, rules=rules, notes=notes)
    if fee is not None:
        start = max(start, _after_payment(fee, received_on, rules=rules))
    period = rules[0].value
    granted = extension_days + sum(each.days for each in extensions)
    still = extension_days + sum(each.days for each in extensions if each.told_on >= start)
    if granted:
        _extension(granted, received_on, rules=rules, notes=notes)
        period += still
    if granted > still:
        notes.append(f"重新起算以前告知的延长 {granted - still} 个工作日只延长原来的期限，不再计入。")
    pauses = sorted(_closed(each, received_on, as_of, notes) for each in consultations)
    if fee is not None:
        told = [each.days for each in extensions if each.told_on <= fee.notified_on]
        before = rules[0].value + extension_days + sum(told)
        _tell_a_late_charge(fee, correction, pauses, received_on, before, calendar=calendar, notes=notes)
    days, in_time = _count(pauses, start=start, period=period, calendar=calendar)
    if in_time:
        rules.append(provision("consultation_excluded", on=received_on))
    notes += [
        f"{sent} 发出的征求意见晚于届满日 {days[-1].date}，不影响期限：请核对日期。"
        for sent, _ in pauses[in_time:]
    ]
    return assemble(
        days,
        received_on=received_on,
        clock_started_on=start,
        rules=tuple(rules),
        calendar=calendar,
        notes=tuple(notes),
    )


def correction_notice_deadline(received_on: date, *, calendar: Calendar) -> Deadline:
    """The last day on which the applicant may be asked to correct (条例第三十条)."""
    return deadline("correction_notice_period", started_on=received_on, calendar=calendar)


def payment_deadline(notified_on: date, *, calendar: Calendar) -> Deadline:
    """The last day to pay after the fee notice was received (信息处理费管理办法)."""
    return deadline("fee_payment_period", started_on=notified_on, calendar=calendar)


def _after_correction(
    correction: Correction, received_on: date, *, calendar: Calendar, rules: list[Provision], notes: list[str]
) -> date:
    asked, corrected = correction.asked_on, correction.corrected_on
    if asked < received_on:
        raise DeadlineError(f"要求补正之日 {asked} 早于收到之日 {received_on}：请核对两个日期。")
    limit = find_provision("correction_notice_period", on=received_on)
    if limit is None:
        notes.append("收到之日施行的条例没有规定补正的起算，此处按收到补正申请之日重新起算，请核对。")
    elif workdays_between(calendar, received_on, asked) > limit.value:
        notes.append(f"补正告知晚于收到之日起{limit.period}（{limit.basis.label}），其效力请核对。")
    if corrected is None:
        raise ClockNotRunning("已要求补正，尚未收到补正的申请，答复期限没有起算：请补充收到补正之日。")
    if corrected < asked:
        raise DeadlineError(f"收到补正之日 {corrected} 早于要求补正之日 {asked}：请核对两个日期。")
    restart = find_provision("correction_restart", on=received_on)
    if restart is not None:
        rules.append(restart)
    return corrected


def _after_payment(fee: FeeNotice, received_on: date, *, rules: list[Provision]) -> date:
    notified, paid = fee.notified_on, fee.paid_on
    if notified < received_on:
        raise DeadlineError(f"收费通知之日 {notified} 早于收到之日 {received_on}：请核对两个日期。")
    restart = provision("fee_clock_restart", on=notified)
    if paid is None:
        raise ClockNotRunning("收费通知已送达，尚未缴费，答复期限待完成缴费后重新计算：请补充缴费之日。")
    if paid < notified:
        raise DeadlineError(f"缴费之日 {paid} 早于收费通知之日 {notified}：请核对两个日期。")
    rules.append(restart)
    return paid


def _tell_a_late_charge(
    fee: FeeNotice,
    correction: Correction | None,
    pauses: Sequence[tuple[date, date]],
    received_on: date,
    period: int,
    *,
    calendar: Calendar,
    notes: list[str],
) -> None:
    """A charge is told within the period as it ran then, and paid within its own."""
    notified, start = fee.notified_on, received_on
    if correction is not None and correction.corrected_on is not None and correction.corrected_on <= notified:
        start = correction.corrected_on
    before = [pause for pause in pauses if pause[0] <= notified]
    if notified > _count(before, start=start, period=period, calendar=calendar)[0][-1].date:
        notes.append("收费通知晚于答复期限，请核对。")
    limit = provision("fee_payment_period", on=notified)
    if fee.paid_on is not None and workdays_between(calendar, notified, fee.paid_on) > limit.value:
        notes.append(f"缴费晚于收到通知后{limit.period}，可能已视为放弃申请，请核对。")


def _extension(days: int, received_on: date, *, rules: list[Provision], notes: list[str]) -> None:
    limit = provision("extension_limit", on=received_on)
    if days < 0:
        raise DeadlineError(f"延长的工作日数应为正整数，不能是 {days}：请改为 1 至 {limit.value}。")
    if days > limit.value:
        said = f"延长 {days} 个工作日超过上限 {limit.value} 个工作日（{limit.basis.label}）"
        if limit.may_block:
            raise DeadlineError(f"{said}：请改为 1 至 {limit.value}。")
        notes.append(f"{said}，请核对。")
    rules.append(limit)


def _closed(
    consultation: Consultation, received_on: date, as_of: date | None, notes: list[str]
) -> tuple[date, date]:
    sent, answered = consultation.sent_on, consultation.answered_on
    if sent < received_on:
        raise DeadlineError(f"征求意见发出之日 {sent} 早于收到之日 {received_on}：请核对两个日期。")
    if answered is None:
        if as_of is None:
            raise DeadlineError(f"{sent} 发出的征求意见尚未结束：请给出收到意见之日，或截至哪一日计算。")
        notes.append(f"{sent} 发出的征求意见尚未结束，暂算至 {as_of}，届满日还会顺延。")
        answered = max(as_of, sent)
    if answered < sent:
        raise DeadlineError(f"征求意见的结束之日 {answered} 早于发出之日 {sent}：请核对两个日期。")
    return sent, answered


def _count(
    pauses: Sequence[tuple[date, date]], *, start: date, period: int, calendar: Calendar
) -> tuple[tuple[CountedDay, ...], int]:
    """The days of the period, and how many of these pauses (in order) began within it: a later one excludes nothing."""
    excluded: set[date] = set()
    days = count_workdays(calendar, start, period)
    for begun, (sent, answered) in enumerate(pauses):
        if sent > days[-1].date:
            return days, begun
        calendar.day(answered)
        excluded.update(sent + timedelta(days=offset) for offset in range(1, (answered - sent).days + 1))
        days = count_workdays(calendar, start, period, excluded=excluded)
    return days, len(pauses)
