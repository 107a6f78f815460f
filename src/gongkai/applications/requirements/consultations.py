"""What 征求意见 needs, and what it leaves for the reply (条例第三十二条至第三十四条)."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.choices import ConsultationAnswer, ConsultationKind, NoticeKind, NoticeState
from gongkai.applications.clock import ANSWER_PERIODS
from gongkai.applications.letters.empty_words import names_nobody
from gongkai.applications.models import Application, Consultation
from gongkai.applications.requirements.said import a_later_day_than_today, said, unstated
from gongkai.casework.sealing import unseal
from gongkai.law.outcomes import Family, Outcome, RequiredField, outcome, outcomes
from gongkai.law.provisions import all_provisions, find_provision

Form = Mapping[str, Any]
REFUSED_FOR_THEM, RECORD = "36.3/15", "third_party_record"
OVERRIDDEN = "consultation"  # the key under which a letter of override keeps whom it answers


def a_party(application: Application, form: Form) -> str | None:
    if form.get("kind") not in ConsultationKind.values:
        return "须选择征求意见的对象类别"
    return "须填写征求意见的对象" if names_nobody(said(form, "party")) else None


def a_matter(application: Application, form: Form) -> str | None:
    return unstated(form, "matter", "须写明征求意见的信息")


def not_asked_already(application: Application, form: Form) -> str | None:
    """The same question to the same party is put once while it is open; who was asked lies under seal."""
    party, matter = said(form, "party"), said(form, "matter")
    wanted = (form.get("kind"), matter, None)
    for each in application.consultations.all():
        if (each.kind, each.matter, each.ended_on) == wanted and _asked_of(each, application.number) == party:
            state = each.notice.get_state_display()
            return f"已就同样的信息向同一对象征求意见（{state}）：请先办理该文书，或者作废后再拟"
    return None


def _asked_of(consultation: Consultation, number: str) -> str:
    sealed = bytes(consultation.notice.addressee_sealed)
    return unseal(sealed, bound_to=number).decode().partition("\n")[0] if sealed else consultation.party


def a_day_for_an_organ(application: Application, form: Form) -> str | None:
    """No law sets a period for other organs, so the letter does."""
    if form.get("kind") != ConsultationKind.OTHER_ORGAN:
        return None
    return a_later_day_than_today(form, "asked_until", "请其回复的日期")


def a_period_that_is_in_force(application: Application, form: Form) -> str | None:
    """The regulation of 2007 gave third parties and co-makers no number of days to answer, so no such letter is dated then."""
    kind, today = str(form.get("kind")), form["today"]
    rule = ANSWER_PERIODS.get(ConsultationKind(kind)) if kind in ConsultationKind.values else None
    if rule is None or find_provision(rule, on=today) is not None:
        return None
    first = all_provisions()[rule][0]
    return (
        f"{first.basis.label}自 {first.effective_from} 起施行，此前没有规定{first.label}，"
        f"{today} 不能照此发文：请核对日期；当时已经书面征求过的，用“记录联系情况”写明经过和结果"
    )


def no_objection_without_a_decision(application: Application, form: Form) -> str | None:
    """What a third party objected to is opened only for the public interest, and they are told first (第三十二条).

    A reply that opens a part may leave theirs closed: it then says how their objection was met.
    """
    reply = getattr(application, "reply", None)
    found = outcomes().get(reply.outcome) if reply else None
    if reply is None or found is None or found.family not in (Family.DISCLOSED, Family.PARTLY_DISCLOSED):
        return None
    unanswered = [each.party for each in objections(application) if each.pk not in _overridden(application)]
    if not unanswered:
        return None
    who = "、".join(unanswered)
    if found.family is Family.PARTLY_DISCLOSED:
        if str(reply.particulars.get(RECORD, "")).strip():
            return None
        return (
            f"第三方（{who}）不同意公开：部分公开的，须写明征求第三方意见的记录和其不同意部分如何处理；"
            "决定公开该部分的，须先发出告知第三方决定书（条例第三十二条）"
        )
    return f"第三方（{who}）不同意公开：决定公开的，须先发出告知第三方决定书（条例第三十二条）"


def must_state(application: Application, kind: Outcome) -> tuple[RequiredField, ...]:
    """What a reply of that kind must state here: one that opens a part also says how objections were met."""
    if kind.family is Family.PARTLY_DISCLOSED and objections(application):
        return (*kind.required, *(each for each in outcome(REFUSED_FOR_THEM).required if each.key == RECORD))
    return kind.required


def objections(application: Application) -> list[Consultation]:
    """Third parties that object to all or to a part."""
    against = (ConsultationAnswer.OBJECTS, ConsultationAnswer.PARTLY)
    asked = application.consultations.all()
    return [each for each in asked if each.kind == ConsultationKind.THIRD_PARTY and each.answer in against]


def _overridden(application: Application) -> set[int]:
    sent = [each for each in application.notices.all() if each.state == NoticeState.SENT]
    told = [each for each in sent if each.kind == NoticeKind.OVERRIDE]
    return {int(pk) for each in told if (pk := str(each.particulars.get(OVERRIDDEN, ""))).isdigit()}


def no_open_consultation(application: Application, form: Form) -> str | None:
    asked = [each for each in application.consultations.all() if each.sent_on is not None]
    waiting = [each.party for each in asked if each.ended_on is None]
    return f"征求意见尚未结束：{'、'.join(waiting)}" if waiting else None
