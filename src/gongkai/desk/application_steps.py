"""An application's steps at the desk; who may take them is told by applications.permissions and held by a test."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms as django_forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from gongkai.applications import actions
from gongkai.applications.choices import State
from gongkai.applications.models import Application
from gongkai.applications.procedure import PROCEDURE
from gongkai.applications.requirements.fitting import is_giving_up
from gongkai.applications.waiting import NEXT_VERB, Listed
from gongkai.desk import clock_steps
from gongkai.desk.forms import application_steps as forms
from gongkai.desk.forms import receiving
from gongkai.desk.forms.release import Release
from gongkai.desk.holding_lines import lines_of
from gongkai.desk.letter_shown import letter_shown
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

CLERK, HEAD, REVIEWER, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR


def find(actor: Actor, pk: int) -> Application:
    """The application with what its pages show of it; 404 when this member does not read it."""
    found: Application | None = next(iter(_applications(pk)), None)
    if found is None or not actor.reads(found.organ_id):
        raise Http404
    return found


@prepared
def _applications(pk: int) -> QuerySet[Application]:
    return Application.objects.filter(pk=pk).select_related(
        "organ",
        "handler",
        "reply",
        "reply__drafted_by",
        "correction",
        "explanation",
        "fee",
        "split_from",
        "acts_again_on",
    )


@cache
def _register_address() -> str:
    return reverse("desk:applications")


def address(application: Application | Listed) -> str:
    """Below the register's; put together by hand, for lists ask for hundreds."""
    return f"{_register_address()}{application.pk}/"


def step_address(application: Application, verb: str) -> str:
    return reverse(f"desk:application_{verb}", kwargs={"pk": application.pk})


def awaits(application: Application) -> str:
    """等待审核答复; nothing once it is closed."""
    if application.awaited and not is_giving_up(application):
        return application.get_awaited_display()
    verb = NEXT_VERB.get(State(application.state))
    return f"等待{PROCEDURE.step(verb).label}" if verb else ""


def with_letter(application: Application) -> Mapping[str, Any]:
    """The letter that is decided on and its files, to be read before the button is pressed; "" where there is none."""
    reply = getattr(application, "reply", None)
    shown = letter_shown(reply) if reply else {"letter": "", "unprintable": ""}
    return {**shown, "holding_lines": lines_of(application)}


def with_a_way_back(application: Application) -> Mapping[str, Any]:
    """The same for whoever checks, with the way to send it back."""
    return {**with_letter(application), "send_back": step_address(application, "send_back_reply")}


def reply_step(
    verb: str,
    roles: tuple[Role, ...],
    form: type[django_forms.Form],
    action: Any,
    done: str,
    before: Mapping[str, Any] | None = None,
) -> StepPage:
    context = with_letter if verb == "send_back_reply" else with_a_way_back
    return StepPage(verb, roles, form, action, done, before, context, "desk/reply_step.html")


def asked_step(
    verb: str, roles: tuple[Role, ...], form: type[django_forms.Form], action: Any, done: str
) -> StepPage:
    return StepPage(verb, roles, form, action, done, template="desk/application_step.html")


STEPS = (
    asked_step("register", (CLERK,), receiving.Register, actions.register, "已登记，答复期限开始计算。"),
    StepPage(
        "record_contact",
        (CLERK,),
        receiving.RecordContact,
        actions.record_contact,
        "联系情况已记录。",
        clock_steps.filled(result="no_contact", made_on=clock_steps.same_day),
    ),
    StepPage(
        "shelve",
        (CLERK,),
        receiving.Shelve,
        actions.shelve,
        "已存查；恢复联系的，登记确认之日即可办理。",
        {"reason": "已经填写"},
    ),
    StepPage("draft_reply", (CLERK, HEAD), forms.Nothing, actions.draft_reply, "答复已拟稿，转审核。"),
    reply_step(
        "review_reply", (HEAD, REVIEWER), forms.Nothing, actions.review_reply, "答复已审核，转签发。", {}
    ),
    reply_step("sign_reply", (DIRECTOR,), forms.Nothing, actions.sign_reply, "答复已签发并编号。"),
    asked_step("deliver", (CLERK,), forms.Deliver, actions.deliver, "送达已记录，申请办结。"),
    reply_step(
        "send_back_reply", (HEAD, REVIEWER, DIRECTOR), forms.SendBack, actions.send_back_reply, "已退回重拟。"
    ),
    asked_step("assign", (CLERK, HEAD, DIRECTOR), forms.Assign, actions.assign, "承办人已指定。"),
    StepPage("retype", (CLERK,), forms.Nothing, actions.retype, "录入的内容已更正。", {"looking": True}),
    *clock_steps.STEPS,
    StepPage(
        "release_to_public",
        (CLERK, HEAD),
        Release,
        actions.release_to_public,
        "已登记为拟主动公开的信息，经审核、保密审查、认定签发和个人信息检查后发布。",
        {"concerns_nobody_alone": True},
    ),
)
DRAFT_REPLY = next(step for step in STEPS if step.verb == "draft_reply")
RETYPE = next(step for step in STEPS if step.verb == "retype")
COUNTER = Counter(
    PROCEDURE,
    STEPS,
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"register", "draft_reply", "review_reply", "sign_reply", "deliver"}),
)
