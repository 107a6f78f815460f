"""Steps of an objection at the desk; who may take them is told by postings.permissions and held by a test."""

from collections.abc import Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.desk.forms import objections as forms
from gongkai.desk.posting_cards import objection_card
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.postings import actions
from gongkai.postings.choices import ObjectionState
from gongkai.postings.models import Objection
from gongkai.postings.procedure import OBJECTION
from gongkai.postings.worklist import NEXT_VERB

CLERK, HEAD, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR


def find(actor: Actor, pk: int) -> Objection:
    """The objection with its list and row; 404 when this member does not read it."""
    found = Objection.objects.visible_to(actor).select_related(
        "posting__organ",
        "posting__item__organ__parent",
        "round",
        "row",
        "investigated_by",
        "drafted_by",
        "approved_by",
    )
    return get_object_or_404(found.defer("identity"), pk=pk)


def address(objection: Objection) -> str:
    return reverse("desk:objection", kwargs={"pk": objection.pk})


def step_address(objection: Objection, verb: str) -> str:
    return reverse(f"desk:objection_{verb}", kwargs={"pk": objection.pk})


def awaits(objection: Objection) -> str:
    """等待记录调查情况; nothing once it is answered."""
    verb = NEXT_VERB.get(ObjectionState(objection.state))
    return f"等待{OBJECTION.step(verb).label}" if verb else ""


def with_objection(objection: Objection) -> Mapping[str, Any]:
    return {"card": objection_card(objection), "objection": objection}


def step(
    verb: str, roles: tuple[Role, ...], form: type[forms.ObjectionForm], action: Any, done: str
) -> StepPage:
    return StepPage(verb, roles, form, action, done, None, with_objection, "desk/objection_step.html")


COUNTER = Counter(
    OBJECTION,
    (
        step("investigate", (CLERK, HEAD), forms.Investigate, actions.investigate, "调查情况已记录。"),
        step("draft_answer", (CLERK, HEAD), forms.DraftAnswer, actions.draft_answer, "答复已拟写，转批准。"),
        step(
            "approve_answer",
            (DIRECTOR,),
            forms.ApproveAnswer,
            actions.approve_answer,
            "答复已批准，处理结果已生效。",
        ),
        step(
            "send_back_answer",
            (DIRECTOR,),
            forms.SendBackAnswer,
            actions.send_back_answer,
            "已退回重新调查。",
        ),
    ),
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"investigate", "draft_answer", "approve_answer"}),
)
