"""What each step of a complaint needs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.complaints.choices import ComplaintState, Finding
from gongkai.complaints.models import Complaint

Form = Mapping[str, Any]
LONGEST = 2000


def said(form: Form, name: str) -> str:
    return str(form.get(name) or "").strip()


def a_reason(complaint: Complaint, form: Form) -> str | None:
    return None if said(form, "reason") else "须写明理由"


def somewhere_to_turn(complaint: Complaint, form: Form) -> str | None:
    return None if said(form, "to") else "须写明应当向哪个机关提出"


def what_is_asked(complaint: Complaint, form: Form) -> str | None:
    if not said(form, "asked"):
        return "须写明要求说明的事项"
    return _too_long(form, "asked")


def no_word_of_who_complained(complaint: Complaint, form: Form) -> str | None:
    """保护举报人: what the organ reads names nobody; the action looks, the table only says so."""
    if form.get("gives_away"):
        return "写给被投诉机关的内容里有投诉举报人的姓名、电话或者地址，请删去"
    return None


def a_day_for_the_statement(complaint: Complaint, form: Form) -> str | None:
    return _a_later_day(form, "due_on", "说明期限")


def a_statement(complaint: Complaint, form: Form) -> str | None:
    if not said(form, "statement"):
        return "须写明情况"
    return _too_long(form, "statement")


def heard_or_overdue(complaint: Complaint, form: Form) -> str | None:
    due_on = complaint.statement_due_on
    if complaint.state == ComplaintState.ASKED and due_on is not None and form["today"] <= due_on:
        return f"说明期限到 {due_on} 为止，次日起才能不等说明而查明"
    return None


def a_finding(complaint: Complaint, form: Form) -> str | None:
    if form.get("finding") not in Finding.values:
        return "须选择处理决定"
    if not said(form, "found"):
        return "须写明查明的情况"
    return _too_long(form, "found")


def an_order_with_a_day(complaint: Complaint, form: Form) -> str | None:
    if form.get("finding") != Finding.ORDERED:
        asked = said(form, "order") or form.get("order_due_on")
        return "没有责令改正的，不填改正的要求和期限" if asked else None
    if not said(form, "order"):
        return "责令改正的，须写明改正的要求"
    return _too_long(form, "order") or _a_later_day(form, "order_due_on", "改正期限")


def a_way_of_telling(complaint: Complaint, form: Form) -> str | None:
    if not said(form, "told_by"):
        return "须写明告知的方式；匿名的写“凭编号和查询码查询”"
    day: date = form["told_on"]
    if day > form["today"]:
        return f"告知日期不能晚于今天（{form['today']}）"
    decided_on = complaint.decided_on
    return f"告知日期不能早于决定日期（{decided_on}）" if decided_on and day < decided_on else None


def what_was_mended(complaint: Complaint, form: Form) -> str | None:
    if not said(form, "mended"):
        return "须写明怎样改正的"
    return _too_long(form, "mended")


def _a_later_day(form: Form, name: str, label: str) -> str | None:
    day: date | None = form.get(name)
    if day is None:
        return f"须填写{label}"
    return f"{label}须晚于今天" if day <= form["today"] else None


def _too_long(form: Form, name: str) -> str | None:
    return f"最多 {LONGEST} 字，请精简" if len(said(form, name)) > LONGEST else None
