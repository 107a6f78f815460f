"""会办: opinions that we ask of others as host, and the one that we owe a host."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.dialogue.actions.proposals.step import Taken, begin, record
from gongkai.dialogue.models import CoHost, Proposal
from gongkai.dialogue.proposals.clock import COHOST, calendar_of, period
from gongkai.organs.actors import Actor


@transaction.atomic
def add_cohost(proposal_id: int, *, actor: Actor, name: str, on: date, at: datetime | None = None) -> CoHost:
    """Note that another organ was asked on that day; its opinion is due within the local period."""
    moment = at or timezone.now()
    form = {"name": name, "on": on, "today": timezone.localdate(moment)}
    proposal, step = begin("add_cohost", proposal_id, actor, form)
    due_on = period(COHOST, on, calendar_of(proposal)).due_on
    cohost = CoHost.objects.create(proposal=proposal, name=name.strip(), asked_on=on, due_on=due_on)
    record(proposal, step, actor, note=f"{cohost.name}，{due_on} 前反馈", legal_on=on, at=moment)
    return cohost


@transaction.atomic
def record_cohost_opinion(
    proposal_id: int,
    *,
    actor: Actor,
    cohost_id: int,
    opinion: str,
    on: date,
    at: datetime | None = None,
) -> Taken:
    """What a co-host said, and when; a late opinion is warned of."""
    moment = at or timezone.now()
    form = {"cohost_id": cohost_id, "opinion": opinion, "on": on, "today": timezone.localdate(moment)}
    proposal, step = begin("record_cohost_opinion", proposal_id, actor, form)
    cohost = next(each for each in proposal.cohosts.all() if each.pk == cohost_id)
    cohost.opinion, cohost.answered_on = opinion.strip(), on
    cohost.save(update_fields=["opinion", "answered_on"])
    record(
        proposal, step, actor, note=cohost.name, payload={"opinion": cohost.opinion}, legal_on=on, at=moment
    )
    late = f"{cohost.name}的会办意见晚于 {cohost.due_on}"
    return Taken(proposal, (late,) if on > cohost.due_on else ())


@transaction.atomic
def give_cohost_opinion(
    proposal_id: int, *, actor: Actor, opinion: str, on: date, at: datetime | None = None
) -> Proposal:
    """Our opinion went to the host on that day, and our part is done."""
    moment = at or timezone.now()
    form = {"opinion": opinion, "on": on, "today": timezone.localdate(moment)}
    proposal, step = begin("give_cohost_opinion", proposal_id, actor, form)
    proposal.opinion, proposal.answered_on, proposal.closed_on = opinion.strip(), on, on
    proposal.save(update_fields=["state", "opinion", "answered_on", "closed_on"])
    payload = {"opinion": proposal.opinion}
    record(proposal, step, actor, note=f"送{proposal.host_name}", payload=payload, legal_on=on, at=moment)
    return proposal
