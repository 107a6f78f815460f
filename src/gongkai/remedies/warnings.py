"""What a clerk should look at when a challenge comes in; whether to accept it is not the organ's to say."""

from datetime import date

from django.utils import timezone

from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.clock import calendar_of
from gongkai.applications.letters import remedy_of
from gongkai.applications.models import Application
from gongkai.law.deadlines import deadline
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.choices import Against, Result, Route, Standing
from gongkai.remedies.models import Lawsuit, Reconsideration

Warnings = tuple[str, ...]
NOTICE_ALONE = (
    "对收费、补正、延期等过程文书，一般不能单独申请行政复议或者提起行政诉讼"
    "（收费决定的异议在缴费期满不再办理后提出），请在答复、答辩时提出"
)
CO_DEFENDANTS = "行政复议决定维持的，复议机关和本机关是共同被告（行政诉讼法第二十六条第二款），请核对诉讼地位"
ONLY_THE_OTHER = (
    "行政复议决定改变原行为的，复议机关是被告（行政诉讼法第二十六条第二款），请核对本机关的诉讼地位"
)
NOT_ON_MERITS = "此前的行政复议没有作出维持或者纠正的决定，请核对应登记为复议后起诉还是直接起诉"


def of_a_reconsideration(application: Application, filed_on: date, *, against: str) -> Warnings:
    if against == Against.REPLY:
        return _past_the_period(application, "reconsideration_period", filed_on)
    return _of_what_is_no_reply(application, filed_on, against)


def of_a_lawsuit(application: Application, suit: Lawsuit) -> Warnings:
    """By what it is against, by its route, and by what the reconsideration before it came to."""
    found = of_a_direct_lawsuit(application, suit) if suit.route == Route.DIRECT else ()
    review = suit.after_review
    if suit.route == Route.AFTER_REVIEW:
        found = (
            *found,
            *(of_a_lawsuit_after(review, suit) if review else ("没有登记此前的行政复议，请补登记",)),
        )
    if suit.against != Against.REPLY:
        found = (*found, *_of_what_is_no_reply(application, suit.filed_on, suit.against))
    return found


def of_a_direct_lawsuit(application: Application, suit: Lawsuit) -> Warnings:
    """复议前置: since 2024 a refusal is sued over only after reconsideration (行政复议法第二十三条)."""
    if suit.against != Against.REPLY:
        return ()
    found = _past_the_period(application, "lawsuit_period", suit.filed_on)
    remedy = remedy_of(application, application.outcome, _signed_on(application))
    if not remedy.prior_reconsideration:
        return found
    basis = remedy.basis[0].label
    warning = f"该答复属于不予公开，依据{basis}应当先申请行政复议，请核对是否已经复议，并在答辩时提出"
    return (warning, *found)


def of_a_lawsuit_after(review: Reconsideration, suit: Lawsuit) -> Warnings:
    """Fifteen days from the decision's receipt, of which only the day of the decision is known here."""
    if review.closed_on is None:
        due_on = review_overdue_on(review)
        return (f"行政复议“{review.case_number}”在审理期限（{due_on}）内没有作出决定，原告据此起诉，请核对",)
    calendar = calendar_in(review.organ.calendar_region)
    period = deadline("lawsuit_period_after_reconsideration", started_on=review.closed_on, calendar=calendar)
    found = _about_the_defendant(review, suit)
    if suit.filed_on <= period.due_on:
        return found
    late = (
        f"立案日期晚于自行政复议结案之日起的起诉期限（{period.due_on}，{period.basis[0].label}），"
        "请核对原告收到复议决定书之日"
    )
    return (late, *found)


def review_overdue_on(review: Reconsideration) -> date:
    """The last day for the decision (行政复议法第六十二条), without any prolongation, of which the organ may not know."""
    period = "reconsideration_decision_period" + ("_simplified" if review.is_simplified else "")
    calendar = calendar_in(review.organ.calendar_region)
    return deadline(period, started_on=review.filed_on, calendar=calendar).due_on


def _about_the_defendant(review: Reconsideration, suit: Lawsuit) -> Warnings:
    if review.result == Result.UPHELD:
        return () if suit.standing == Standing.CO_DEFENDANT else (CO_DEFENDANTS,)
    if review.result == Result.CORRECTED:
        return () if suit.standing == Standing.THIRD_PARTY else (ONLY_THE_OTHER,)
    return (NOT_ON_MERITS,)


def _of_what_is_no_reply(application: Application, filed_on: date, against: str) -> Warnings:
    if against == Against.NOTICE:
        return (NOTICE_ALONE,)
    if against == Against.DISCLOSURE:
        told = application.notices.filter(kind=NoticeKind.OVERRIDE, state=NoticeState.SENT).exists()
        return () if told else ("本件没有发出过《告知第三方决定书》，请核对第三方怎样知道公开决定",)
    return _of_inaction(application, filed_on)


def _of_inaction(application: Application, filed_on: date) -> Warnings:
    """Whether the organ was late at all."""
    closed_on, due_on = application.closed_on, application.due_on
    if closed_on is not None and due_on is not None and closed_on <= due_on and closed_on <= filed_on:
        return (f"本机关已于 {closed_on} 在期限（{due_on}）内答复，请核对是否针对该答复，并提交送达凭证",)
    if closed_on is not None and closed_on <= filed_on:
        return (f"本机关已于 {closed_on} 答复，请核对申请人、原告是否变更请求",)
    if due_on is None:
        return ("本件的答复期限没有起算或者停止计算，请在答复、答辩时说明经过",)
    if filed_on <= due_on:
        return (f"受理日期在本机关的答复期限（{due_on}）届满以前，请在答复、答辩时提出",)
    return ("本机关逾期没有答复，请尽快答复申请人：答复以后案件照常审理",)


def _past_the_period(application: Application, provision: str, filed_on: date) -> Warnings:
    if application.closed_on is None:
        return ()
    period = deadline(provision, started_on=application.closed_on, calendar=calendar_of(application))
    if filed_on <= period.due_on:
        return ()
    return (f"受理日期晚于自送达之日起的期限（{period.due_on}，{period.basis[0].label}），请核对送达日期",)


def _signed_on(application: Application) -> date:
    signed_at = application.reply.signed_at
    if signed_at is None:
        raise ValueError(f"{application.number} has no signed reply")
    return timezone.localdate(signed_at)
