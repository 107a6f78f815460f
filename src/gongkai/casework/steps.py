"""Taking a step: ask why not, move the state, and write down what happened."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django.db import models

from gongkai.casework import entries
from gongkai.casework.procedure import Procedure, Step
from gongkai.organs.actors import Actor


class Subject(Protocol):
    """A record of an organ with a procedure."""

    pk: Any
    state: Any

    @property
    def organ_id(self) -> Any: ...

    @property
    def _meta(self) -> Any: ...


def take(procedure: Procedure, verb: str, subject: Subject, actor: Actor, form: Mapping[str, Any]) -> Step:
    """The step, taken on the locked subject: its state moves. StepRefused with every reason otherwise."""
    step = procedure.demand(verb, subject, actor, form)
    if step.target:
        subject.state = step.target
    return step


def record(
    subject: Subject,
    step: Step,
    actor: Actor,
    *,
    note: str = "",
    payload: Mapping[str, Any] | None = None,
    legal_on: date | None = None,
    at: datetime | None = None,
) -> None:
    """One entry for the step that was just taken; `note` follows the step's label."""
    assert isinstance(subject, models.Model)  # noqa: S101 (for the type checker)
    label = f"{step.label}：{note}" if note else step.label
    entries.write(
        subject.organ_id,
        subject,
        verb=step.verb,
        label=label,
        actor=actor,
        payload=payload,
        legal_on=legal_on,
        at=at,
    )
