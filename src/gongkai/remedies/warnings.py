"""What a clerk should look at when a challenge comes in; whether to accept it is not the organ's to say."""

from datetime import date

from gongkai.applications.clock import calendar_of
from gongkai.applications.letters import remedy_of
from gongkai.applications.models import Application
from gongkai.law.deadlines import deadline
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.models import Reconsideration


def of_a_reconsideration(application: Application, filed_on: date) -> tuple[str, ...]:
    return _past_the_period(application, "reconsideration_period", filed_on)


def of_a_direct_lawsuit(application: Application, filed_on: date) -> tuple[str, ...]:
    """复议前置: since 2024 a refusal is sued over only after reconsideration (行政复议法第二十三条)."""
    found = _past_the_period(application, "lawsuit_period", filed_on)
    remedy = remedy_of(application, application.outcome, _signed_on(application))
    if not remedy.prior_reconsideration:
        return found
    basis = remedy.basis[0].label
    warning = f"该答复属于不予公开，依据{basis}应当先申请行政复议，请核对是否已经复议，并在答辩时提出"
    return (warning, *found)


def of_a_lawsuit_after(review: Reconsideration, filed_on: date) -> tuple[str, ...]:
    """Fifteen days from the decision's receipt, of which only the day of the decision is known here."""
    if review.closed_on is None:
        return ()
    calendar = calendar_in(review.organ.calendar_region)
    period = deadline("lawsuit_period_after_reconsideration", started_on=review.closed_on, calendar=calendar)
    if filed_on <= period.due_on:
        return ()
    return (
        f"立案日期晚于自行政复议结案之日起的起诉期限（{period.due_on}，{period.basis[0].label}），"
        "请核对原告收到复议决定书之日",
    )


def _past_the_period(application: Application, provision: str, filed_on: date) -> tuple[str, ...]:
    if application.closed_on is None:
        return ()
    period = deadline(provision, started_on=application.closed_on, calendar=calendar_of(application))
    if filed_on <= period.due_on:
        return ()
    return (f"受理日期晚于自送达之日起的期限（{period.due_on}，{period.basis[0].label}），请核对送达日期",)


def _signed_on(application: Application) -> date:
    from django.utils import timezone

    signed_at = application.reply.signed_at
    if signed_at is None:
        raise ValueError(f"{application.number} has no signed reply")
    return timezone.localdate(signed_at)
