"""What help, splitting, withdrawal and acting again need: the steps around an application that are no letters."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.clock import submitted_on
from gongkai.applications.models import Application
from gongkai.applications.requirements.said import said, unstated
from gongkai.law.provisions import Unit

Form = Mapping[str, Any]
MOST_PIECES = 20
MOST_ORDERED = 365


def somebody_to_help(application: Application, form: Form) -> str | None:
    """A section of the organ or another unit, not both."""
    section, unit = form.get("section"), said(form, "unit")
    if (section is None) == (not unit):
        return "须选择本机关的科室，或者填写其他单位的名称，只填一项"
    if section is not None and section.organ_id != application.organ_id:
        return "须选择本机关的科室"
    asked = application.assistances.filter(answered_on=None)
    if asked.filter(section=section, unit="" if section else unit).exists():
        return f"已请{section.name if section else unit}协办，尚未回复"
    return unstated(form, "matter", "须写明协办的事项")


def a_day_for_the_section(application: Application, form: Form) -> str | None:
    due_on: date | None = form.get("due_on")
    if due_on is None:
        return "须填写请其回复的日期"
    if due_on < form["today"]:
        return "请其回复的日期不能早于今天"
    if application.due_on is not None and due_on > application.due_on:
        return f"请其回复的日期不能晚于答复期限（{application.due_on}）"
    return None


def no_letter_but_a_correction(application: Application, form: Form) -> str | None:
    """An extension, a charge or a consultation is of the whole form: it is split before, not after."""
    sent = [each for each in application.notices.all() if each.state != NoticeState.DROPPED]
    others = [each for each in sent if each.kind not in (NoticeKind.CORRECTION, NoticeKind.ASSISTANCE)]
    kinds = "、".join(dict.fromkeys(each.get_kind_display() for each in others))
    if kinds:
        return f"已就整件申请拟有或者发出{kinds}，不能再拆分"
    correction = getattr(application, "correction", None)
    if correction is not None and correction.asked_on is None:
        return "补正告知书尚未发出：请先发出或者作废，再行拆分"
    return None


def pieces_to_split_into(application: Application, form: Form) -> str | None:
    pieces = [str(piece).strip() for piece in form.get("pieces", ())]
    if len(pieces) < 2 or not all(pieces):
        return "拆分须写明两件以上的内容，一行一件"
    if len(pieces) > MOST_PIECES:
        return f"一次最多拆分为 {MOST_PIECES} 件"
    if len(set(pieces)) < len(pieces):
        return "拆分后的各件内容不能相同"
    same = next((each for each in application.pieces.all() if each.wanted in pieces), None)
    return f"已经拆分出内容相同的 {same.number}，不能重复拆分" if same else None


def a_word_of_the_applicant(application: Application, form: Form) -> str | None:
    return None if said(form, "evidence") else "须写明申请人撤回的方式和凭证"


def a_day_of_withdrawal(application: Application, form: Form) -> str | None:
    day, today = form["withdrawn_on"], form["today"]
    if day > today:
        return f"撤回日期不能晚于今天（{today}）"
    first = application.received_on or submitted_on(application)
    return f"撤回日期不能早于收到之日（{first}）" if day < first else None


def not_acted_again_yet(application: Application, form: Form) -> str | None:
    if not application.identity:
        return "申请已依保管期限销毁，申请人和内容都没有保存，不能在这里重新办理：请登记为新的申请"
    again = next((each for each in application.acted_again.all() if each.closed_on is None), None)
    return f"已重新办理，编号 {again.number}" if again is not None else None


def a_day_of_the_order(application: Application, form: Form) -> str | None:
    day: date = form["ordered_on"]
    if day > form["today"]:
        return f"收到决定之日不能晚于今天（{form['today']}）"
    if application.closed_on is not None and day < application.closed_on:
        return f"收到决定之日不能早于答复送达日期（{application.closed_on}）"
    return None if said(form, "basis") else "须写明责令重新作出的决定书或者判决书的文号"


def an_ordered_period(application: Application, form: Form) -> str | None:
    days, unit = form.get("order_days"), form.get("order_unit")
    if not days and not unit:
        return None
    if not days or days > MOST_ORDERED:
        return f"责令的期限须为 1 至 {MOST_ORDERED} 日；决定书没有写明期限的不填"
    return None if unit in (Unit.WORKDAYS, Unit.DAYS) else "须选择责令的期限是工作日还是自然日"
