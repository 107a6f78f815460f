"""The steps of an application that stop, restart or prolong its clock, as pages of the desk."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms as django_forms
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.choices import ContactMeans, NoticeKind
from gongkai.applications.intake import Confirmation
from gongkai.desk.forms import clock_steps as forms
from gongkai.desk.forms.application_steps import Nothing
from gongkai.desk.forms.mending import MendRecord
from gongkai.desk.forms.receiving import ReceiveCorrection
from gongkai.desk.steps import StepPage
from gongkai.organs.actors import Role

CLERK, HEAD, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR
DRAFTED = "文书已拟稿，请由签发人签发后发出。"
WELL_FILLED = "已经填写"
SAID = Confirmation(ContactMeans.PHONE, WELL_FILLED)


def filled(**changes: Any) -> Callable[[], Mapping[str, Any]]:
    """A form filled as well as can be: what it then still lacks, no form can mend."""

    def before() -> Mapping[str, Any]:
        today = timezone.localdate()
        return {"today": today, **{name: _value(value, today) for name, value in changes.items()}}

    return before


def _value(value: Any, today: date) -> Any:
    return value(today) if callable(value) else value


def later(today: date) -> date:
    return today + timedelta(days=365)


def same_day(today: date) -> date:
    return today


def of(
    verb: str,
    roles: tuple[Role, ...],
    form: type[django_forms.Form],
    done: str,
    before: Callable[[], Mapping[str, Any]] | None = None,
) -> StepPage:
    return StepPage(
        verb, roles, form, getattr(actions, verb), done, before, template="desk/application_step.html"
    )


BOTH = (CLERK, HEAD)
STEPS = (
    of(
        "ask_correction",
        BOTH,
        forms.AskCorrection,
        DRAFTED,
        filled(unclear=WELL_FILLED, how=WELL_FILLED, due_on=later),
    ),
    of(
        "receive_correction",
        (CLERK,),
        ReceiveCorrection,
        "补正已收到，答复期限重新起算。",
        filled(wanted=WELL_FILLED, received_on=same_day, confirmation=SAID),
    ),
    of(
        "consult",
        BOTH,
        forms.Consult,
        DRAFTED,
        filled(kind="third_party", party=WELL_FILLED, matter=WELL_FILLED),
    ),
    of(
        "tell_of_consultation",
        BOTH,
        Nothing,
        DRAFTED,
        filled(notice=NoticeKind.CONSULTATION_TOLD),
    ),
    of("override_objection", BOTH, forms.Override, DRAFTED, filled(looking=True)),
    of(
        "extend",
        BOTH,
        forms.Extend,
        DRAFTED,
        filled(days=1, reason=WELL_FILLED, notice=NoticeKind.EXTENSION),
    ),
    of(
        "charge_fee",
        BOTH,
        forms.ChargeFee,
        DRAFTED,
        filled(method="page", count=31, how_to_pay=WELL_FILLED),
    ),
    of(
        "confirm_payment",
        (CLERK,),
        forms.ConfirmPayment,
        "缴费已确认，答复期限重新计算。",
        filled(paid_on=same_day, voucher=WELL_FILLED),
    ),
    of(
        "ask_explanation",
        BOTH,
        forms.AskExplanation,
        DRAFTED,
        filled(counts=WELL_FILLED, due_on=later),
    ),
    of(
        "receive_explanation",
        (CLERK,),
        forms.ReceiveExplanation,
        "说明已记录，请审查理由是否合理。",
        filled(explanation=WELL_FILLED, explained_on=same_day),
    ),
    of(
        "judge_explanation",
        (HEAD, DIRECTOR),
        forms.JudgeExplanation,
        "审查结论已记录。",
        filled(judgement="reasonable", because=WELL_FILLED),
    ),
    of(
        "delay_reply",
        BOTH,
        forms.DelayReply,
        DRAFTED,
        filled(reply_by=later, reason=WELL_FILLED, notice=NoticeKind.DELAY),
    ),
    of(
        "ask_for_help",
        BOTH,
        forms.AskForHelp,
        "协办函已拟稿，请由签发人签发；科室签发即送到，其他单位再发出。",
    ),
    of("split", (CLERK,), forms.Split, "已拆分，各件分别办理。", filled(pieces=("一", "二"))),
    StepPage(
        "mend_record",
        (CLERK, HEAD, DIRECTOR),
        MendRecord,
        actions.mend_record,
        "已更正，原来的内容记入留痕。",
        filled(looking=True, reason=WELL_FILLED),
        template="desk/mend_record.html",
    ),
    of(
        "annul_registration",
        (HEAD, DIRECTOR),
        forms.Annul,
        "已作废，不计入各项统计。",
        filled(reason=WELL_FILLED),
    ),
    of(
        "reinstate",
        (HEAD, DIRECTOR),
        forms.Reinstate,
        "已恢复办理，答复期限照原来的日期计算。",
        filled(reason=WELL_FILLED),
    ),
    of("withdraw_application", (CLERK,), forms.Withdraw, "申请已撤回。"),
    of(
        "act_again",
        (CLERK,),
        forms.ActAgain,
        "已重新办理，另编申请编号。",
        filled(basis=WELL_FILLED, ordered_on=same_day),
    ),
)
