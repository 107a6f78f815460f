"""What registration, reply and delivery need: the reasons that a form can still mend."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications import letters
from gongkai.applications.choices import DeliveryWay
from gongkai.applications.clock import receipt_of, submitted_on
from gongkai.applications.letters.empty_words import says_nothing
from gongkai.applications.models import Application
from gongkai.applications.numbers import document_mark_fault
from gongkai.applications.requirements.consultations import must_state
from gongkai.law.errors import LawError
from gongkai.law.outcomes import Family, outcomes
from gongkai.organs.actors import Role

Form = Mapping[str, Any]


def a_day_of_receipt(application: Application, form: Form) -> str | None:
    """条例第三十一条: the day by channel, not before the submission, not in the future."""
    received_on, today = form["received_on"], form["today"]
    if received_on > today:
        return f"收到之日不能晚于今天（{today}）"
    if received_on < submitted_on(application):
        return f"收到之日不能早于提交之日（{submitted_on(application)}）"
    try:
        found = receipt_of(application, received_on)
    except LawError as problem:
        return str(problem)
    if found.received_on != received_on:
        basis = "、".join(each.label for each in found.basis)
        return f"{application.get_channel_display()}的收到之日应为 {found.received_on}（{basis}）"
    return None


def a_handler_of_this_organ(application: Application, form: Form) -> str | None:
    handler = form.get("handler")
    if handler is None:
        return None
    if handler.organ_id != application.organ_id:
        return "承办人须是本机关人员"
    if not {Role.CLERK, Role.SECTION_HEAD} & set(handler.roles):
        return "承办人须是“经办”或“科室负责人”"
    return None if handler.user.is_active else f"{handler.name}的登录账号已停用，不能承办：请另选"


def a_chosen_handler(application: Application, form: Form) -> str | None:
    return None if form.get("handler") is not None else "须选择承办人"


def an_outcome(application: Application, form: Form) -> str | None:
    code = form.get("outcome")
    found = outcomes().get(str(code))
    if found is None:
        return "须选择答复类型"
    if found.family is Family.OTHERWISE_CLOSED and not letters.has_template(found.code):
        return f"“{found.label}”不是答复，不能拟写答复书"
    return None


def what_the_outcome_must_state(application: Application, form: Form) -> str | None:
    """Each outcome names its particulars: the search record, the article that forbids, the right organ …"""
    found = outcomes().get(str(form.get("outcome")))
    if found is None:
        return None
    stated = form.get("particulars") or {}
    is_given = form.get("items") or application.holdings.given().exists()
    given_otherwise = {"content_or_path"} if is_given else set()
    missing = [
        field.label
        for field in must_state(application, found)
        if field.key not in given_otherwise and says_nothing(stated.get(field.key))
    ]
    return f"答复“{found.label}”须写明：{'；'.join(missing)}" if missing else None


def items_of_this_organ(application: Application, form: Form) -> str | None:
    items, wanted = form.get("items", ()), form.get("item_ids", ())
    if len(items) != len(set(wanted)) or any(item.organ_id != application.organ_id for item in items):
        return "提供的信息须是本机关登记的政府信息"
    return None


def a_reconsideration_organ(application: Application, form: Form) -> str | None:
    if application.organ.reconsideration_organ.strip():
        return None
    return "机关资料中没有填写“行政复议机关”，无法告知救济途径：请先由系统管理员填写"


def a_reason(application: Application, form: Form) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写退回原因"


def a_document_mark(application: Application, form: Form) -> str | None:
    today: date = form["today"]
    return document_mark_fault(application.organ, today.year)


def the_right_remedy(application: Application, form: Form) -> str | None:
    """The paragraph is that of the outcome and of the law in force on the day of signing."""
    reply = getattr(application, "reply", None)
    return letters.remedy_fault(application, reply, on=form["today"]) if reply else None


def a_day_of_delivery(application: Application, form: Form) -> str | None:
    delivered_on, signed_on = form["delivered_on"], form["signed_on"]
    if delivered_on > form["today"]:
        return f"送达日期不能晚于今天（{form['today']}）"
    if signed_on is not None and delivered_on < signed_on:
        return f"送达日期不能早于签发日期（{signed_on}）"
    if form.get("method") == DeliveryWay.ONLINE and delivered_on != form["today"]:
        return f"在本平台送达的，送达日期就是今天（{form['today']}）：申请人从现在起才能看到"
    return None
