"""变更: the old edition, the reason and the address all stay."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.step import begin
from gongkai.items.body import clean, without_control_characters
from gongkai.items.choices import EditionKind, Validity
from gongkai.items.editions import make_edition
from gongkai.items.lengths import too_long
from gongkai.items.models import Item, Revision
from gongkai.items.privacy_gate import demand_clean
from gongkai.items.revised import apply
from gongkai.organs.actors import Actor

TEXTS = {"title", "summary", "keywords", "document_number"}
CHANGEABLE = TEXTS | {"body", "validity", "effective_on", "repealed_on", "heading_id"}


@transaction.atomic
def propose_revision(
    item_id: int, *, actor: Actor, changes: Mapping[str, Any], reason: str, at: datetime | None = None
) -> Revision:
    """Ask for a change of a published item; nothing that the public sees moves before a director agrees.

    `changes`: new values of some of CHANGEABLE; days as ISO dates.
    """
    item, step = begin("propose_revision", item_id, actor, {"reason": reason})
    cleaned = {name: _cleaned(name, value) for name, value in changes.items()}
    effective = {name: value for name, value in cleaned.items() if _now(item, name) != value}
    if not effective:
        raise StepRefused(step.label, ["没有改动任何内容"])
    revision = Revision.objects.create(
        item=item,
        reason=reason,
        changes=effective,
        proposed_by_id=actor.member_id,
        proposed_at=at or timezone.now(),
    )
    record(item, step, actor, note=reason, payload={"changes": sorted(effective)}, at=at)
    return revision


@transaction.atomic
def decide_revision(
    item_id: int, *, actor: Actor, is_approved: bool, note: str = "", at: datetime | None = None
) -> Item:
    """Agree to the open revision, which makes a new edition, or refuse it; no one decides their own."""
    item, step = begin("decide_revision", item_id, actor, {})
    revision = item.revisions.select_for_update().get(decided_at=None)
    if actor.is_same_person(revision.proposed_by_id):
        raise StepRefused(step.label, ["不能审批本人提出的变更"])
    now = at or timezone.now()
    revision.decided_by_id, revision.decided_at, revision.is_approved = actor.member_id, now, is_approved
    revision.save()
    if is_approved:
        before = {name: _now(item, name) for name in revision.changes}
        apply(item, revision)
        item.save()
        item.refresh_from_db()
        demand_clean(item, step.label, at=at)
        make_edition(item, EditionKind.CHANGED, at=now, reason=revision.reason)
        record(item, step, actor, note=f"同意，{revision.reason}", payload={"before": before}, at=at)
        public_copies.request(item)
    else:
        record(item, step, actor, note=f"不同意{'，' + note if note else ''}", at=at)
    return item


def _cleaned(name: str, value: Any) -> Any:
    if name not in CHANGEABLE:
        raise StepRefused("申请变更", [f"“{name}”不能变更；如需更改请撤下后重新发布"])
    if name == "body":
        return clean(value)
    if name in TEXTS:
        text = without_control_characters(value).strip()
        if name == "title" and not text:
            raise StepRefused("申请变更", ["标题不能为空"])
        if faults := too_long({name: text}):
            raise StepRefused("申请变更", faults)
        return text
    if name == "validity" and value not in Validity.values:
        raise StepRefused("申请变更", ["效力状态无效"])
    return value.isoformat() if isinstance(value, date) else value


def _now(item: Item, name: str) -> Any:
    value = getattr(item, name)
    return value.isoformat() if isinstance(value, date) else value
