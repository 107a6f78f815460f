"""What each step of a proposal needs to be filled in; each says in one sentence what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.dialogue.choices import (
    OPEN,
    Openness,
    ReplyDelivery,
    ResultClass,
    Satisfaction,
)
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.dialogue.proposals.numbers import document_mark_fault
from gongkai.items.choices import Attribute
from gongkai.items.grounds import GROUNDS
from gongkai.organs.actors import Role

Form = Mapping[str, Any]
ENOUGH = 20  # characters: a shorter reply or summary says nothing


def _blank(form: Form, name: str) -> bool:
    return not str(form.get(name) or "").strip()


def a_reason(proposal: Proposal, form: Form) -> str | None:
    return "须填写原因" if _blank(form, "reason") else None


def a_section_or_a_handler(proposal: Proposal, form: Form) -> str | None:
    section, handler = form.get("section"), form.get("handler")
    if section is None and handler is None:
        return "须选择承办科室或者承办人"
    if any(each is not None and each.organ_id != proposal.organ_id for each in (section, handler)):
        return "承办科室、承办人须是本机关的"
    if handler is not None and Role.CLERK not in handler.roles:
        return "承办人须是“经办”人员"
    return None


def a_cohost(proposal: Proposal, form: Form) -> str | None:
    name = str(form.get("name") or "").strip()
    if not name:
        return "须填写会办单位"
    if name == proposal.organ.name:
        return "会办单位不能是本机关"
    known = {each.name for each in proposal.cohosts.all()}
    return f"{name}已经是会办单位" if name in known else None


def a_cohost_that_is_asked(proposal: Proposal, form: Form) -> str | None:
    waiting = [each.pk for each in proposal.cohosts.all() if each.answered_on is None]
    if not waiting:
        return "没有等待反馈的会办单位"
    return None if "cohost_id" not in form or form["cohost_id"] in waiting else "须选择反馈意见的会办单位"


def an_opinion(proposal: Proposal, form: Form) -> str | None:
    return "须填写会办意见" if _blank(form, "opinion") else None


def a_day_not_before_assignment(proposal: Proposal, form: Form) -> str | None:
    return _day_of(form, "on", not_before=proposal.assigned_on, what="交办日期")


def _day_of(form: Form, name: str, *, not_before: date | None, what: str) -> str | None:
    day: date | None = form.get(name)
    if day is None:
        return "须填写日期"
    if day > form["today"]:
        return f"日期不能晚于今天（{form['today']}）"
    return f"日期不能早于{what}（{not_before}）" if not_before and day < not_before else None


def a_text(proposal: Proposal, form: Form) -> str | None:
    return None if len(str(form.get("text") or "").strip()) >= ENOUGH else "须拟写复文正文"


def a_result_class(proposal: Proposal, form: Form) -> str | None:
    return None if form.get("result_class") in ResultClass.values else "须选择办理结果类别"


def an_openness(proposal: Proposal, form: Form) -> str | None:
    if form.get("openness") not in Openness.values:
        return "拟稿时须同步提出复文的公开属性（国办发〔2014〕46号）"
    if form["openness"] == Openness.WITHHELD and form.get("ground") not in GROUNDS:
        return "不予公开须注明条例第十四条至第十六条规定的理由"
    if form["openness"] not in OPEN and _blank(form, "openness_reason"):
        return "不主动公开须说明理由"
    return None


def a_summary_where_only_that_is_open(proposal: Proposal, form: Form) -> str | None:
    if form.get("openness") != Openness.SUMMARY:
        return None
    return None if len(str(form.get("public_summary") or "").strip()) >= ENOUGH else "公开摘要的，须拟写摘要"


def a_document_mark(proposal: Proposal, form: Form) -> str | None:
    today: date = form["today"]
    return document_mark_fault(proposal, today.year)


def a_day_of_delivery(proposal: Proposal, form: Form) -> str | None:
    return _day_of(form, "delivered_on", not_before=form.get("signed_on"), what="签发日期")


def a_delivery(proposal: Proposal, form: Form) -> str | None:
    return None if form.get("delivery") in ReplyDelivery.values else "须选择送达方式"


def a_content_opinion(proposal: Proposal, form: Form) -> str | None:
    content = (Satisfaction.SATISFIED, Satisfaction.BASICALLY_SATISFIED)
    return None if form.get("satisfaction") in content else "须选择“满意”或“基本满意”；不满意的办理“重新办理”"


def a_day_of_opinion(proposal: Proposal, form: Form) -> str | None:
    reply = reply_in_hand(proposal)
    return _day_of(form, "opinion_on", not_before=reply.delivered_on if reply else None, what="复文送达日期")


def a_receiver(proposal: Proposal, form: Form) -> str | None:
    return "须填写报告单位" if _blank(form, "receiver") else None


def a_day_of_report(proposal: Proposal, form: Form) -> str | None:
    return _day_of(form, "reported_on", not_before=proposal.assigned_on, what="交办日期")


def an_open_reply(proposal: Proposal, form: Form) -> str | None:
    reply = reply_in_hand(proposal)
    if reply is None or reply.item is None:
        return "复文还没有签发"
    if reply.openness not in OPEN:
        return f"复文的公开属性是“{reply.get_openness_display()}”，不发布"
    return None


def not_published_yet(proposal: Proposal, form: Form) -> str | None:
    reply = reply_in_hand(proposal)
    if reply is None or reply.item is None or reply.item.attribute != Attribute.PROACTIVE:
        return None
    return f"复文已经公开：{reply.item.index_number}" if reply.item.published_at else None
