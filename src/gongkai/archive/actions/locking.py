"""The shelf as an actor may see it, with the application's row locked."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.applications.models import Application
from gongkai.archive.procedure import ARCHIVE
from gongkai.archive.shelf import Shelf, shelf_of
from gongkai.casework import entries
from gongkai.casework.procedure import Step
from gongkai.organs.actors import Actor


def locked_shelf(application_id: int, actor: Actor) -> Shelf:
    """Call it inside a transaction."""
    visible = Application.objects.visible_to(actor).select_for_update(of=("self",))
    return shelf_of(visible.select_related("organ", "reply", "handler").get(pk=application_id))


def demand(verb: str, shelf: Shelf, actor: Actor, form: Mapping[str, Any]) -> Step:
    """The step, or StepRefused with every reason."""
    return ARCHIVE.demand(verb, shelf, actor, form)


def record(
    shelf: Shelf,
    step: Step,
    actor: Actor,
    *,
    at: datetime,
    note: str = "",
    payload: Mapping[str, Any] | None = None,
    on: date | None = None,
) -> None:
    """One entry beside the application, whose story it is."""
    label = f"{step.label}：{note}" if note else step.label
    entries.write(
        shelf.organ_id,
        shelf.application,
        verb=step.verb,
        label=label,
        actor=actor,
        payload=payload,
        legal_on=on,
        at=at,
    )
