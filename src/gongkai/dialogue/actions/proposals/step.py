"""What every action does first and last: lock, ask why not, and write down what happened and how late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.casework import steps
from gongkai.casework.procedure import Step
from gongkai.casework.steps import take
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals.clock import lateness
from gongkai.dialogue.proposals.procedure import PROPOSAL
from gongkai.organs.actors import Actor

CLOCKED = {"give_cohost_opinion", "sign_proposal_reply", "deliver_proposal_reply"}


@dataclass(frozen=True)
class Taken:
    """A proposal after a step, with what staff should know beside it."""

    proposal: Proposal
    warnings: tuple[str, ...] = ()


def begin(verb: str, proposal_id: int, actor: Actor, form: Mapping[str, Any]) -> tuple[Proposal, Step]:
    """The locked proposal and its step, or StepRefused; call it inside a transaction."""
    proposal = locked(proposal_id, actor)
    return proposal, take(PROPOSAL, verb, proposal, actor, form)


def locked(proposal_id: int, actor: Actor) -> Proposal:
    """The proposal as this actor may see it, locked, with its organ, its replies and its co-hosts."""
    return (
        Proposal.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("organ")
        .prefetch_related("replies__item", "cohosts")
        .get(pk=proposal_id)
    )


def record(
    proposal: Proposal,
    step: Step,
    actor: Actor,
    *,
    note: str = "",
    payload: Mapping[str, Any] | None = None,
    legal_on: date | None = None,
    at: datetime,
) -> None:
    """One entry for the step just taken; when the reply or opinion came after its due day, the entry says so."""
    told = dict(payload or {})
    late = lateness(proposal, legal_on or timezone.localdate(at)) if step.verb in CLOCKED else None
    if late is not None:
        note = f"{note[:140]}（{late.note}）"
        told["days_late"] = late.days
    steps.record(proposal, step, actor, note=note, payload=told, legal_on=legal_on, at=at)
