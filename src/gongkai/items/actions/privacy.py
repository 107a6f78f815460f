"""个人信息检查: a scan on the record, and the reviewer's reason for what it found."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.models import Clearance, Item, Scan
from gongkai.items.privacy_gate import findings_digest, is_cleared, kept, verdict_of
from gongkai.items.revised import as_proposed
from gongkai.organs.actors import Actor


@transaction.atomic
def scan(item_id: int, *, actor: Actor, at: datetime | None = None) -> Scan:
    """Look at the item as it would be public now (with its open revision) and keep what was found."""
    item, step = begin("scan", item_id, actor, {})
    found = kept(item, verdict_of(as_proposed(item), at=at), at=at)
    record(item, step, actor, note=str(found).partition("：")[2], payload={"scan": found.pk}, at=at)
    return found


@transaction.atomic
def clear_findings(item_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Clearance:
    """A reviewer says why what the scan found may be public; full numbers of persons cannot be cleared."""
    item, step = begin("clear_findings", item_id, actor, {"reason": reason})
    verdict = verdict_of(as_proposed(item), at=at)
    if not verdict.warnings:
        raise StepRefused(step.label, ["没有需要说明理由的发现"])
    if is_cleared(item, verdict.warnings):
        raise StepRefused(step.label, ["这些发现已经有人说明理由"])
    kept(item, verdict, at=at)
    made = Clearance.objects.create(
        item=item,
        findings_digest=findings_digest(verdict.warnings),
        findings=[finding.as_mapping() for finding in verdict.warnings],
        reason=reason.strip()[:400],
        reviewer_id=actor.member_id,
        cleared_at=at or timezone.now(),
    )
    record(
        item,
        step,
        actor,
        note=f"{len(verdict.warnings)} 处，{made.reason}",
        payload={"findings": made.findings[:100]},
        at=at,
    )
    return made


def latest_scan(item: Item) -> Scan | None:
    return item.scans.order_by("-pk").first()
