"""What the steps that stop, restart or prolong the clock need, and what they leave for the reply."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import (
    Awaited,
    ConsultationAnswer,
    ConsultationKind,
    FeeMethod,
    Judgement,
    NoticeKind,
    NoticeState,
)
from gongkai.applications.clock import correction_receipt_fault
from gongkai.applications.models import Application, Explanation
from gongkai.law.errors import LawError
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.law.outcomes import Family, outcomes
from gongkai.law.provisions import find_provision

Form = Mapping[str, Any]
GIVEN_UP = {"30.x": Awaited.CORRECTION, "fee": Awaited.PAYMENT}
OPENING = {Family.DISCLOSED, Family.PARTLY_DISCLOSED}


def _said(form: Form, name: str) -> str:
    return str(form.get(name) or "").strip()


def the_clock_runs(application: Application, form: Form) -> str | None:
    awaited = application.get_awaited_display()
    return f"正在{awaited}，答复期限没有起算" if awaited else None


def no_letter_of_this_kind_in_hand(application: Application, form: Form) -> str | None:
    """One draft of a kind at a time; consultations may go to several at once."""
    kind = str(form.get("notice"))
    if not application.notices.open().filter(kind=kind).exists():
        return None
    return f"已有一份{NoticeKind(kind).label}待签发或待发出：请先发出或作废"


def an_earlier_day(form: Form, name: str, label: str) -> str | None:
    day: date | None = form.get(name)
    if day is None:
        return f"须填写{label}"
    return f"{label}须晚于今天（{form['today']}）" if day <= form["today"] else None


# ---- correction


def no_correction_yet(application: Application, form: Form) -> str | None:
    """条例第三十条: everything is told once."""
    if getattr(application, "correction", None) is None:
        return None
    return "补正只能告知一次（条例第三十条），本申请已经告知过"


def what_is_unclear(application: Application, form: Form) -> str | None:
    if not _said(form, "unclear"):
        return "须写明需要补正之处"
    return None if _said(form, "how") else "须写明补正的方法"


def a_correction_period(application: Application, form: Form) -> str | None:
    return an_earlier_day(form, "due_on", "补正期限")


def a_correction_awaited(application: Application, form: Form) -> str | None:
    return None if application.awaited == Awaited.CORRECTION else "没有正在等待的补正"


def a_corrected_text(application: Application, form: Form) -> str | None:
    return None if _said(form, "wanted") else "须填写补正后的申请内容"


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


# ---- explanation


def no_explanation_yet(application: Application, form: Form) -> str | None:
    return None if getattr(application, "explanation", None) is None else "已经要求过说明理由"


def counts_that_are_excessive(application: Application, form: Form) -> str | None:
    return None if _said(form, "counts") else "须写明申请的数量、频次"


def an_explanation_period(application: Application, form: Form) -> str | None:
    return an_earlier_day(form, "due_on", "说明期限")


def an_explanation_awaited(application: Application, form: Form) -> str | None:
    found = _explanation(application)
    if found is None or found.asked_on is None:
        return "没有要求过说明理由"
    return "已经收到说明" if found.explained_on else None


def an_explanation_given(application: Application, form: Form) -> str | None:
    return None if _said(form, "explanation") else "须填写申请人说明的理由"


def a_day_of_explaining(application: Application, form: Form) -> str | None:
    found, day = _explanation(application), form["explained_on"]
    if day > form["today"]:
        return f"说明日期不能晚于今天（{form['today']}）"
    if found is not None and found.asked_on is not None and day < found.asked_on:
        return f"说明日期不能早于告知日期（{found.asked_on}）"
    return None


def an_explanation_to_judge(application: Application, form: Form) -> str | None:
    found = _explanation(application)
    if found is None or found.explained_on is None:
        return "还没有收到申请人的说明"
    return "已有审查结论" if found.judgement else None


def a_judgement(application: Application, form: Form) -> str | None:
    if form.get("judgement") not in Judgement.values:
        return "须选择审查结论"
    return None if _said(form, "because") else "须写明审查的理由"


def a_reason_found_good(application: Application, form: Form) -> str | None:
    found = _explanation(application)
    if found is None or found.judgement != Judgement.REASONABLE:
        return "只有说明的理由合理、又无法在法定期限内答复的，才能延迟答复（条例第三十五条）"
    return "已经告知过延迟答复" if found.delay_told_on else None


def a_later_day(application: Application, form: Form) -> str | None:
    day: date | None = form.get("reply_by")
    if day is None:
        return "须填写延迟答复的日期"
    if application.due_on is not None and day <= application.due_on:
        return f"延迟答复的日期须晚于现在的答复期限（{application.due_on}）"
    return None if _said(form, "reason") else "须写明延迟的理由"


# ---- consultation


def a_party(application: Application, form: Form) -> str | None:
    if form.get("kind") not in ConsultationKind.values:
        return "须选择征求意见的对象类别"
    return None if _said(form, "party") else "须填写征求意见的对象"


def a_matter(application: Application, form: Form) -> str | None:
    return None if _said(form, "matter") else "须写明征求意见的信息"


def a_day_for_an_organ(application: Application, form: Form) -> str | None:
    """No law sets a period for other organs, so the letter does."""
    if form.get("kind") != ConsultationKind.OTHER_ORGAN:
        return None
    return an_earlier_day(form, "asked_until", "请其回复的日期")


def no_objection_without_a_decision(application: Application, form: Form) -> str | None:
    """What a third party objected to is opened only for the public interest, and they are told first (第三十二条)."""
    reply = getattr(application, "reply", None)
    found = outcomes().get(reply.outcome) if reply else None
    if found is None or found.family not in OPENING:
        return None
    against = application.consultations.filter(
        kind=ConsultationKind.THIRD_PARTY, answer=ConsultationAnswer.OBJECTS
    ).count()
    told = application.notices.filter(kind=NoticeKind.OVERRIDE, state=NoticeState.SENT).count()
    if told >= against:
        return None
    return f"有 {against} 个第三方不同意公开：决定公开的，须先发出告知第三方决定书（条例第三十二条）"


def no_open_consultation(application: Application, form: Form) -> str | None:
    waiting = list(
        application.consultations.exclude(sent_on=None).filter(ended_on=None).values_list("party", flat=True)
    )
    return f"征求意见尚未结束：{'、'.join(waiting)}" if waiting else None


# ---- extension and fee


def days_of_extension(application: Application, form: Form) -> str | None:
    days = form.get("days") or 0
    if days < 1:
        return "延长的工作日数须是正整数"
    rule = find_provision("extension_limit", on=application.received_on or form["today"])
    granted = sum(application.extensions.values_list("days", flat=True))
    if rule is None or granted + days <= rule.value:
        return None
    left = rule.value - granted
    return f"延长最多 {rule.value} 个工作日（{rule.basis.label}），还可以延长 {left} 个工作日"


def a_reason_to_extend(application: Application, form: Form) -> str | None:
    return None if _said(form, "reason") else "须写明延长的理由"


def before_the_due_day(application: Application, form: Form) -> str | None:
    if application.due_on is None or form["today"] <= application.due_on:
        return None
    return f"答复期限（{application.due_on}）已过，不能再延长"


def no_fee_yet(application: Application, form: Form) -> str | None:
    return (
        None if getattr(application, "fee", None) is None else "已经通知过收费，每件申请只能按一种方式收一次"
    )


def a_fee_to_charge(application: Application, form: Form) -> str | None:
    method, count, earlier = form.get("method"), form.get("count") or 0, form.get("earlier") or 0
    if method not in FeeMethod.values:
        return "须选择按件或者按量计收"
    if not _said(form, "how_to_pay"):
        return "须写明缴纳方式"
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
    return None if _said(form, "voucher") else "须填写财政票据号"


# ---- the reply after all this


def an_outcome_that_fits_the_clock(application: Application, form: Form) -> str | None:
    """Given up only after the day has passed; anything else only while the clock runs."""
    code = str(form.get("outcome"))
    if application.awaited:
        return _why_not_given_up(application, code, form["today"])
    if code in GIVEN_UP:
        return f"没有逾期的{'补正告知' if code == '30.x' else '收费通知'}，不能视为申请人放弃"
    return _why_not_after(application, code, form["today"])


def _why_not_given_up(application: Application, code: str, today: date) -> str | None:
    awaited = Awaited(application.awaited)
    if GIVEN_UP.get(code) != awaited:
        return f"正在{awaited.label}，只能继续等待，或者期满后按视为放弃处理"
    limit = application.correction.due_on if awaited == Awaited.CORRECTION else application.fee.due_on
    if limit is None or today > limit:
        return None
    return f"期限到 {limit} 为止，次日起才能视为放弃"


def _why_not_after(application: Application, code: str, today: date) -> str | None:
    if code == "30+":
        correction = getattr(application, "correction", None)
        if correction is None or correction.corrected_on is None:
            return "“补正后申请内容仍不明确”须先书面告知申请人补正（条例第三十条），尚无补正记录"
    if code == "35":
        return _why_not_excessive(application, today)
    if code == "36.3/15":
        return _why_not_third_party(application)
    return None


def _why_not_excessive(application: Application, today: date) -> str | None:
    found = _explanation(application)
    if found is None or found.asked_on is None:
        return "以大量反复申请为由不予处理，须先书面要求申请人说明理由（条例第三十五条）"
    if found.judgement == Judgement.UNREASONABLE:
        return None
    if found.explained_on is None and today > found.due_on:
        return None
    return "申请人说明的理由尚未审查，或者审查结论是理由合理"


def _why_not_third_party(application: Application) -> str | None:
    ended = application.consultations.filter(kind=ConsultationKind.THIRD_PARTY).exclude(ended_on=None)
    return (
        None if ended.exists() else "以第三方合法权益为由不予公开，须先书面征求第三方意见（条例第三十二条）"
    )


def _explanation(application: Application) -> Explanation | None:
    return getattr(application, "explanation", None)


def no_unsent_letter(application: Application, form: Form) -> str | None:
    waiting = [notice.get_kind_display() for notice in application.notices.open()]
    return f"还有文书没有发出：{'、'.join(waiting)}（请先发出或作废）" if waiting else None
