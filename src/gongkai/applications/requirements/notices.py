"""What the letters before the reply need."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import (
    ConsultationAnswer,
    DeliveryWay,
    NoticeKind,
    NoticeState,
)
from gongkai.applications.letters import documents, missing_particulars, notice_text
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.whole_text import lost_from
from gongkai.applications.models import Application, Consultation, Notice
from gongkai.applications.numbers import document_mark_fault
from gongkai.applications.requirements.consultations import OVERRIDDEN, objections
from gongkai.applications.requirements.periods import extended_until
from gongkai.applications.requirements.said import said, unstated

Form = Mapping[str, Any]


# ---- a letter on its way


def a_reason(notice: Notice, form: Form) -> str | None:
    return unstated(form, "reason", "须写明作废的原因")


def a_text(notice: Notice, form: Form) -> str | None:
    return None if said(form, "letter") else "正文不能为空"


def a_text_that_says_all(notice: Notice, form: Form) -> str | None:
    """What a letter of its kind must state is there, in the very words that were filled in."""
    missing = missing_particulars(notice.kind, notice.particulars)
    if missing:
        return f"{notice.get_kind_display()}须写明：{'、'.join(missing)}"
    said = "".join(notice.letter.split())
    stated = (notice.particulars.get(key, "") for key in notice_text(notice.kind).fields)
    lost = [value for value in stated if "".join(value.split()).rstrip("。！？，、；：,;.") not in said]
    if "today" in form:
        lost += _days_lost(notice, said)
        lost += lost_from(
            notice.letter,
            documents.document_of_notice(NoticeKind(notice.kind)).id,
            notice.application.organ,
            number=documents.case_of(notice.application).number,
            on=form["today"],
        )
    return f"正文里没有写：{'；'.join(lost)}" if lost else None


def _days_lost(notice: Notice, said: str) -> list[str]:
    """The day of receipt as the record tells it: it may have been put right since the letter was drafted."""
    case, wording = (
        documents.case_of(notice.application),
        documents.document_of_notice(NoticeKind(notice.kind)).wording,
    )
    if case.received_on is None or "received_on" not in wording or in_letters(case.received_on) in said:
        return []
    return [f"收到申请的日期（{in_letters(case.received_on)}）"]


def a_document_mark(notice: Notice, form: Form) -> str | None:
    today: date = form["today"]
    return document_mark_fault(notice.application.organ, today.year)


def an_application_in_hand(notice: Notice, form: Form) -> str | None:
    """What was answered or ended needs no letter of the way any more."""
    if not notice.application.is_over:
        return None
    return f"申请{notice.application.get_state_display()}，文书不能再签发或者发出：请作废"


def a_day_of_sending(notice: Notice, form: Form) -> str | None:
    sent_on, signed_on, today = form["sent_on"], form["signed_on"], form["today"]
    if sent_on > today:
        return f"发出日期不能晚于今天（{today}）"
    if signed_on is not None and sent_on < signed_on:
        return f"发出日期不能早于签发日期（{signed_on}）"
    if form.get("method") == DeliveryWay.ONLINE and sent_on != today:
        return f"在本平台发出的，发出日期就是今天（{today}）：申请人从现在起才能看到"
    return None


def in_time_to_extend(notice: Notice, form: Form) -> str | None:
    """An extension or a delay is told before the period is over (条例第三十三条第二款、第三十五条)."""
    due_on = notice.application.due_on
    if notice.kind not in (NoticeKind.EXTENSION, NoticeKind.DELAY):
        return None
    if due_on is None:
        return f"正在{notice.application.get_awaited_display()}，答复期限没有起算：请作废，期限起算后再拟"
    if form.get("sent_on", form["today"]) <= due_on:
        return None
    verb = "延长" if notice.kind == NoticeKind.EXTENSION else "延迟"
    return f"{verb}答复期限须在原期限（{due_on}）内告知申请人，现已超过"


def days_that_are_still_right(notice: Notice, form: Form) -> str | None:
    """The day that the letter names is still to come, and is still the one that its days lead to."""
    day = form.get("sent_on", form["today"])
    named = day_named(notice)
    if notice.kind == NoticeKind.ASSISTANCE and named == day:
        named = None  # a section may answer the same day
    if named is not None and named <= day:
        return f"文书中的日期（{named}）已到或者已过，对方没有时间：请作废，另定日期重拟"
    if notice.kind != NoticeKind.EXTENSION or notice.application.due_on is None:
        return None
    until = in_letters(extended_until(notice.application, int(notice.particulars["days"])))
    if notice.particulars["until"] == until:
        return None
    return f"答复期限已有变动，延长后应至{until}，而文书写的是{notice.particulars['until']}：请作废重拟"


def day_named(notice: Notice) -> date | None:
    """The last day that a letter sets itself; None where the law or nobody sets one."""
    application = notice.application
    if notice.kind == NoticeKind.CORRECTION:
        return _day_of(getattr(application, "correction", None), "due_on")
    if notice.kind == NoticeKind.EXPLANATION:
        return _day_of(getattr(application, "explanation", None), "due_on")
    if notice.kind == NoticeKind.DELAY:
        return _day_of(getattr(application, "explanation", None), "reply_by")
    if notice.kind == NoticeKind.OTHER_ORGAN:
        return _day_of(consultation_of(notice), "asked_until")
    if notice.kind == NoticeKind.ASSISTANCE:
        return _day_of(getattr(notice, "assistance", None), "due_on")
    return None


def _day_of(record: object, name: str) -> date | None:
    found: date | None = getattr(record, name, None)
    return found


def not_confirmed_yet(notice: Notice, form: Form) -> str | None:
    return f"已记录对方于 {notice.received_on} 收到" if notice.received_on else None


def a_day_of_their_receipt(notice: Notice, form: Form) -> str | None:
    day: date = form["received_on"]
    if day > form["today"]:
        return f"收到日期不能晚于今天（{form['today']}）"
    return (
        f"收到日期不能早于发出日期（{notice.sent_on}）" if notice.sent_on and day < notice.sent_on else None
    )


# ---- consultation


def consultation_of(notice: Notice) -> Consultation | None:
    return Consultation.objects.filter(notice=notice).first()


def a_consultation_that_is_open(notice: Notice, form: Form) -> str | None:
    found = consultation_of(notice)
    if found is None:
        return "这份文书不是征求意见"
    return f"已于 {found.ended_on} 结束：{found.get_answer_display()}" if found.ended_on else None


def an_answer(notice: Notice, form: Form) -> str | None:
    answer = form.get("answer")
    if answer not in ConsultationAnswer.values:
        return "须选择征求到的意见"
    found = consultation_of(notice)
    if answer == ConsultationAnswer.RETURNED and notice.received_on is not None:
        return f"对方已于 {notice.received_on} 收到，不能算作无法送达"
    if answer != ConsultationAnswer.SILENT or found is None:
        return None
    if found.due_on is None:
        return "还没有记录对方收到的日期，不能算作逾期"
    if form["today"] <= found.due_on:
        return f"回复期限到 {found.due_on} 为止，次日起才能算作逾期"
    return None


def a_day_of_the_answer(notice: Notice, form: Form) -> str | None:
    day: date | None = form.get("answered_on")
    if day is None:
        return None if form.get("answer") == ConsultationAnswer.SILENT else "须填写收到意见的日期"
    if day > form["today"]:
        return f"收到意见的日期不能晚于今天（{form['today']}）"
    return (
        f"收到意见的日期不能早于发出日期（{notice.sent_on}）"
        if notice.sent_on and day < notice.sent_on
        else None
    )


def an_objection_to_override(application: Application, form: Form) -> str | None:
    against = objections(application)
    told = [each for each in application.notices.all() if each.kind == NoticeKind.OVERRIDE]
    told = [each for each in told if each.state != NoticeState.DROPPED]
    if form.get("looking"):
        if not against:
            return "没有第三方不同意公开"
        return None if len(told) < len(against) else "不同意公开的第三方都已拟写告知第三方决定书"
    found: Consultation | None = form.get("consultation")
    if found is None or found.application_id != application.pk:
        return "须选择不同意公开的第三方"
    if found not in against:
        return "只有第三方不同意公开的，才需要作出公开决定"
    if any(each.particulars.get(OVERRIDDEN) == str(found.pk) for each in told):
        return f"告知{found.party}的决定书已经拟稿或者发出"
    return unstated(form, "content", "须写明决定公开的内容") or unstated(
        form, "reason", "须写明不公开可能对公共利益造成的重大影响"
    )


def goes_to_a_section(notice: Notice) -> bool:
    """Whether it stays within the organ."""
    if notice.kind != NoticeKind.ASSISTANCE:
        return False
    asked = getattr(notice, "assistance", None)
    return asked is not None and asked.section_id is not None
