"""The day of receipt (收到之日, 条例第三十一条) by the channel through which an application came."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.deadlines import DeadlineError
from gongkai.law.provisions import Basis, find_provision


class Channel(StrEnum):
    """How an application reached the organ (提交方式)."""

    IN_PERSON = "in_person"
    MAIL_SIGNED = "mail_signed"
    MAIL_PLAIN = "mail_plain"
    INTERNET = "internet"
    EMAIL = "email"
    FAX = "fax"
    ORAL = "oral"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def needs_confirmation(self) -> bool:
        """Whether the clock waits for the organ and the applicant to confirm, or for a signature."""
        return self in (Channel.MAIL_PLAIN, Channel.INTERNET, Channel.EMAIL, Channel.FAX, Channel.ORAL)

    @property
    def needs_signature(self) -> bool:
        """Whether what was filled in for the applicant counts only once the applicant has signed it."""
        return self is Channel.ORAL


_LABELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.MAIL_SIGNED: "邮寄（挂号、EMS，需签收）",
    Channel.MAIL_PLAIN: "平常信函、投入信箱（无需签收）",
    Channel.INTERNET: "互联网渠道",
    Channel.EMAIL: "电子邮件",
    Channel.FAX: "传真",
    Channel.ORAL: "口头提出（代为填写）",
}
_PROVISIONS = {
    Channel.IN_PERSON: "receipt_in_person",
    Channel.ORAL: "receipt_in_person",
    Channel.MAIL_SIGNED: "receipt_by_mail",
    Channel.MAIL_PLAIN: "receipt_by_mail",
    Channel.INTERNET: "receipt_by_network",
    Channel.EMAIL: "receipt_by_network",
    Channel.FAX: "receipt_by_network",
}
AWAITING = "等待确认"
AWAITING_SIGNATURE = "等待签字"


@dataclass(frozen=True, slots=True)
class Receipt:
    """`received_on` is None while confirmation is awaited; `status` then says 等待确认 or 等待签字."""

    received_on: date | None
    status: str
    basis: tuple[Basis, ...]
    notes: tuple[str, ...] = ()


def receipt(channel: Channel, *, arrived_on: date, confirmed_on: date | None = None) -> Receipt:
    """The day of receipt of what arrived (was handed in, signed for, said, or sent) on `arrived_on`.

    `confirmed_on` is the day on which both sides confirmed; of what was said, that of the applicant's signature.
    """
    rule = find_provision(_PROVISIONS[channel], on=arrived_on)
    basis = (rule.basis,) if rule else ()
    if not channel.needs_confirmation:
        return Receipt(arrived_on, "已收到", basis)
    if confirmed_on is not None and confirmed_on < arrived_on:
        raise DeadlineError(f"确认之日 {confirmed_on} 早于到达之日 {arrived_on}：请核对两个日期。")
    if find_provision("receipt_in_person", on=arrived_on) is None:
        return Receipt(arrived_on, "已收到", basis, ("当时的规定以到达之日为收到之日。",))
    if confirmed_on is None and channel.needs_signature:
        return Receipt(
            None, AWAITING_SIGNATURE, basis, ("代为填写的申请表须经申请人签字，签字之日为收到之日。",)
        )
    if confirmed_on is None:
        return Receipt(None, AWAITING, basis, ("须与申请人确认，确认之日为收到之日。",))
    late = channel is Channel.MAIL_PLAIN and confirmed_on > arrived_on
    notes = ("平常信函应当在收到的当日与申请人确认，请记录未能当日确认的原因。",) if late else ()
    return Receipt(confirmed_on, "已签字" if channel.needs_signature else "已确认", basis, notes)
