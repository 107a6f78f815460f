"""复文: drafted with its openness, reviewed for it, signed; a signed reply is in the register of items."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step, StepRefused
from gongkai.dialogue.actions.proposals.step import begin, record
from gongkai.dialogue.choices import Openness, Satisfaction
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.dialogue.proposals.numbers import allocate
from gongkai.dialogue.proposals.public_reply import (
    attribute_of,
    draft_of,
    findings_of,
    ground_of,
    opinion_of,
)
from gongkai.items import actions as items
from gongkai.items.body import without_control_characters
from gongkai.items.models import Item
from gongkai.items.privacy_gate import Verdict, sentences, verdict_of
from gongkai.organs.actors import Actor


@transaction.atomic
def draft_proposal_reply(
    proposal_id: int,
    *,
    actor: Actor,
    text: str,
    result_class: str,
    openness: str,
    public_summary: str = "",
    ground: str = "",
    openness_reason: str = "",
    copied_to: str = "",
    at: datetime | None = None,
) -> ProposalReply:
    """Write the reply, or write it anew while it is a draft, and propose how open it is (国办发〔2014〕46号)."""
    moment = at or timezone.now()
    form = {
        "text": text,
        "result_class": result_class,
        "openness": openness,
        "public_summary": public_summary,
        "ground": ground,
        "openness_reason": openness_reason,
    }
    proposal, step = begin("draft_proposal_reply", proposal_id, actor, form)
    reply, _ = ProposalReply.objects.update_or_create(
        proposal=proposal,
        round=_round_of(proposal),
        defaults={
            **_tidied({**form, "copied_to": copied_to}),
            "drafted_by_id": actor.member_id,
            "drafted_at": moment,
            "sent_back_reason": "",
            "reviewed_by": None,
            "reviewed_at": None,
            "findings_reason": "",
        },
    )
    proposal.save(update_fields=["state"])
    note = f"{reply.get_result_class_display()[:2]}，拟{reply.get_openness_display()}"
    record(proposal, step, actor, note=note, payload=_told(reply), at=moment)
    return reply


def _round_of(proposal: Proposal) -> int:
    """1, and one more for each time that the deputies were not satisfied."""
    unhappy = [each for each in proposal.replies.all() if each.satisfaction == Satisfaction.DISSATISFIED]
    return len(unhappy) + 1


def _tidied(form: Mapping[str, str]) -> dict[str, str]:
    """Lines without blanks and control characters; a summary and a ground only where they are said."""
    told = {name: without_control_characters(value).strip() for name, value in form.items()}
    for name in ("text", "public_summary"):
        lines = (line.strip() for line in told[name].splitlines())
        told[name] = "\n".join(line for line in lines if line)
    if told["openness"] != Openness.SUMMARY:
        told["public_summary"] = ""
    if told["openness"] != Openness.WITHHELD:
        told["ground"] = ""
    return told


@transaction.atomic
def review_openness(
    proposal_id: int,
    *,
    actor: Actor,
    openness: str,
    ground: str = "",
    openness_reason: str = "",
    findings_reason: str = "",
    at: datetime | None = None,
) -> ProposalReply:
    """Decide how open the reply is (先审查、后公开), as somebody who did not write it.

    What the privacy gate finds in the words that the public would read is refused when it blocks, and needs
    `findings_reason` when it only may be personal.
    """
    moment = at or timezone.now()
    form = {"openness": openness, "ground": ground, "openness_reason": openness_reason}
    proposal, step = begin("review_openness", proposal_id, actor, form)
    reply = _in_hand(proposal)
    proposed = reply.openness
    reply.openness, reply.ground = openness, ground if openness == Openness.WITHHELD else ""
    reply.openness_reason = openness_reason.strip()
    reply.findings_reason = findings_reason.strip()
    verdict = _demand_reviewable(step, proposal, reply, at=moment)
    if verdict is None or not verdict.warnings:
        reply.findings_reason = ""  # a reason for nothing would stand for what is found later
    reply.reviewed_by_id, reply.reviewed_at = actor.member_id, moment
    reply.save()
    proposal.save(update_fields=["state"])
    payload = {**_told(reply), "proposed": proposed}
    record(proposal, step, actor, note=reply.get_openness_display(), payload=payload, at=moment)
    return reply


def _demand_reviewable(
    step: Step, proposal: Proposal, reply: ProposalReply, *, at: datetime
) -> Verdict | None:
    reasons = []
    if reply.openness == Openness.SUMMARY and not reply.public_summary:
        reasons.append("没有拟写公开的摘要，不能公开摘要：请退回补写")
    verdict = findings_of(proposal, reply, on=timezone.localdate(at))
    if verdict and verdict.blocking:
        told = [finding for finding in verdict.findings if finding.blocks]
        reasons += [
            f"含有不得公开的个人信息，请退回删改：{each}" for each in sentences(told, verdict.blocking)
        ]
    elif verdict and verdict.warnings and not reply.findings_reason:
        reasons.append(f"含有可能的个人信息（{verdict.warnings} 处），须说明公开的理由，或者退回删改")
        reasons += sentences(verdict.findings, verdict.warnings)
    if reasons:
        raise StepRefused(step.label, reasons)
    return verdict


@transaction.atomic
def send_back_proposal_reply(
    proposal_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> ProposalReply:
    """Return the draft to its writer, saying why."""
    proposal, step = begin("send_back_proposal_reply", proposal_id, actor, {"reason": reason})
    reply = _in_hand(proposal)
    reply.sent_back_reason, reply.reviewed_by, reply.reviewed_at = reason.strip()[:400], None, None
    reply.save(update_fields=["sent_back_reason", "reviewed_by", "reviewed_at"])
    proposal.save(update_fields=["state"])
    record(proposal, step, actor, note=reply.sent_back_reason, at=at or timezone.now())
    return reply


@transaction.atomic
def sign_proposal_reply(proposal_id: int, *, actor: Actor, at: datetime | None = None) -> ProposalReply:
    """Sign (签发), as somebody who did not write it: a document number, and an item with the reviewed attribute.

    The item is registered by whoever drafted, reviewed by whoever reviewed, determined by whoever signs; nobody is
    asked twice. From its day the limit of 条例第二十六条 runs.
    """
    moment = at or timezone.now()
    today = timezone.localdate(moment)
    proposal, step = begin("sign_proposal_reply", proposal_id, actor, {"today": today})
    reply = _in_hand(proposal)
    reply.document_number = allocate(proposal, today.year)
    reply.signed_by_id, reply.signed_at = actor.member_id, moment
    reply.item = _registered(proposal, reply, signer=actor, at=moment)
    reply.save()
    proposal.result_class = reply.result_class
    proposal.save(update_fields=["state", "result_class"])
    payload = {**_told(reply), "document_number": reply.document_number, "item": reply.item_id}
    record(proposal, step, actor, note=reply.document_number, payload=payload, at=moment)
    return reply


def _registered(proposal: Proposal, reply: ProposalReply, *, signer: Actor, at: datetime) -> Item:
    """The reply in the register of items, determined as it was reviewed."""
    drafter, reviewer = reply.drafted_by.as_actor(), reply.reviewed_by.as_actor()
    draft = draft_of(proposal, reply, on=timezone.localdate(at))
    item = items.register(proposal.organ, draft, actor=drafter, at=at)
    item = items.review_secrecy(item.pk, actor=reviewer, opinion=opinion_of(reply), at=at)
    if reply.findings_reason and _waits_for_a_reason(item, at=at):
        items.clear_findings(item.pk, actor=reviewer, reason=reply.findings_reason, at=at)
    return items.determine(
        item.pk,
        actor=signer,
        attribute=attribute_of(reply),
        ground=ground_of(reply),
        reason=reply.openness_reason,
        at=at,
    )


def _waits_for_a_reason(item: Item, *, at: datetime) -> bool:
    """What the gate finds may have changed since the review; the items' own steps ask again where it did."""
    verdict = verdict_of(item, at=at)
    return bool(verdict.warnings) and not verdict.blocking


def _in_hand(proposal: Proposal) -> ProposalReply:
    reply = reply_in_hand(proposal)
    if reply is None:
        raise LookupError(f"proposal {proposal.pk} is {proposal.state} and has no reply")
    return reply


def _told(reply: ProposalReply) -> dict[str, Any]:
    """What the entry keeps: the words themselves are the reply's, and after signature the item's."""
    return {
        "round": reply.round,
        "result_class": reply.result_class,
        "openness": reply.openness,
        "ground": reply.ground,
        "reason": reply.openness_reason,
    }
