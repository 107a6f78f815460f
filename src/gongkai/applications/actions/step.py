"""What every action does first and last: lock, ask why not, and write down what happened and how late."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.applications.clock import lateness
from gongkai.applications.models import Application
from gongkai.applications.procedure import PROCEDURE
from gongkai.casework import steps
from gongkai.casework.procedure import Step
from gongkai.casework.steps import take
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import PUBLIC, Actor


def locked(application_id: int, actor: Actor) -> Application:
    """The application as this actor may see it, locked with organ and reply; call it inside a transaction."""
    return (
        Application.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("organ", "reply")
        .get(pk=application_id)
    )


def opened(application_id: int, actor: Actor) -> Application:
    """The same where the applicant may act too: the public has shown number and code before."""
    if actor != PUBLIC:
        return locked(application_id, actor)
    found = Application.objects.select_for_update(of=("self",)).select_related("organ", "reply")
    return found.get(pk=application_id)


def demand(verb: str, application: Application, actor: Actor, form: Mapping[str, Any]) -> Step:
    """The step, taken: the state moves to its target. StepRefused with every reason otherwise."""
    return take(PROCEDURE, verb, application, actor, form)


def with_writer(writer_ids: Sequence[int], actor: Actor) -> list[int]:
    """Those who wrote, with one more; each once."""
    return list(dict.fromkeys((*writer_ids, actor.member_id))) if actor.member_id else list(writer_ids)


def record(
    application: Application,
    step: Step,
    actor: Actor,
    *,
    note: str = "",
    payload: Mapping[str, Any] | None = None,
    legal_on: date | None = None,
    at: datetime,
) -> None:
    """One entry for the step just taken; when it came after the due day, the entry says so."""
    told = dict(payload or {})
    late = lateness(application, legal_on or timezone.localdate(at))
    if late is not None and step.verb != "register":
        note = f"{without_names(application, note)[:140]}（{late.note}）"
        told["overdue_workdays"] = late.workdays
    steps.record(application, step, actor, note=note, payload=told, legal_on=legal_on, at=at)
