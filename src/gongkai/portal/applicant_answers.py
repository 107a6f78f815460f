"""What an applicant can do to an application with number and query code: correct, explain, confirm, take back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tracking import applicants_own
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import PUBLIC

LONGEST = 4000
SAID_ONLINE = "凭申请编号和查询码在线办理"


class Answer(forms.Form):
    """What the applicant wrote; empty for a button that only confirms."""

    use_required_attribute = False

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": f"最多 {LONGEST} 个字符，请精简。"},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    letter = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_sure = forms.BooleanField(required=False)


@dataclass(frozen=True)
class Done:
    """What was done in a sentence, or why it could not be."""

    sentence: str = ""
    problem: str = ""


def answer(action: str, number: str, query_code: str, form: Answer) -> Done | None:
    """Do what the applicant asked for; None when number and code do not belong together."""
    application = applicants_own(number, query_code)
    if application is None:
        return None
    if not form.is_valid():
        return Done(problem="；".join(str(error) for errors in form.errors.values() for error in errors))
    try:
        return Done(sentence=ANSWERS[action](application, form.cleaned_data))
    except StepRefused as refusal:
        return Done(problem="；".join(refusal.reasons))


def _correct(application: Application, given: Mapping[str, Any]) -> str:
    actions.offer_correction(application.pk, wanted=str(given["text"]))
    return "补正已提交。本机关确认收到后，答复期限重新计算。"


def _explain(application: Application, given: Mapping[str, Any]) -> str:
    today = timezone.localdate()
    actions.receive_explanation(
        application.pk, actor=PUBLIC, explanation=str(given["text"]), explained_on=today
    )
    return "说明已提交。"


def _withdraw(application: Application, given: Mapping[str, Any]) -> str:
    if not given["is_sure"]:
        raise StepRefused("撤回申请", ["撤回后不能恢复：请先勾选“我确认撤回”"])
    actions.withdraw_application(application.pk, actor=PUBLIC, evidence=SAID_ONLINE)
    return "申请已撤回。"


def _confirm(application: Application, given: Mapping[str, Any]) -> str:
    notice = application.notices.filter(pk=given["letter"]).first()
    if notice is None:
        raise StepRefused("确认收到", ["没有这份文书"])
    actions.confirm_notice_received(notice.pk, actor=PUBLIC, received_on=timezone.localdate())
    return f"已确认收到{notice.get_kind_display()}。"


ANSWERS: dict[str, Callable[[Application, Mapping[str, Any]], str]] = {
    "correct": _correct,
    "explain": _explain,
    "withdraw": _withdraw,
    "confirm": _confirm,
}
