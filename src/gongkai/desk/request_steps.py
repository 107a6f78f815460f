"""Steps of 更正申请 and 转主动公开建议 at the desk; who may take them is told by requests.permissions."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.cases.choices import CaseKind
from gongkai.cases.letters import rendered
from gongkai.cases.models import Case, CaseDelivery
from gongkai.desk import delivery_steps
from gongkai.desk.forms import requests as forms
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.requests import actions
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.procedure import AFTERWARDS, CONVERSION, RECTIFICATION
from gongkai.requests.worklist import next_verb

CLERK, HEAD, REVIEWER, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR
RELATED = ("organ", "item__organ", "application", "handler", "letter__drafted_by", "letter__reviewed_by")
Request = Rectification | Conversion


def find_rectification(actor: Actor, pk: int) -> Rectification:
    """404 when this member does not read it."""
    _visible(actor, pk)
    found = Rectification.objects.select_related(*RELATED, "letter__signed_by", "verified_by", "edition")
    return get_object_or_404(found, pk=pk)


def find_conversion(actor: Actor, pk: int) -> Conversion:
    """404 when this member does not read it."""
    _visible(actor, pk)
    found = Conversion.objects.select_related(
        *RELATED, "letter__signed_by", "opened_item", "examined_by", "reviewed_by", "decided_by"
    )
    return get_object_or_404(found, pk=pk)


def find_either(actor: Actor, pk: int) -> Request:
    """The case of either kind; 404 when this member does not read it."""
    kind = Case.objects.visible_to(actor).filter(pk=pk).values_list("kind", flat=True).first()
    if kind is None:
        raise Http404
    return find_rectification(actor, pk) if kind == CaseKind.RECTIFICATION else find_conversion(actor, pk)


def _visible(actor: Actor, pk: int) -> None:
    if not Case.objects.visible_to(actor).filter(pk=pk).exists():
        raise Http404


def address(case: Case) -> str:
    return reverse(f"desk:{case.kind}", kwargs={"pk": case.pk})


def step_address(case: Case, verb: str) -> str:
    return reverse(f"desk:{case.kind}_{verb}", kwargs={"pk": case.pk})


def awaits(case: Request) -> str:
    """等待记录核实情况; nothing once it is over."""
    procedure = RECTIFICATION if isinstance(case, Rectification) else CONVERSION
    verb = next_verb(case)
    return f"等待{procedure.step(verb).label}" if verb else ""


def with_letter(case: Request) -> Mapping[str, Any]:
    """What is asked, and the letter where there is one, to be read before the button is pressed."""
    letter = getattr(case, "letter", None)
    if letter is not None:
        letter.case = case
    return {"case": case, "letter": rendered(letter).html if letter else ""}


def step(
    verb: str,
    roles: tuple[Role, ...],
    form: type[forms.CaseForm],
    action: Any,
    done: str,
    before: Mapping[str, Any] | None = None,
) -> StepPage:
    return StepPage(verb, roles, form, action, done, before, with_letter, "desk/request_step.html")


def _assign(pk: int, *, actor: Actor, handler: Any) -> Request:
    model = Rectification if Rectification.objects.filter(pk=pk).exists() else Conversion
    return actions.assign_case(model.objects.get(pk=pk), actor=actor, handler=handler)


ASSIGN = step("assign_case", (CLERK, HEAD, DIRECTOR), forms.TakeUp, _assign, "承办人已指定。")
RECTIFICATIONS = Counter(
    RECTIFICATION,
    (
        step("take_up", (CLERK, HEAD), forms.TakeUp, actions.take_up, "已受理，请核实。"),
        step(
            "record_verification",
            (CLERK, HEAD),
            forms.Verification,
            actions.record_verification,
            "核实情况已记录。",
        ),
        step("draft_decision", (CLERK, HEAD), forms.Decision, actions.draft_decision, "决定已拟定，转审核。"),
        step("review_decision", (HEAD, REVIEWER), forms.Nothing, actions.review_decision, "已审核，转签发。"),
        step("sign_decision", (DIRECTOR,), forms.Nothing, actions.sign_decision, "已签发并编号，请送达。"),
        step("deliver_decision", (CLERK,), forms.Deliver, actions.deliver_decision, "送达已记录，办结。"),
        step(
            "send_back_decision",
            (HEAD, REVIEWER, DIRECTOR),
            forms.Reason,
            actions.send_back_decision,
            "已退回。",
        ),
        ASSIGN,
        step(
            "withdraw_rectification", (CLERK,), forms.Reason, actions.withdraw_rectification, "撤回已记录。"
        ),
    ),
    find_rectification,
    address,
    step_address,
    forward=frozenset(
        {
            "take_up",
            "record_verification",
            "draft_decision",
            "review_decision",
            "sign_decision",
            "deliver_decision",
        }
    ),
    awaits=awaits,
)
CONVERSIONS = Counter(
    CONVERSION,
    (
        step(
            "examine_conversion",
            (CLERK, HEAD),
            forms.Examine,
            actions.examine_conversion,
            "审核意见已拟定，转复核。",
        ),
        step("review_conversion", (REVIEWER,), forms.Nothing, actions.review_conversion, "已复核，转决定。"),
        step(
            "decide_conversion",
            (DIRECTOR,),
            forms.Nothing,
            actions.decide_conversion,
            "已决定，答复已编号，请送达。",
        ),
        step("decide_detected", (DIRECTOR,), forms.Nothing, actions.decide_detected, "已决定，办结。"),
        step("deliver_conversion", (CLERK,), forms.Deliver, actions.deliver_conversion, "送达已记录，办结。"),
        step(
            "send_back_conversion",
            (HEAD, REVIEWER, DIRECTOR),
            forms.Reason,
            actions.send_back_conversion,
            "已退回。",
        ),
        ASSIGN,
        step("withdraw_conversion", (CLERK,), forms.Reason, actions.withdraw_conversion, "撤回已记录。"),
    ),
    find_conversion,
    address,
    step_address,
    forward=frozenset(
        {
            "examine_conversion",
            "review_conversion",
            "decide_conversion",
            "decide_detected",
            "deliver_conversion",
        }
    ),
    awaits=awaits,
)


def find_delivery(actor: Actor, pk: int) -> CaseDelivery:
    """The delivery with its letter and case; 404 when this member does not read it."""
    found = CaseDelivery.objects.visible_to(actor).with_letters().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def delivery_address(delivery: CaseDelivery) -> str:
    return f"{address(delivery.subject)}#deliveries"


DELIVERIES = delivery_steps.counter(
    "request_delivery", AFTERWARDS, actions, find_delivery, delivery_address, (CLERK,)
)
