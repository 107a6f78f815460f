"""Challenges to a delivered reply: two tables of steps, one from the application's side, one from the challenge's."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.choices import State as ApplicationState
from gongkai.applications.models import Application
from gongkai.casework.procedure import Procedure, Step
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration, Result, State
from gongkai.remedies.permissions import PERMISSIONS

Form = Mapping[str, Any]


def a_case_number(application: Application, form: Form) -> str | None:
    written = form["case_number"]
    if not written:
        return "须填写案号"
    if len(written) > 60:
        return "案号太长（60 字以内）"
    kind: type[Reconsideration] | type[Lawsuit] = form["kind"]
    if kind.objects.filter(organ_id=application.organ_id, case_number=written).exists():
        return f"案号“{written}”已经登记"
    return None


def a_day_of_filing(application: Application, form: Form) -> str | None:
    filed_on = form["filed_on"]
    if filed_on > form["today"]:
        return f"受理日期不能晚于今天（{form['today']}）"
    if application.closed_on is not None and filed_on < application.closed_on:
        return f"受理日期不能早于答复送达日期（{application.closed_on}）"
    return None


def a_decided_review_of_the_same_reply(application: Application, form: Form) -> str | None:
    review: Reconsideration | None = form["after_review"]
    if review is None:
        return None
    if review.reply.application_id != application.pk:
        return "此前的行政复议不是针对本答复的"
    if review.closed_on is None:
        return f"行政复议“{review.case_number}”尚未审结，不能登记为复议后起诉"
    if form["filed_on"] < review.closed_on:
        return f"受理日期不能早于行政复议结案日期（{review.closed_on}）"
    return None


def a_result(challenge: Challenge, form: Form) -> str | None:
    return None if form["result"] in Result.values else "须选择审理结果"


def a_closing_day(challenge: Challenge, form: Form) -> str | None:
    closed_on = form["closed_on"]
    if closed_on > form["today"]:
        return f"结案日期不能晚于今天（{form['today']}）"
    return f"结案日期不能早于受理日期（{challenge.filed_on}）" if closed_on < challenge.filed_on else None


REGISTRATION = Procedure(
    (
        Step(
            "register_reconsideration",
            "登记行政复议",
            (ApplicationState.DELIVERED,),
            None,
            "《中华人民共和国政府信息公开条例》第五十一条",
            (a_case_number, a_day_of_filing),
        ),
        Step(
            "register_lawsuit",
            "登记行政诉讼",
            (ApplicationState.DELIVERED,),
            None,
            "《中华人民共和国政府信息公开条例》第五十一条",
            (a_case_number, a_day_of_filing, a_decided_review_of_the_same_reply),
        ),
    ),
    dict(ApplicationState.choices),
    PERMISSIONS,
)
CLOSING = Procedure(
    (Step("close", "登记审理结果", (State.PENDING,), State.CLOSED, "", (a_result, a_closing_day)),),
    dict(State.choices),
    PERMISSIONS,
)
