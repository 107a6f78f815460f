"""办理期限 of a proposal: the law's period in months by kind and part, judged by the law of the day it began."""

from dataclasses import dataclass
from datetime import date

from gongkai.dialogue.choices import ProposalKind, ProposalState
from gongkai.dialogue.models import Proposal
from gongkai.law.deadlines import Deadline, deadline
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.calendars import calendar_in

REPLY = {
    (ProposalKind.DEPUTIES, False): "proposal_reply_period",
    (ProposalKind.DEPUTIES, True): "proposal_reply_period_difficult",
    (ProposalKind.CONSULTATIVE, False): "consultative_proposal_reply_period",
    (ProposalKind.CONSULTATIVE, True): "consultative_proposal_reply_period_difficult",
}
STOPPED = (ProposalState.DELIVERED, ProposalState.CLOSED, ProposalState.RETURNED)
COHOST, AGAIN, RETURN = "cohost_opinion_period", "proposal_rehandling_period", "proposal_return_period"


def calendar_of(proposal: Proposal) -> Calendar:
    return calendar_in(proposal.organ.calendar_region)


def provision_of(proposal: Proposal) -> str:
    """Which provision limits what is in hand now."""
    if proposal.is_co_hosted:
        return COHOST
    if proposal.started_on != proposal.assigned_on:
        return AGAIN
    return REPLY[ProposalKind(proposal.kind), proposal.is_difficult]


def deadline_of(proposal: Proposal, *, calendar: Calendar | None = None) -> Deadline:
    """When the reply, or the co-host's opinion, is due, with the articles."""
    return period(provision_of(proposal), proposal.started_on, calendar or calendar_of(proposal))


def period(provision_id: str, started_on: date, calendar: Calendar) -> Deadline:
    return deadline(provision_id, started_on=started_on, calendar=calendar)


def days_left(proposal: Proposal, on: date, *, calendar: Calendar) -> int | None:
    """Workdays after `on` to the due day, negative past it; None once the reply has gone out."""
    return workdays_left(calendar, on, proposal.due_on) if is_running(proposal) else None


def is_running(proposal: Proposal) -> bool:
    """The clock stops with the reply's delivery, and starts anew when it is handled again."""
    return proposal.state not in STOPPED


@dataclass(frozen=True)
class Lateness:
    """How many days after the due day something was done."""

    days: int

    @property
    def note(self) -> str:
        return f"已超过办理期限 {self.days} 日"


def lateness(proposal: Proposal, on: date) -> Lateness | None:
    """None in time."""
    late = (on - proposal.due_on).days
    return Lateness(late) if late > 0 else None
