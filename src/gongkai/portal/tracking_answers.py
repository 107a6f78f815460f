"""What an applicant does online with number and query code: correct, explain, confirm a letter, take the application back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.intake_checks import LONGEST as FIELDS
from gongkai.applications.models import Application
from gongkai.applications.tracking import Tracking, sent_letter
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import PUBLIC
from gongkai.web.pasted import PastedText

LONGEST = FIELDS["description"]
BY_TRACKING = "申请人凭申请编号和查询码在线办理"


def _text(label: str, *, rows: int, hint: str, missing: str) -> PastedText:
    return PastedText(
        label=label,
        max_length=LONGEST,
        help_text=hint,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class CorrectForm(forms.Form):
    use_required_attribute = False

    wanted = _text(
        "补正后的申请内容",
        rows=6,
        hint="已经填好原来的内容，请照补正告知书修改。要求补交身份证明的，请当面、邮寄提供，不要把证件号码写在这里。",
        missing="请填写补正后的申请内容。",
    )


class ExplainForm(forms.Form):
    use_required_attribute = False

    explanation = _text(
        "申请的理由",
        rows=6,
        hint="请说明为什么需要申请这些信息。",
        missing="请填写申请的理由。",
    )


class WithdrawForm(forms.Form):
    use_required_attribute = False

    is_sure = forms.BooleanField(
        label="我确认撤回这份申请",
        error_messages={"required": "请勾选“我确认撤回这份申请”；不想撤回的，什么也不用做。"},
    )


class ConfirmForm(forms.Form):
    notice = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": "页面不完整，请重新查询。"}
    )


@dataclass(frozen=True)
class Answer:
    """One thing that can be done: its form, the action, and the sentence that follows."""

    form: type[forms.Form]
    act: Callable[[Application, dict[str, Any]], object]
    done: str


def _correct(application: Application, said: dict[str, Any]) -> object:
    return actions.offer_correction(application.pk, wanted=said["wanted"])


def _explain(application: Application, said: dict[str, Any]) -> object:
    return actions.receive_explanation(
        application.pk,
        actor=PUBLIC,
        explanation=said["explanation"],
        explained_on=timezone.localdate(),
    )


def _withdraw(application: Application, said: dict[str, Any]) -> object:
    return actions.withdraw_application(application.pk, actor=PUBLIC, evidence=BY_TRACKING)


def _confirm(application: Application, said: dict[str, Any]) -> object:
    letter = sent_letter(application, said["notice"])
    if letter is None:
        raise StepRefused("确认收到", ["没有这份文书，请重新查询"])
    return actions.confirm_notice_received(letter.pk, actor=PUBLIC, received_on=timezone.localdate())


def _confirm_submission(application: Application, said: dict[str, Any]) -> object:
    return actions.confirm_submission(application.pk)


ANSWERS = {
    "confirm_submission": Answer(
        forms.Form, _confirm_submission, "您已确认提交了这份申请，等待本机关确认收到。"
    ),
    "correct": Answer(
        CorrectForm,
        _correct,
        "补正已提交。机关工作人员与您确认收到补正后，答复期限重新起算。",
    ),
    "explain": Answer(ExplainForm, _explain, "说明已提交，本机关审查后告知您结果。"),
    "withdraw": Answer(WithdrawForm, _withdraw, "申请已撤回，本机关不再办理。"),
    "confirm": Answer(ConfirmForm, _confirm, "已记录您收到这份文书。"),
}


def taken(answer: Answer, application: Application, form: forms.Form) -> tuple[str, ...]:
    """Do it; the reasons for which it is refused, or nothing."""
    try:
        answer.act(application, form.cleaned_data)
    except StepRefused as refusal:
        return tuple(refusal.reasons)
    return ()


def open_forms(found: Tracking, sent: dict[str, forms.Form]) -> dict[str, forms.Form | None]:
    """The forms that this applicant can fill in now, None where not; one that came back keeps what was typed."""
    offered = {
        "correct": (found.can_correct, CorrectForm(initial={"wanted": found.wanted})),
        "explain": (found.can_explain, ExplainForm()),
        "withdraw": (found.can_withdraw, WithdrawForm()),
        "confirm_submission": (found.can_confirm, forms.Form()),
    }
    return {name: sent.get(name, form) if is_open else None for name, (is_open, form) in offered.items()}
