"""What 延期 and 收费 need (条例第三十三条第二款、第四十二条)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import Awaited, FeeMethod
from gongkai.applications.clock import calendar_of, deadline_of
from gongkai.applications.models import Application
from gongkai.applications.requirements.said import unstated
from gongkai.law.errors import LawError
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.law.provisions import find_provision
from gongkai.law.workdays import add_workdays

Form = Mapping[str, Any]


def days_of_extension(application: Application, form: Form) -> str | None:
    days = form.get("days") or 0
    if days < 1:
        return "延长的工作日数须是正整数"
    rule = find_provision("extension_limit", on=application.received_on or form["today"])
    granted = sum(each.days for each in application.extensions.all())
    if rule is None or not rule.may_block or granted + days <= rule.value:
        return None
    left = rule.value - granted
    return f"延长最多 {rule.value} 个工作日（{rule.basis.label}），还可以延长 {left} 个工作日"


def no_ordered_period(application: Application, form: Form) -> str | None:
    """The organ does not prolong by itself what a decision or judgment ordered."""
    if not _runs_as_ordered(application):
        return None
    return f"答复期限（{application.due_on}）是决定书或者判决书责令的，不能自行延长或者延迟"


def time_that_is_left_out(application: Application, form: Form) -> str | None:
    """Nobody is told that a consultation stops a period which a decision or judgment ordered: it does not."""
    if not _runs_as_ordered(application):
        return None
    return (
        f"答复期限（{application.due_on}）是决定书或者判决书责令的，征求意见所需时间不从中扣除，"
        "不发征求意见告知书；来不及的，与作出决定书或者判决书的机关联系"
    )


def _runs_as_ordered(application: Application) -> bool:
    """The period that runs is the one ordered, and not one of the regulation's that a correction or a payment began."""
    if not application.ordered_days or application.due_on is None:
        return False
    return deadline_of(application).clock_started_on == application.received_on


def extended_until(application: Application, days: int) -> date:
    """The last day after that many more workdays; the application's clock runs."""
    assert application.due_on is not None  # noqa: S101 (asked of a running clock only)
    return add_workdays(calendar_of(application), application.due_on, days)


def a_reason_to_extend(application: Application, form: Form) -> str | None:
    return unstated(form, "reason", "须写明延长的理由")


def before_the_due_day(application: Application, form: Form) -> str | None:
    if application.due_on is None or form["today"] <= application.due_on:
        return None
    return f"答复期限（{application.due_on}）已过，不能再延长或者延迟"


def no_fee_yet(application: Application, form: Form) -> str | None:
    return (
        None if getattr(application, "fee", None) is None else "已经通知过收费，每件申请只能按一种方式收一次"
    )


def a_fee_to_charge(application: Application, form: Form) -> str | None:
    method, count, earlier = form.get("method"), form.get("count") or 0, form.get("earlier") or 0
    if method not in FeeMethod.values:
        return "须选择按件或者按量计收"
    if fault := unstated(form, "how_to_pay", "须写明缴纳方式"):
        return fault
    try:
        on = form["today"]
        fee = (
            fee_by_page(count, on=on)
            if method == FeeMethod.PAGE
            else fee_by_piece(count, on=on, earlier=earlier)
        )
    except LawError as problem:
        return str(problem)
    return None if fee.amount else "没有超过免费的数量，不应收费"


def a_payment_awaited(application: Application, form: Form) -> str | None:
    return None if application.awaited == Awaited.PAYMENT else "没有正在等待的缴费"


def a_payment(application: Application, form: Form) -> str | None:
    fee = getattr(application, "fee", None)
    paid_on, notified_on = form["paid_on"], fee.notified_on if fee else None
    if paid_on > form["today"]:
        return f"缴清日期不能晚于今天（{form['today']}）"
    if notified_on is not None and paid_on < notified_on:
        return f"缴清日期不能早于收到通知之日（{notified_on}）"
    return unstated(form, "voucher", "须填写财政票据号")
