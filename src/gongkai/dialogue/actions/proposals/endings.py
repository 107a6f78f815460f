"""送达、反馈意见、向督查部门报告: how a reply left, what the deputies thought of it, and who was told."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.dialogue.actions.proposals.step import begin, record
from gongkai.dialogue.choices import ReplyDelivery, Satisfaction
from gongkai.dialogue.models import HandlingReport, Proposal, ProposalReply
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.dialogue.proposals.clock import AGAIN, calendar_of, period
from gongkai.organs.actors import Actor


@transaction.atomic
def deliver_proposal_reply(
    proposal_id: int, *, actor: Actor, delivery: str, delivered_on: date, at: datetime | None = None
) -> ProposalReply:
    """Record how the signed reply left to the deputies; that day stops the clock."""
    moment = at or timezone.now()
    form = {
        "delivery": delivery,
        "delivered_on": delivered_on,
        "signed_on": _signed_on(proposal_id),
        "today": timezone.localdate(moment),
    }
    proposal, step = begin("deliver_proposal_reply", proposal_id, actor, form)
    reply = _last(proposal)
    reply.delivery, reply.delivered_on = delivery, delivered_on
    reply.save(update_fields=["delivery", "delivered_on"])
    proposal.answered_on = delivered_on
    proposal.save(update_fields=["state", "answered_on"])
    note = ReplyDelivery(delivery).label
    record(proposal, step, actor, note=note, legal_on=delivered_on, at=moment)
    return reply


@transaction.atomic
def record_satisfaction(
    proposal_id: int,
    *,
    actor: Actor,
    satisfaction: str,
    opinion_on: date,
    opinion_note: str = "",
    at: datetime | None = None,
) -> ProposalReply:
    """The deputies are satisfied, or basically so: the case is closed."""
    moment = at or timezone.now()
    form = {"satisfaction": satisfaction, "opinion_on": opinion_on, "today": timezone.localdate(moment)}
    proposal, step = begin("record_satisfaction", proposal_id, actor, form)
    reply = _with_opinion(proposal, satisfaction, opinion_on, opinion_note)
    proposal.closed_on = opinion_on
    proposal.save(update_fields=["state", "closed_on"])
    record(proposal, step, actor, note=reply.get_satisfaction_display(), legal_on=opinion_on, at=moment)
    return reply


@transaction.atomic
def handle_again(
    proposal_id: int, *, actor: Actor, reason: str, opinion_on: date, at: datetime | None = None
) -> Proposal:
    """The deputies are not satisfied: it is handled again, and a new period runs from their opinion."""
    moment = at or timezone.now()
    form = {"reason": reason, "opinion_on": opinion_on, "today": timezone.localdate(moment)}
    proposal, step = begin("handle_again", proposal_id, actor, form)
    _with_opinion(proposal, Satisfaction.DISSATISFIED, opinion_on, reason)
    proposal.started_on = opinion_on
    proposal.due_on = period(AGAIN, opinion_on, calendar_of(proposal)).due_on
    proposal.save(update_fields=["state", "started_on", "due_on"])
    note = f"{reason.strip()[:120]}，办理期限至 {proposal.due_on}"
    record(proposal, step, actor, note=note, legal_on=opinion_on, at=moment)
    return proposal


@transaction.atomic
def report_handling(
    proposal_id: int,
    *,
    actor: Actor,
    receiver: str,
    reported_on: date,
    note: str = "",
    at: datetime | None = None,
) -> HandlingReport:
    """Note that the handling was reported to an office of supervision (督查), and when."""
    moment = at or timezone.now()
    form = {"receiver": receiver, "reported_on": reported_on, "today": timezone.localdate(moment)}
    proposal, step = begin("report_handling", proposal_id, actor, form)
    report = HandlingReport.objects.create(
        proposal=proposal, receiver=receiver.strip(), reported_on=reported_on, note=note.strip()
    )
    record(proposal, step, actor, note=report.receiver, legal_on=reported_on, at=moment)
    return report


def _signed_on(proposal_id: int) -> date | None:
    signed = ProposalReply.objects.filter(proposal_id=proposal_id, signed_at__isnull=False)
    last = signed.order_by("-round").values_list("signed_at", flat=True).first()
    return timezone.localdate(last) if last else None


def _with_opinion(proposal: Proposal, satisfaction: str, on: date, note: str) -> ProposalReply:
    reply = _last(proposal)
    reply.satisfaction, reply.opinion_on, reply.opinion_note = satisfaction, on, note.strip()[:400]
    reply.save(update_fields=["satisfaction", "opinion_on", "opinion_note"])
    return reply


def _last(proposal: Proposal) -> ProposalReply:
    reply = reply_in_hand(proposal)
    if reply is None:
        raise LookupError(f"proposal {proposal.pk} is {proposal.state} and has no reply")
    return reply
