"""Challenges to a delivered reply at the desk: registering them, and recording how they ended."""

from collections.abc import Sequence
from functools import partial

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from gongkai.applications.models import Application
from gongkai.desk import application_steps
from gongkai.desk.forms import challenges as forms
from gongkai.desk.forms.challenges import ChallengeForm
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.remedies import actions
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.procedure import CLOSING, REGISTRATION, SUIT
from gongkai.web.prepared import prepared

ROLES = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
LEADERS = (Role.SECTION_HEAD, Role.DIRECTOR)


def challenges_of(application: Application) -> Sequence[Challenge]:
    """行政复议 and 行政诉讼 over this application, annulled registrations too, with their papers; five queries."""
    found: list[Challenge] = [*_reviews(application.pk), *_suits(application.pk)]
    for each in found:
        each.application = application
        each.organ = application.organ
    return found


@prepared
def _reviews(application_id: int) -> QuerySet[Reconsideration]:
    found = Reconsideration.registered.filter(application_id=application_id).order_by("filed_on", "pk")
    return found.prefetch_related("papers")


@prepared
def _suits(application_id: int) -> QuerySet[Lawsuit]:
    found = Lawsuit.registered.filter(application_id=application_id).order_by("filed_on", "pk")
    return found.select_related("after_review").prefetch_related("papers", "former_instances")


def find_reconsideration(actor: Actor, pk: int) -> Reconsideration:
    visible = Reconsideration.objects.visible_to(actor).select_related("application", "organ")
    found: Reconsideration | None = visible.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_lawsuit(actor: Actor, pk: int) -> Lawsuit:
    visible = Lawsuit.objects.visible_to(actor).select_related("application", "organ")
    found: Lawsuit | None = visible.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def address(challenge: Challenge) -> str:
    """The page of the application whose reply is challenged."""
    application_id = challenge.application_id
    return reverse("desk:application", kwargs={"pk": application_id})


def step_address(challenge: Challenge, verb: str) -> str:
    return reverse(f"desk:{challenge._meta.model_name}_{verb}", kwargs={"pk": challenge.pk})


def awaits(challenge: Challenge) -> str:
    return "等待审理结果" if challenge.closed_on is None else ""


REGISTRATION_COUNTER = Counter(
    REGISTRATION,
    (
        StepPage(
            "register_reconsideration",
            ROLES,
            forms.RegisterReconsideration,
            actions.register_reconsideration,
            "行政复议已登记。",
        ),
        StepPage(
            "register_lawsuit",
            ROLES,
            forms.RegisterLawsuit,
            actions.register_lawsuit,
            "行政诉讼已登记。",
        ),
    ),
    application_steps.find,
    application_steps.address,
    application_steps.step_address,
    awaits=lambda application: "",
    forward=frozenset(),
)


def pages_of(
    kind: type[Reconsideration] | type[Lawsuit], served: type[ChallengeForm]
) -> tuple[StepPage, ...]:
    """The steps of a challenge of that kind."""
    return (
        StepPage("record_service", ROLES, served, partial(actions.record_service, kind), "收到副本已登记。"),
        StepPage(
            "record_answer", ROLES, forms.Answered, partial(actions.record_answer, kind), "提交已登记。"
        ),
        StepPage("set_hearing", ROLES, forms.Hearing, partial(actions.set_hearing, kind), "日期已登记。"),
        StepPage("close", ROLES, forms.Close, partial(actions.close, kind), "审理结果已登记。"),
        StepPage(
            "correct", ROLES, forms.Correct, partial(actions.correct, kind), "已更正，原来的内容记入留痕。"
        ),
        StepPage("annul", LEADERS, forms.Reason, partial(actions.annul, kind), "登记已撤销。"),
    )


RECONSIDERATION_COUNTER = Counter(
    CLOSING,
    pages_of(Reconsideration, forms.ReviewServed),
    find_reconsideration,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"close"}),
)
LAWSUIT_COUNTER = Counter(
    SUIT,
    (
        *pages_of(Lawsuit, forms.LawsuitServed),
        StepPage("appeal", ROLES, forms.Appeal, actions.appeal, "上诉已登记，案件列为尚未审结。"),
        StepPage("remand", ROLES, forms.Remand, actions.remand, "发回重审已登记，案件仍为尚未审结。"),
        StepPage("retry", ROLES, forms.Retrial, actions.retry, "再审已登记，案件重新列为尚未审结。"),
    ),
    find_lawsuit,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"close"}),
)
