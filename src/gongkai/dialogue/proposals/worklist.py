"""待办 of 建议提案: each open proposal with the step that it waits for, and co-hosts that are late."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import QuerySet

from gongkai.casework.worklist import Task
from gongkai.dialogue.choices import ProposalState as State
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals.clock import days_left, is_running
from gongkai.dialogue.proposals.procedure import PROPOSAL
from gongkai.law.workdays import Calendar
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

KIND = "建议提案"
MOST = 200
NEXT_VERB: Mapping[str, str] = {
    State.RECEIVED: "assign_proposal",
    State.HANDLING: "draft_proposal_reply",
    State.DRAFTED: "review_openness",
    State.CLEARED: "sign_proposal_reply",
    State.SIGNED: "deliver_proposal_reply",
    State.DELIVERED: "record_satisfaction",
}


def next_verb(proposal: Proposal) -> str:
    """The verb that a proposal waits for; "" once it is closed or returned."""
    if proposal.is_co_hosted and proposal.state == State.HANDLING:
        return "give_cohost_opinion"
    return NEXT_VERB.get(proposal.state, "")


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Proposal], str]) -> list[Task]:
    """One task for each open proposal of the actor's own organ; three queries however many there are.

    `is_mine`: the actor may take the next step now and, where somebody has it in hand, is that person.
    """
    if actor.organ_id is None:
        return []
    return [_task(each, actor, on, calendar, url_of(each)) for each in _waiting(actor.organ_id)]


@prepared
def _waiting(organ_id: int) -> QuerySet[Proposal]:
    waiting = Proposal.objects.open().filter(organ_id=organ_id).select_related("organ")
    waiting = waiting.prefetch_related("replies", "cohosts").defer("contact", "text")
    return waiting.order_by("due_on", "pk")[:MOST]


def _task(proposal: Proposal, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    verb = next_verb(proposal)
    return Task(
        title=proposal.title,
        number=f"{proposal.get_level_display()}{proposal}",
        step=f"{PROPOSAL.step(verb).label}{_late_co_hosts(proposal, on)}",
        url=url,
        kind=KIND,
        due_on=proposal.due_on if is_running(proposal) else None,
        days_left=days_left(proposal, on, calendar=calendar),
        is_mine=_is_mine(proposal, verb, actor),
    )


def _late_co_hosts(proposal: Proposal, on: date) -> str:
    late = [each.name for each in proposal.cohosts.all() if each.answered_on is None and each.due_on < on]
    return f"（{'、'.join(late)}的会办意见已逾期）" if late else ""


def _is_mine(proposal: Proposal, verb: str, actor: Actor) -> bool:
    if PROPOSAL.why_not(verb, proposal, actor):
        return False
    in_hand = verb in ("draft_proposal_reply", "give_cohost_opinion") and proposal.handler_id is not None
    return actor.is_same_person(proposal.handler_id) if in_hand else True
