"""What was recorded by hand of an application: days, answers, vouchers, each with the record in which it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Model

from gongkai.applications.choices import (
    ApplicantKind,
    Channel,
    ConsultationAnswer,
    DeliveryWay,
    ReceivedBy,
    State,
)
from gongkai.applications.clock import receipt_of, submitted_on
from gongkai.applications.models import Application, Consultation, Delivery, Notice
from gongkai.law.receipt import Channel as LawChannel

WITHDRAWN = "withdrawn"
UNSAID = "逾期未提出意见的不填"
UNSIGNED = (State.SUBMITTED, State.REGISTERED, State.DRAFTED, State.REVIEWED)
Choices = Sequence[tuple[str, str]]


class FactKind(StrEnum):
    """How a recorded fact is written."""

    DAY = "day"
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True)
class Fact:
    """One recorded fact: `field` of `record`, called `label`; `about` names the letter that it belongs to ("": none).

    `key` is `field` and, where there may be several, the id of the record. `is_told`: its content may stand in an entry.
    """

    record: Model
    field: str
    label: str
    value: Any
    kind: FactKind = FactKind.DAY
    about: str = ""
    choices: Choices = ()
    optional: bool = False
    hint: str = ""
    is_told: bool = True

    @property
    def key(self) -> str:
        return self.field if isinstance(self.record, Application) else f"{self.field}-{_key(self.record)}"

    @property
    def name(self) -> str:
        return f"{self.about}{self.label}"

    def told(self, value: Any) -> str:
        """A value in words: 不同意公开, 2026-11-12, 空白."""
        return str(dict(self.choices).get(value, value) or "空白")


def _key(record: Model) -> str:
    return f"{record._meta.model_name}-{record.pk}"


def facts_of(application: Application) -> list[Fact]:
    """Every fact of an application that was read whole (`whole.read_whole`) that somebody recorded and can put right."""
    return [
        *_of_receipt(application),
        *_of_the_way(application),
        *(fact for notice in application.notices.all() for fact in _of_letter(notice, application)),
        *_of_reply(application),
    ]


def is_received_by_arrival(application: Application) -> bool:
    """Whether the day of arrival is that of receipt, with nothing to confirm (条例第三十一条)."""
    return receipt_of(application, None).received_on is not None


def _of_receipt(application: Application) -> Iterator[Fact]:
    if application.split_from_id is not None:
        return  # received with the form that it is a piece of
    if application.acts_again_on_id is not None:
        yield Fact(application, "received_on", "收到决定之日", application.received_on)
        return
    if application.channel != Channel.INTERNET:
        hint = "即收到之日" if is_received_by_arrival(application) else "须不晚于双方确认之日"
        yield Fact(application, "arrived_on", "到达日期", submitted_on(application), hint=hint)
        yield from _channel(application)
    if application.received_on is not None and not is_received_by_arrival(application):
        yield Fact(application, "received_on", "收到之日", application.received_on)
    if application.received_on is not None and application.applicant_kind != ApplicantKind.NATURAL_PERSON:
        kinds = [each for each in ApplicantKind.choices if each[0] != ApplicantKind.NATURAL_PERSON]
        yield Fact(
            application,
            "applicant_kind",
            "申请人类型",
            application.applicant_kind,
            FactKind.CHOICE,
            choices=kinds,
        )


def _channel(application: Application) -> Iterator[Fact]:
    """Among those that are received in the same way: another way needs another confirmation."""
    like = [
        (each.value, str(each.label))
        for each in Channel
        if each is not Channel.INTERNET and _way(each) == _way(application.channel)
    ]
    if len(like) > 1:
        yield Fact(application, "channel", "提交方式", application.channel, FactKind.CHOICE, choices=like)


def _way(channel: str) -> tuple[bool, bool]:
    law = LawChannel(channel)
    return law.needs_confirmation, law.needs_signature


def _of_the_way(application: Application) -> Iterator[Fact]:
    correction = getattr(application, "correction", None)
    if correction is not None and correction.corrected_on is not None:
        yield Fact(correction, "corrected_on", "收到补正之日", correction.corrected_on)
    explanation = getattr(application, "explanation", None)
    if explanation is not None and explanation.explained_on is not None:
        yield Fact(explanation, "explained_on", "收到说明之日", explanation.explained_on)
    fee = getattr(application, "fee", None)
    if fee is not None and fee.paid_on is not None:
        yield Fact(fee, "paid_on", "缴清日期", fee.paid_on)
        yield Fact(fee, "voucher", "财政票据号", fee.voucher, FactKind.LINE)
    if application.state == State.CLOSED and application.outcome == WITHDRAWN and application.closed_on:
        yield Fact(application, "closed_on", "撤回日期", application.closed_on)


def _of_letter(notice: Notice, application: Application) -> Iterator[Fact]:
    """How a letter left, when it arrived, and what came back."""
    about = f"{notice.get_kind_display()}（{notice.document_number}，致{notice.addressee}）"
    sent = list(notice.deliveries.all())  # none of what stayed within the house
    for nth, delivery in enumerate(sent):
        yield from _of_leaving(delivery, about, nth)
    if sent and notice.received_on is not None and not any(each.accessed_at for each in sent):
        yield Fact(notice, "received_on", "对方收到日期", notice.received_on, about=about)
    if application.state in UNSIGNED:
        asked = (each for each in application.consultations.all() if each.notice_id == notice.pk)
        for consultation in asked:
            yield from _of_answer(consultation, about)


def _of_answer(consultation: Consultation, about: str) -> Iterator[Fact]:
    """Until the reply is signed, for it rests on the answer; a late answer after silence is written in here."""
    if not consultation.answer:
        return
    yield Fact(
        consultation,
        "answer",
        "征求到的意见",
        consultation.answer,
        FactKind.CHOICE,
        about,
        ConsultationAnswer.choices,
    )
    silent = consultation.answer == ConsultationAnswer.SILENT
    said_on: date | None = None if silent else consultation.ended_on
    yield Fact(consultation, "ended_on", "收到意见的日期", said_on, about=about, optional=True, hint=UNSAID)
    yield Fact(
        consultation,
        "answer_text",
        "意见内容",
        consultation.answer_text,
        FactKind.TEXT,
        about,
        optional=True,
        is_told=False,
    )


def _of_reply(application: Application) -> Iterator[Fact]:
    reply = getattr(application, "reply", None)
    if reply is None:
        return
    about = f"答复书（{reply.document_number}）"
    for nth, delivery in enumerate(reply.deliveries.all()):
        yield from _of_leaving(delivery, about, nth)
        if delivery.received_on is not None and delivery.accessed_at is None:
            yield Fact(delivery, "received_on", "签收日期", delivery.received_on, about=about)
            yield Fact(
                delivery,
                "received_by",
                "签收人",
                delivery.received_by,
                FactKind.CHOICE,
                about,
                ReceivedBy.choices,
                optional=not delivery.received_by,
            )


def _of_leaving(delivery: Delivery, about: str, nth: int) -> Iterator[Fact]:
    """What was put on the platform says itself when; everything else was told by whoever sent it."""
    if delivery.method == DeliveryWay.ONLINE:
        return
    again = "再次" if nth else ""
    ways = [each for each in DeliveryWay.choices if each[0] in (*_WAYS, delivery.method)]
    yield Fact(delivery, "method", f"{again}送达方式", delivery.method, FactKind.CHOICE, about, ways)
    yield Fact(delivery, "delivered_on", f"{again}发出日期", delivery.delivered_on, about=about)
    yield Fact(
        delivery, "evidence", f"{again}送达凭证", delivery.evidence, FactKind.LINE, about, optional=True
    )
    if delivery.returned_on is not None:
        yield Fact(delivery, "returned_on", "退回日期", delivery.returned_on, about=about)


_WAYS = (  # those that need nothing else to be written down
    DeliveryWay.EMAIL,
    DeliveryWay.MAIL,
    DeliveryWay.PICK_UP,
    DeliveryWay.ON_SITE,
    DeliveryWay.FAX,
    DeliveryWay.IN_PERSON,
)
