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


def a_body(challenge: Challenge, form: Form) -> str | None:
    return None if str(form.get("body") or "").strip() else "须填写复议机关或者法院"


def a_day_of_service(challenge: Challenge, form: Form) -> str | None:
    served_on = form["served_on"]
    if served_on > form["today"]:
        return f"收到副本之日不能晚于今天（{form['today']}）"
    if served_on < challenge.filed_on:
        return f"收到副本之日不能早于受理日期（{challenge.filed_on}）"
    return None


def a_served_copy(challenge: Challenge, form: Form) -> str | None:
    return None if challenge.served_on else "须先登记收到申请书或者起诉状副本之日"


def a_day_of_answering(challenge: Challenge, form: Form) -> str | None:
    answered_on = form["answered_on"]
    if answered_on > form["today"]:
        return f"提交日期不能晚于今天（{form['today']}）"
    if challenge.served_on is not None and answered_on < challenge.served_on:
        return f"提交日期不能早于收到副本之日（{challenge.served_on}）"
    return None


def a_day_of_hearing(challenge: Challenge, form: Form) -> str | None:
    if form["hearing_on"] < challenge.filed_on:
        return f"听证或者开庭日期不能早于受理日期（{challenge.filed_on}）"
    return None


def a_decision_to_act_again(challenge: Challenge, form: Form) -> str | None:
    if not form.get("must_act_again"):
        return None
    if form.get("result") != Result.CORRECTED:
        return "责令重新作出答复的，审理结果是“结果纠正”"
    return None if str(form.get("decision_number") or "").strip() else "须填写决定书或者判决书的文号"


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
PENDING = (State.PENDING,)
CLOSING = Procedure(
    (
        Step("record_service", "登记收到副本", PENDING, None, "", (a_body, a_day_of_service)),
        Step("record_answer", "登记提交答复或答辩", PENDING, None, "", (a_served_copy, a_day_of_answering)),
        Step("set_hearing", "登记听证或开庭", PENDING, None, "", (a_day_of_hearing,)),
        Step(
            "close",
            "登记审理结果",
            PENDING,
            State.CLOSED,
            "",
            (a_result, a_closing_day, a_decision_to_act_again),
        ),
    ),
    dict(State.choices),
    PERMISSIONS,
)
