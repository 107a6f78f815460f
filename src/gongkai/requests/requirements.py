"""What the steps of 更正申请 and 转主动公开建议 need: sentences for what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.cases.requirements import a_reason, said
from gongkai.items.choices import Attribute, ReassessmentOutcome, ReassessmentTrigger, State
from gongkai.items.models import Item
from gongkai.items.procedure import PROCEDURE as ITEM_PROCEDURE
from gongkai.organs.models import Member
from gongkai.requests.choices import ConversionOutcome, RectificationOutcome, Verdict
from gongkai.requests.correction import corrected_edition
from gongkai.requests.models import Conversion, Rectification

Form = Mapping[str, Any]
OPENING = {"trigger": ReassessmentTrigger.REPEATED_REQUESTS, "outcome": ReassessmentOutcome.OPEN}


def a_handler_of_this_organ(case: Any, form: Form) -> str | None:
    handler: Member | None = form.get("handler")
    if handler is None:
        return "须选择承办人"
    return None if handler.organ_id == case.organ_id else "承办人须是本机关人员"


# ---- 更正申请


def what_was_found(case: Rectification, form: Form) -> str | None:
    missing = [
        label
        for name, label in (("means", "核实的方法和材料"), ("finding", "核实的情况"))
        if not said(form, name)
    ]
    if form.get("verdict") not in Verdict.values:
        missing.append("核实结论")
    return f"须填写：{'、'.join(missing)}" if missing else None


def a_day_of_verification(case: Rectification, form: Form) -> str | None:
    day: date | None = form.get("verified_on")
    if day is None:
        return "须填写核实日期"
    if day > form["today"]:
        return f"核实日期不能晚于今天（{form['today']}）"
    return f"核实日期不能早于收到日期（{case.received_on}）" if day < case.received_on else None


def an_outcome(case: Rectification, form: Form) -> str | None:
    return None if form.get("outcome") in RectificationOutcome.values else "须选择处理结果"


def verified_unless_passed_on(case: Rectification, form: Form) -> str | None:
    """Only the competent organ verifies; what it decides rests on what it found."""
    if form.get("outcome") == RectificationOutcome.PASSED_ON or case.verdict:
        return None
    return "须先记录核实情况（条例第四十一条）"


def an_outcome_that_fits_the_verdict(case: Rectification, form: Form) -> str | None:
    if form.get("outcome") == RectificationOutcome.RECTIFIED and case.verdict == Verdict.ACCURATE:
        return "核实结论是“记录准确”，不能决定更正：请重新核实或者决定不予更正"
    if form.get("outcome") == RectificationOutcome.NOT_RECTIFIED and case.verdict == Verdict.INACCURATE:
        return "核实结论是“记录不准确”，应当更正：请重新核实或者决定更正"
    return None


def a_correction_that_is_public(case: Rectification, form: Form) -> str | None:
    """What the public reads is changed by the item's own change step, before the letter says that it was."""
    if case.outcome != RectificationOutcome.RECTIFIED or case.item is None:
        return None
    if not case.item.is_public or corrected_edition(case) is not None:
        return None
    return "该信息已在网上公开，还没有更正后的版本：请先在该信息页办理“申请变更”并经审批，再签发"


# ---- 转主动公开建议


def a_conclusion(case: Conversion, form: Form) -> str | None:
    if form.get("outcome") not in ConversionOutcome.values:
        return "须选择审核结论"
    return None if said(form, "finding") else "须写明审核的情况"


def something_to_open(case: Conversion, form: Form) -> str | None:
    """An item that is not open yet, or what is to be registered."""
    if form.get("outcome") != ConversionOutcome.ACCEPTED:
        return None
    item: Item | None = form.get("item")
    if item is None:
        opening = form.get("opening") or {}
        missing = [
            label
            for name, label in (("title", "标题"), ("kind", "种类"), ("formed_on", "成文日期"))
            if not opening.get(name)
        ]
        return f"登记簿中没有的，须填写拟登记信息的{'、'.join(missing)}" if missing else None
    if item.organ_id != case.organ_id:
        return "只能公开本机关的信息"
    return _why_not_opened(item)


def _why_not_opened(item: Item) -> str | None:
    if item.attribute == Attribute.PROACTIVE:
        return f"《{item.title}》已经认定为主动公开，不需要再转"
    if item.state != State.DETERMINED:
        return f"《{item.title}》还没有认定签发，请先办完审核，认定时直接定为主动公开"
    if item.reassessments.filter(decided_at=None).exists():
        return f"《{item.title}》已有一项评估待决定，请先决定该评估"
    return None


def still_something_to_open(case: Conversion, form: Form) -> str | None:
    """What was examined is judged again: the item may have moved meanwhile."""
    if case.outcome != ConversionOutcome.ACCEPTED or case.item is None:
        return None
    return _why_not_opened(case.item)


def a_reassessment_that_the_reviewer_may_propose(case: Conversion, form: Form) -> str | None:
    """The secrecy reviewer's opinion is the proposal that the director decides on."""
    if case.outcome != ConversionOutcome.ACCEPTED or case.item is None:
        return None
    told = {**OPENING, "reason": case.finding}
    reasons = ITEM_PROCEDURE.why_not("propose_reassessment", case.item, form["actor"], told)
    return "；".join(reasons) or None


def a_person_who_waits(case: Conversion, form: Form) -> str | None:
    return None if case.has_person else "本机关发现的，没有提出人，用“决定（本机关发现）”"


def nobody_who_waits(case: Conversion, form: Form) -> str | None:
    return "有提出人的，用“决定并签发答复”" if case.has_person else None


__all__ = ["a_reason"]
