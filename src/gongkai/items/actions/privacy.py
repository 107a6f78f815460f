"""个人信息检查: a scan on the record, and the reviewer's reason for what it found."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.scans import scanned_first
from gongkai.items.actions.step import begin
from gongkai.items.models import Clearance, Edition, Item, Scan
from gongkai.items.privacy_gate import (
    Verdict,
    is_cleared,
    kept,
    sentences,
    verdict_as_proposed,
    verdict_of_editions,
)
from gongkai.organs.actors import Actor

REASON = 400


@scanned_first
@transaction.atomic
def scan(item_id: int, *, actor: Actor, at: datetime | None = None) -> Scan:
    """Look at the item as it would be public now (with its open revision) and keep what was found."""
    item, step = begin("scan", item_id, actor, {})
    found = kept(item, verdict_as_proposed(item, at=at), at=at)
    record(item, step, actor, note=str(found).partition("：")[2], payload={"scan": found.pk}, at=at)
    return found


@scanned_first
@transaction.atomic
def clear_findings(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Clearance:
    """A reviewer says why what the scan found may be public; what blocks cannot be cleared, it must go first."""
    item, step = begin("clear_findings", item_id, actor, {"reason": reason})
    verdict = verdict_as_proposed(item, at=at)
    if verdict.blocking:
        told = sentences([one for one in verdict.findings if one.blocks], verdict.blocking)
        raise StepRefused(step.label, ["有不得公开的内容，说明理由也不能公开，须先删改", *told])
    if not verdict.warnings:
        raise StepRefused(step.label, ["没有需要说明理由的发现"])
    kept(item, verdict, at=at)
    return _cleared(item, step, verdict, actor=actor, reason=reason, at=at)


@transaction.atomic
def dismiss_findings(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Clearance:
    """误报: a reviewer says why what a rescan found in a public item is no personal data that must go.

    The item leaves the list of the rescan; the gate is not opened by it: what blocks still blocks a change.
    """
    item, step = begin("dismiss_findings", item_id, actor, {"reason": reason})
    verdict = verdict_of_editions(item, open_editions(item), at=at)
    if not verdict.findings:
        raise StepRefused(step.label, ["公开的内容中没有发现个人信息"])
    kept(item, verdict, at=at, is_recheck=True)
    return _cleared(item, step, verdict, actor=actor, reason=reason, at=at)


def open_editions(item: Item) -> list[Edition]:
    """What the public can open of a public item, newest first."""
    return list(item.editions.filter(closed_at=None).order_by("-number"))


def _cleared(
    item: Item, step: Step, verdict: Verdict, *, actor: Actor, reason: str, at: datetime | None
) -> Clearance:
    if is_cleared(item, verdict.findings_digest):
        raise StepRefused(step.label, ["这些发现已经有人说明理由"])
    made = Clearance.objects.create(
        item=item,
        findings_digest=verdict.findings_digest,
        findings=[finding.as_mapping() for finding in verdict.findings],
        reason=reason.strip()[:REASON],
        reviewer_id=actor.member_id,
        cleared_at=at or timezone.now(),
    )
    count = verdict.blocking + verdict.warnings
    payload = {"findings": made.findings[:100]}
    record(item, step, actor, note=f"{count} 处，{made.reason}", payload=payload, at=at)
    return made
