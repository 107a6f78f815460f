"""Whether the record of an application, as it now reads, could have come about: days in order, confirmations, proofs."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from gongkai.applications.choices import ConsultationAnswer, NoticeKind, NoticeState, State
from gongkai.applications.clock import deadline_of, submitted_on
from gongkai.applications.mending.facts import WITHDRAWN
from gongkai.applications.models import Application, Consultation, Delivery, Notice
from gongkai.applications.requirements import (
    around,
    corrections,
    deliveries,
    notices,
    periods,
    receiving,
    replies,
)
from gongkai.applications.requirements.consultations import OVERRIDDEN
from gongkai.law.errors import LawError
from gongkai.law.reply_clock import ClockNotRunning


def faults_of(application: Application, today: date) -> list[str]:
    """Every reason for which the record of an application that was read whole could not stand; each once."""
    found = [
        *_of_receipt(application, today),
        *_of_the_way(application, today),
        *(fault for notice in application.notices.all() for fault in _of_letter(notice, application, today)),
        *_of_reply(application, today),
        _of_clock(application),
    ]
    return list(dict.fromkeys(fault for fault in found if fault))


def late_extensions(application: Application) -> list[str]:
    """Extensions that were told after the period which they were to prolong: their effect is for people to judge."""
    found = []
    for each in application.extensions.all():
        if each.told_on is None:
            continue
        try:
            due_on = deadline_of(application, without=each).due_on
        except LawError:
            continue
        if each.told_on > due_on:
            found.append(
                f"延长答复期限 {each.told_on} 才告知，晚于原期限（{due_on}），其效力请核对（条例第三十三条第二款）"
            )
    return found


def _of_receipt(application: Application, today: date) -> Iterator[str | None]:
    arrived_on, received_on = submitted_on(application), application.received_on
    if arrived_on > today:
        yield f"到达日期不能晚于今天（{today}）"
    if received_on is None or application.split_from_id is not None:
        return
    if received_on > today:
        yield f"收到之日不能晚于今天（{today}）"
    before = application.acts_again_on
    if before is not None:
        if before.closed_on is not None and received_on < before.closed_on:
            yield f"收到决定之日不能早于答复送达日期（{before.closed_on}）"
        return
    form = {"received_on": received_on, "today": today, "confirmation": None}
    yield replies.a_day_of_receipt(application, form)
    yield receiving.a_recorded_confirmation(application, form)


def _of_the_way(application: Application, today: date) -> Iterator[str | None]:
    correction = getattr(application, "correction", None)
    if correction is not None and correction.corrected_on is not None:
        form = {"received_on": correction.corrected_on, "today": today}
        yield corrections.a_day_of_the_corrected_application(application, form)
    explanation = getattr(application, "explanation", None)
    if explanation is not None and explanation.explained_on is not None:
        form = {"explained_on": explanation.explained_on, "today": today}
        yield corrections.a_day_of_explaining(application, form)
    fee = getattr(application, "fee", None)
    if fee is not None and fee.paid_on is not None:
        yield periods.a_payment(application, {"paid_on": fee.paid_on, "voucher": fee.voucher, "today": today})
    if application.state == State.CLOSED and application.outcome == WITHDRAWN and application.closed_on:
        form = {"withdrawn_on": application.closed_on, "today": today}
        yield around.a_day_of_withdrawal(application, form)


def _of_letter(notice: Notice, application: Application, today: date) -> Iterator[str | None]:
    if notice.state != NoticeState.SENT or notice.sent_on is None:
        return
    name, received_on = notice.get_kind_display(), application.received_on
    signed_on = timezone.localdate(notice.signed_at) if notice.signed_at else None
    if received_on is not None and signed_on is not None and signed_on < received_on:
        yield f"{name}于 {signed_on} 签发，早于收到之日（{received_on}）"
    form = {"sent_on": notice.sent_on, "signed_on": signed_on, "today": today}
    if fault := notices.a_day_of_sending(notice, form):
        yield f"{name}：{fault}"
    if notice.received_on is not None:
        form = {"received_on": notice.received_on, "today": today}
        if fault := notices.a_day_of_their_receipt(notice, form):
            yield f"{name}：{fault}"
    yield from _of_deliveries(list(notice.deliveries.all()), today)
    for consultation in application.consultations.all():
        if consultation.notice_id == notice.pk:
            yield from _of_answer(consultation, notice, today)


def _of_answer(consultation: Consultation, notice: Notice, today: date) -> Iterator[str | None]:
    if not consultation.answer:
        return
    party = consultation.party
    if consultation.answer == ConsultationAnswer.RETURNED and notice.received_on is not None:
        yield f"{party}已于 {notice.received_on} 收到，不能算作无法送达"
    if consultation.answer == ConsultationAnswer.SILENT:
        if consultation.due_on is None:
            yield f"还没有记录{party}收到的日期，不能算作逾期"
        elif today <= consultation.due_on:
            yield f"{party}的回复期限到 {consultation.due_on} 为止，次日起才能算作逾期"
        return
    form = {"answer": consultation.answer, "answered_on": consultation.ended_on, "today": today}
    yield notices.a_day_of_the_answer(notice, form)
    overridden = any(
        each.kind == NoticeKind.OVERRIDE
        and each.state != NoticeState.DROPPED
        and each.particulars.get(OVERRIDDEN) == str(consultation.pk)
        for each in consultation.application.notices.all()
    )
    if overridden and consultation.answer not in (ConsultationAnswer.OBJECTS, ConsultationAnswer.PARTLY):
        yield f"已经作出决定公开并告知{party}，意见不能改为“{consultation.get_answer_display()}”"


def _of_reply(application: Application, today: date) -> Iterator[str | None]:
    reply = getattr(application, "reply", None)
    if reply is None or reply.signed_at is None:
        return
    signed_on = timezone.localdate(reply.signed_at)
    if application.received_on is not None and signed_on < application.received_on:
        yield f"答复书于 {signed_on} 签发，早于收到之日（{application.received_on}）"
    if application.state == State.DELIVERED and application.closed_on is not None:
        form = {"delivered_on": application.closed_on, "signed_on": signed_on, "today": today}
        yield replies.a_day_of_delivery(application, form)
    yield from _of_deliveries(list(reply.deliveries.all()), today)


def _of_deliveries(sent: list[Delivery], today: date) -> Iterator[str | None]:
    """Of one letter, in the order in which it left."""
    since: date | None = None
    for delivery in sent:
        left_on, name = delivery.delivered_on, delivery.letter_name
        if left_on > today:
            yield f"{name}的发出日期不能晚于今天（{today}）"
        if since is not None and left_on < since:
            yield f"{name}再次送达不能早于 {since}"
        for label, day in (("签收日期", delivery.received_on), ("退回日期", delivery.returned_on)):
            if day is not None and day < left_on:
                yield f"{name}的{label}（{day}）不能早于发出日期（{left_on}）"
            if day is not None and day > today:
                yield f"{name}的{label}不能晚于今天（{today}）"
        form = {"method": delivery.method, "evidence": delivery.evidence}
        if fault := deliveries.a_mail_number(delivery, form):
            yield f"{name}：{fault}"
        since = delivery.returned_on or left_on


def _of_clock(application: Application) -> str | None:
    if application.received_on is None:
        return None
    try:
        deadline_of(application)
    except ClockNotRunning:
        return None
    except LawError as problem:
        return str(problem)
    return None
