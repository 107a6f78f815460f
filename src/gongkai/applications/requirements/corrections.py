"""What 补正 and 说明理由 need (条例第三十条、第三十五条)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import Awaited, Judgement
from gongkai.applications.clock import correction_receipt_fault
from gongkai.applications.intake import IdentityCorrection
from gongkai.applications.intake_checks import correction_faults
from gongkai.applications.models import Application, Explanation
from gongkai.applications.requirements.said import a_later_day_than_today, said, unstated

Form = Mapping[str, Any]


def no_correction_yet(application: Application, form: Form) -> str | None:
    """条例第三十条: everything is told once."""
    if getattr(application, "correction", None) is not None:
        return "补正只能告知一次（条例第三十条），本申请已经告知过"
    if application.clock_from is not None:
        return "补正只能告知一次（条例第三十条），拆分前已经告知过"
    return None


def what_is_unclear(application: Application, form: Form) -> str | None:
    return unstated(form, "unclear", "须写明需要补正之处") or unstated(form, "how", "须写明补正的方法")


def a_correction_period(application: Application, form: Form) -> str | None:
    return a_later_day_than_today(form, "due_on", "补正期限")


def a_correction_awaited(application: Application, form: Form) -> str | None:
    return None if application.awaited == Awaited.CORRECTION else "没有正在等待的补正"


def a_corrected_text(application: Application, form: Form) -> str | None:
    return None if said(form, "wanted") else "须填写补正后的申请内容"


def a_day_of_the_corrected_application(application: Application, form: Form) -> str | None:
    """The corrected application is received as any other (条例第三十一条)."""
    received_on, today = form["received_on"], form["today"]
    correction = getattr(application, "correction", None)
    if correction is None:
        return None
    asked_on = correction.asked_on
    if received_on > today:
        return f"收到补正之日不能晚于今天（{today}）"
    if asked_on is not None and received_on < asked_on:
        return f"收到补正之日不能早于告知补正之日（{asked_on}）"
    return correction_receipt_fault(application, received_on)


def an_identity_that_is_right(application: Application, form: Form) -> str | None:
    """What a correction says of number and contact is checked as in an application (条例第二十九条)."""
    given: IdentityCorrection | None = form.get("identity")
    if given is None:
        return None
    if not application.identity_faults:
        return "本申请的身份信息没有登记缺漏，不能在补正中改写：录入错的，用“更正录入”"
    found = correction_faults(application.applicant_kind, given)
    return "；".join(fault.sentence.rstrip("。") for fault in found) or None


def no_explanation_yet(application: Application, form: Form) -> str | None:
    return None if getattr(application, "explanation", None) is None else "已经要求过说明理由"


def counts_that_are_excessive(application: Application, form: Form) -> str | None:
    return unstated(form, "counts", "须写明申请的数量、频次")


def an_explanation_period(application: Application, form: Form) -> str | None:
    return a_later_day_than_today(form, "due_on", "说明期限")


def an_explanation_awaited(application: Application, form: Form) -> str | None:
    found = explanation_of(application)
    if found is None or found.asked_on is None:
        return "没有要求过说明理由"
    return "已经收到说明" if found.explained_on else None


def an_explanation_given(application: Application, form: Form) -> str | None:
    return None if said(form, "explanation") else "须填写申请人说明的理由"


def a_day_of_explaining(application: Application, form: Form) -> str | None:
    found, day = explanation_of(application), form["explained_on"]
    if day > form["today"]:
        return f"说明日期不能晚于今天（{form['today']}）"
    if found is not None and found.asked_on is not None and day < found.asked_on:
        return f"说明日期不能早于告知日期（{found.asked_on}）"
    return None


def an_explanation_to_judge(application: Application, form: Form) -> str | None:
    found = explanation_of(application)
    if found is None or found.explained_on is None:
        return "还没有收到申请人的说明"
    return "已有审查结论" if found.judgement else None


def a_judgement(application: Application, form: Form) -> str | None:
    if form.get("judgement") not in Judgement.values:
        return "须选择审查结论"
    return unstated(form, "because", "须写明审查的理由")


def a_reason_found_good(application: Application, form: Form) -> str | None:
    found = explanation_of(application)
    if found is None or found.judgement != Judgement.REASONABLE:
        return "只有说明的理由合理、又无法在法定期限内答复的，才能延迟答复（条例第三十五条）"
    return "已经告知过延迟答复" if found.delay_told_on else None


def a_later_day(application: Application, form: Form) -> str | None:
    day: date | None = form.get("reply_by")
    if day is None:
        return "须填写延迟答复的日期"
    if application.due_on is not None and day <= application.due_on:
        return f"延迟答复的日期须晚于现在的答复期限（{application.due_on}）"
    return unstated(form, "reason", "须写明延迟的理由")


def explanation_of(application: Application) -> Explanation | None:
    return getattr(application, "explanation", None)
