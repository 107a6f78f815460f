"""办理经过 as the applicant may know it: what happened and when, in plain words and without a member's name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.applications.choices import ContactMeans, ContactResult, DeliveryWay, NoticeKind
from gongkai.applications.letters import notice_text
from gongkai.applications.models import Application
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry

Told = Mapping[str, Any]
LABELS = {
    "submit": "提交申请",
    "record_contact": "本机关与您联系确认",
    "confirm_submission": "您在线确认了申请",
    "shelve": "联系不上您，暂存待确认",
    "register": "确认收到并登记",
    "retype": "更正本机关录入的申请信息",
    "recompute_deadline": "因节假日安排调整答复期限",
    "send_notice": "发出文书",
    "confirm_notice_received": "收到文书",
    "offer_correction": "在线补正",
    "receive_correction": "收到补正，答复期限重新起算",
    "receive_explanation": "收到说明的理由",
    "record_answer": "征求意见结束，答复期限继续计算",
    "confirm_payment": "确认缴费，答复期限重新计算",
    "split": "拆分为多件办理",
    "mend_record": "更正登记的日期，答复期限重新计算",
    "annul_registration": "登记作废",
    "reinstate": "恢复办理",
    "withdraw_application": "撤回申请",
    "act_again": "依决定重新办理",
    "sign_reply": "作出答复",
    "deliver": "送达答复",
}
ASKING = (NoticeKind.THIRD_PARTY, NoticeKind.CO_MAKER, NoticeKind.OTHER_ORGAN)
OF_LETTERS = ("send_notice", "confirm_notice_received")


@dataclass(frozen=True)
class TrackedStep:
    """One thing that happened, as the applicant may know it."""

    label: str
    on: date
    note: str = ""


def steps_of(application: Application) -> tuple[TrackedStep, ...]:
    """What happened to an application, oldest first; letters to others are told only as a consultation."""
    entries = Entry.objects.filter(subject=subject_of(application), verb__in=LABELS).order_by("sequence")
    steps = []
    for verb, legal_on, payload in entries.values_list("verb", "legal_on", "payload"):
        label = _label(verb, payload)
        if label:
            note = _NOTES[verb](application, payload) if verb in _NOTES else ""
            steps.append(TrackedStep(label, legal_on, note))
    return tuple(steps)


def _label(verb: str, payload: Told) -> str:
    if verb in OF_LETTERS:
        return _of_letter(verb, payload)
    return LABELS[verb] if verb != "mend_record" or payload.get("moved") else ""


def _of_letter(verb: str, payload: Told) -> str:
    kind = NoticeKind(payload["kind"])
    if notice_text(kind).to == "applicant":
        return f"发出{kind.label}" if verb == "send_notice" else f"您收到{kind.label}"
    if verb == "send_notice" and kind in ASKING:
        return "征求第三方或者其他机关意见，期间不计入答复期限"
    return ""


def _due(application: Application, payload: Told) -> str:
    return f"答复期限至 {payload['due_on']}" if payload.get("due_on") else ""


def _contact(application: Application, payload: Told) -> str:
    result = ContactResult(payload["result"])
    without_means = result == ContactResult.NO_CONTACT
    return str(result.label) if without_means else f"{ContactMeans(payload['means']).label}，{result.label}"


def _number(payload: Told) -> str:
    """The number of a letter to the applicant; those of letters to others are not told."""
    is_theirs = notice_text(NoticeKind(payload["kind"])).to == "applicant"
    return str(payload.get("document_number") or "") if is_theirs else ""


_NOTES: dict[str, Callable[[Application, Told], str]] = {
    "record_contact": _contact,
    "register": _due,
    "receive_correction": _due,
    "confirm_payment": _due,
    "mend_record": _due,
    "reinstate": _due,
    "send_notice": lambda application, payload: _number(payload),
    "sign_reply": lambda application, payload: application.reply.document_number,
    "deliver": lambda application, payload: str(DeliveryWay(payload["method"]).label),
    "split": lambda application, payload: "、".join(payload.get("pieces", ())),
}
