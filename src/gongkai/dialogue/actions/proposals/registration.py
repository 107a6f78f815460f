"""登记、交承办科室、退回交办单位: from the day of assignment the clock runs, and somebody has it in hand."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import sealed_details
from gongkai.dialogue.actions.proposals.step import Taken, begin, record
from gongkai.dialogue.choices import HandlingPart, ProposalKind, ProposalLevel
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import may_register
from gongkai.dialogue.proposals.clock import RETURN, calendar_of, deadline_of, period
from gongkai.dialogue.proposals.draft import ProposalDraft
from gongkai.items.body import without_control_characters
from gongkai.law.errors import LawError
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member, Organ, Section

REGISTER = "登记建议提案"
NEEDED = {
    "number": "编号",
    "session": "届次",
    "title": "标题",
    "proposers": "提出人",
    "text": "内容",
    "assigned_by": "交办单位",
}


@transaction.atomic
def register_proposal(
    organ: Organ, draft: ProposalDraft, *, actor: Actor, at: datetime | None = None
) -> Proposal:
    """Register what was assigned to the organ; StepRefused lists everything that is wrong with the draft."""
    moment = at or timezone.now()
    refusal = may_register(actor, organ.pk)
    faults = ([refusal] if refusal else []) + faults_of(draft, on=timezone.localdate(moment))
    if faults:
        raise StepRefused(REGISTER, faults)
    proposal = Proposal(organ=organ, registered_at=moment, **columns_of(draft))
    proposal.contact = sealed_details(draft.contact, bound_to=str(proposal.key))
    proposal.started_on = proposal.assigned_on
    _set_due(proposal, REGISTER)
    _saved(proposal, REGISTER)
    deadline = deadline_of(proposal)
    entries.write(
        organ.pk,
        proposal,
        verb="register_proposal",
        label=f"{REGISTER}：{proposal.assigned_on} 交办，办理期限至 {proposal.due_on}",
        actor=actor,
        payload={
            "title": proposal.title,
            "part": proposal.part,
            "due_on": proposal.due_on,
            "basis": [basis.label for basis in deadline.basis],
            "notes": list(deadline.notes),
        },
        legal_on=proposal.assigned_on,
        at=at,
    )
    return proposal


@transaction.atomic
def register_proposals(
    organ: Organ,
    drafts: Iterable[tuple[int, ProposalDraft]],
    *,
    actor: Actor,
    at: datetime | None = None,
) -> list[Proposal]:
    """Register what a table hands over, by the numbers of its rows: all of it or, with every fault named, none."""
    made, faults = [], []
    for row, draft in drafts:
        try:
            made.append(register_proposal(organ, draft, actor=actor, at=at))
        except StepRefused as refusal:
            faults += [f"第 {row} 行：{reason}" for reason in refusal.reasons]
    if faults:
        raise StepRefused(REGISTER, faults)
    return made


@transaction.atomic
def amend_proposal(
    proposal_id: int, draft: ProposalDraft, *, actor: Actor, at: datetime | None = None
) -> Proposal:
    """Change what was registered, before a reply is drafted; the clock is counted anew. An empty contact keeps the old."""
    proposal, step = begin("amend_proposal", proposal_id, actor, {})
    faults = faults_of(draft, on=timezone.localdate(at))
    is_again = proposal.started_on != proposal.assigned_on
    if is_again and draft.assigned_on >= proposal.started_on:
        faults.append(f"交办日期须早于重新办理的日期（{proposal.started_on}）")
    if draft.part == HandlingPart.CO_HOST and (proposal.cohosts.all() or proposal.replies.all()):
        faults.append("已有会办单位或者答复，不能改为会办")
    if faults:
        raise StepRefused(step.label, faults)
    columns = columns_of(draft)
    changed = [name for name, value in columns.items() if getattr(proposal, name) != value]
    before = {name: getattr(proposal, name) for name in changed}
    for name, value in columns.items():
        setattr(proposal, name, value)
    if not draft.contact.is_empty:
        proposal.contact = sealed_details(draft.contact, bound_to=str(proposal.key))
        changed.append("contact")
    if not is_again:
        proposal.started_on = proposal.assigned_on
    _set_due(proposal, step.label)
    _saved(proposal, step.label)
    note = f"办理期限至 {proposal.due_on}"
    record(
        proposal,
        step,
        actor,
        note=note,
        payload={"before": before, "changed": changed},
        at=at or timezone.now(),
    )
    return proposal


@transaction.atomic
def assign_proposal(
    proposal_id: int,
    *,
    actor: Actor,
    section: Section | None = None,
    handler: Member | None = None,
    at: datetime | None = None,
) -> Proposal:
    """Put it into the hands of a section, a person, or both (分办)."""
    form = {"section": section, "handler": handler}
    proposal, step = begin("assign_proposal", proposal_id, actor, form)
    before = {"section": proposal.section_id, "handler": proposal.handler_id}
    proposal.section, proposal.handler = section, handler
    proposal.save(update_fields=["state", "section", "handler"])
    note = "、".join(each.name for each in (section, handler) if each is not None)
    record(proposal, step, actor, note=note, payload={"before": before}, at=at or timezone.now())
    return proposal


@transaction.atomic
def return_proposal(proposal_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Taken:
    """Tell the assigning office that it is not ours (退回); after the local period with a warning."""
    moment = at or timezone.now()
    proposal, step = begin("return_proposal", proposal_id, actor, {"reason": reason})
    today = timezone.localdate(moment)
    proposal.closed_on = today
    proposal.save(update_fields=["state", "closed_on"])
    limit = period(RETURN, proposal.assigned_on, calendar_of(proposal))
    basis = "、".join(each.label for each in limit.basis)
    late = f"退回期限已过（{limit.due_on}，{basis}），请与{proposal.assigned_by}说明"
    record(proposal, step, actor, note=reason.strip(), payload={"limit": limit.due_on}, at=moment)
    return Taken(proposal, (late,) if today > limit.due_on else ())


def faults_of(draft: ProposalDraft, *, on: date) -> list[str]:
    """Everything that is wrong with the draft, as sentences for the clerk."""
    faults = [f"须填写{label}" for name, label in NEEDED.items() if not getattr(draft, name).strip()]
    for name, label in {**NEEDED, "host_name": "主办单位"}.items():
        longest = Proposal._meta.get_field(name).max_length  # type: ignore[union-attr]
        if longest and len(getattr(draft, name)) > longest:
            faults.append(f"{label}超过 {longest} 字")
    for value, choices, label in (
        (draft.kind, ProposalKind, "类别"),
        (draft.level, ProposalLevel, "级别"),
        (draft.part, HandlingPart, "办理方式"),
    ):
        if value not in choices.values:
            faults.append(f"须选择{label}")
    if draft.part == HandlingPart.CO_HOST and not draft.host_name.strip():
        faults.append("会办的须填写主办单位")
    if draft.assigned_on > on:
        faults.append(f"交办日期 {draft.assigned_on} 晚于今天")
    return faults


def columns_of(draft: ProposalDraft) -> dict[str, Any]:
    """The draft as columns of Proposal, the contact left out; the number without 第 and 号."""
    told = {name: value for name, value in asdict(draft).items() if name != "contact"}
    columns: dict[str, Any] = {
        name: without_control_characters(value).strip() if isinstance(value, str) else value
        for name, value in told.items()
    }
    columns["number"] = columns["number"].removeprefix("第").removesuffix("号")
    if draft.part != HandlingPart.CO_HOST:
        columns["host_name"] = ""
    return columns


def _set_due(proposal: Proposal, label: str) -> None:
    try:
        proposal.due_on = deadline_of(proposal).due_on
    except LawError as problem:
        raise StepRefused(label, [str(problem)]) from None


def _saved(proposal: Proposal, label: str) -> None:
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError:
        raise StepRefused(
            label, [f"{proposal.session}{proposal}已经登记，请勿重复登记；确属另一件的，请核对编号和届次"]
        ) from None
