"""Letters of an application at the desk: drafted, signed, sent, received, answered or given up."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.applications import actions
from gongkai.applications.models import Notice
from gongkai.applications.procedure import NOTICE
from gongkai.desk.clock_steps import filled, same_day
from gongkai.desk.forms import notices as forms
from gongkai.desk.letter_shown import letter_shown
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role

CLERK, HEAD, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR


def find(actor: Actor, pk: int) -> Notice:
    """The letter with its application; 404 when this member does not read it."""
    found = Notice.objects.visible_to(actor).select_related("application__organ", "drafted_by", "signed_by")
    return get_object_or_404(found, pk=pk)


def address(notice: Notice) -> str:
    return reverse("desk:application", kwargs={"pk": notice.application_id})


def step_address(notice: Notice, verb: str) -> str:
    return reverse(f"desk:notice_{verb}", kwargs={"pk": notice.pk})


def with_letter(notice: Notice) -> Mapping[str, Any]:
    """The letter that the step is about, to be read before the button is pressed."""
    return letter_shown(notice)


def of(
    verb: str,
    roles: tuple[Role, ...],
    form: type[django_forms.Form],
    action: Any,
    done: str,
    before: Callable[[], Mapping[str, Any]] | None = None,
) -> StepPage:
    return StepPage(verb, roles, form, action, done, before, with_letter, "desk/letter_step.html")


COUNTER = Counter(
    NOTICE,
    (
        of("sign_notice", (HEAD, DIRECTOR), forms.Nothing, actions.sign_notice, "文书已签发并编号，请发出。"),
        of("send_notice", (CLERK, HEAD), forms.Send, actions.send_notice, "文书已发出，期限已重新计算。"),
        of(
            "confirm_notice_received",
            (CLERK, HEAD),
            forms.Received,
            actions.confirm_notice_received,
            "对方收到日期已记录。",
            filled(received_on=same_day),
        ),
        of("record_answer", (CLERK, HEAD), forms.Answer, actions.record_answer, "意见已记录，期限继续计算。"),
        of("amend_notice", (CLERK, HEAD), forms.Amend, actions.amend_notice, "文书已修改。"),
        of("drop_notice", (CLERK, HEAD), forms.Drop, actions.drop_notice, "文书已作废。"),
    ),
    find,
    address,
    step_address,
    forward=frozenset({"sign_notice", "send_notice", "confirm_notice_received", "record_answer"}),
    awaits=lambda notice: notice.get_state_display(),
)
