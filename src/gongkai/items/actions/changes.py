"""变更: the old edition, the reason and the address all stay."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.scans import scanned_first
from gongkai.items.actions.step import begin
from gongkai.items.annexes import annex_from
from gongkai.items.body import clean, without_control_characters
from gongkai.items.choices import EditionKind, Validity
from gongkai.items.editions import make_edition
from gongkai.items.lengths import too_long
from gongkai.items.links import request_copies_beside
from gongkai.items.media import faults_of
from gongkai.items.models import Item, Revision
from gongkai.items.privacy_gate import (
    demand_clean,
    demand_no_numbers,
    kept,
    verdict_as_proposed,
    verdict_of_editions,
)
from gongkai.items.renditions import made_files
from gongkai.items.requirements import a_heading_in_force
from gongkai.items.revised import ADDED_FILES, REMOVED_FILES, apply
from gongkai.organs.actors import Actor

TEXTS = {"title", "summary", "keywords", "document_number"}
FILES = {ADDED_FILES, REMOVED_FILES}
PRINTED = {"title", "document_number", "body"}
CHANGEABLE = TEXTS | FILES | {"body", "validity", "effective_on", "repealed_on", "heading_id", "annex"}


@transaction.atomic
def propose_revision(
    item_id: int, *, actor: Actor, changes: Mapping[str, Any], reason: str, at: datetime | None = None
) -> Revision:
    """Ask for a change of a published item; nothing that the public sees moves before a director agrees.

    `changes`: new values of some of CHANGEABLE; days as ISO dates, annexed tables as their mapping, files as ids of attachments: those that were
    brought for a change (`attach`) and come in, those that stand and go.
    """
    item, step = begin("propose_revision", item_id, actor, {"reason": reason})
    demand_no_numbers(step.label, item.organ, {"变更原因": reason}, at=at)
    cleaned = {name: _cleaned(name, value) for name, value in changes.items() if name not in FILES}
    effective = {name: value for name, value in cleaned.items() if _now(item, name) != value}
    effective |= _files(item, changes)
    if not effective:
        raise StepRefused(step.label, ["没有改动任何内容"])
    if "heading_id" in effective:
        ended = a_heading_in_force(item, {"heading": effective["heading_id"]})
        if ended:
            raise StepRefused(step.label, [ended])
    revision = Revision.objects.create(
        item=item,
        reason=reason,
        changes=effective,
        proposed_by_id=actor.member_id,
        proposed_at=at or timezone.now(),
    )
    kept(item, verdict_as_proposed(item, at=at), at=at)
    record(item, step, actor, note=reason, payload={"changes": sorted(effective)}, at=at)
    return revision


@scanned_first
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
        before = {name: _now(item, name) for name in revision.changes if name not in FILES | {"annex"}}
        apply(item, revision)
        item.save()
        item.refresh_from_db()
        _move_files(item, revision, at=now)
        verdict = demand_clean(item, step.label, reason=revision.reason, at=at)
        closed = close_what_leaks(item, at=now)
        made = made_files(item) if PRINTED & set(revision.changes) else None
        make_edition(
            item, EditionKind.CHANGED, at=now, reason=revision.reason, table=verdict.table, made=made
        )
        if item.scans.filter(is_recheck=True).exists():  # what a rescan found there may be gone now
            editions = list(item.editions.filter(closed_at=None).order_by("-number"))
            kept(item, verdict_of_editions(item, editions, at=at), at=at, is_recheck=True)
        payload = {"before": before, "files": _file_changes(revision), "closed_editions": closed}
        record(item, step, actor, note=f"同意，{revision.reason}", payload=payload, at=at)
        if closed:
            public_copies.forget(item)
        public_copies.request(item, wait=bool(closed))
        if "title" in revision.changes:
            again = partial(public_copies.request, wait=bool(closed))
            request_copies_beside(item, again, is_gone=bool(closed))
    else:
        item.attachments.proposed().filter(pk__in=revision.changes.get(ADDED_FILES, ())).update(
            removed_at=now
        )
        record(item, step, actor, note=f"不同意{'，' + note if note else ''}", at=at)
    return item


def close_what_leaks(item: Item, *, at: datetime) -> list[int]:
    """Earlier editions that hold what must not be public are shut with the change that removes it; their numbers."""
    leaking = [
        edition
        for edition in item.editions.filter(closed_at=None)
        if verdict_of_editions(item, [edition], at=at).blocking
    ]
    for edition in leaking:
        edition.closed_at = at
        edition.save(update_fields=["closed_at"])
    return [edition.number for edition in leaking]


def _files(item: Item, changes: Mapping[str, Any]) -> dict[str, list[int]]:
    """The changes of attachments; StepRefused where they are not this item's or two would have one name."""
    added = list(item.attachments.proposed().filter(pk__in=changes.get(ADDED_FILES, ())).defer("text"))
    standing = list(item.attachments.standing().defer("text"))
    removed = [file for file in standing if file.pk in set(changes.get(REMOVED_FILES, ()))]
    missing = len(set(changes.get(ADDED_FILES, ()))) - len(added)
    missing += len(set(changes.get(REMOVED_FILES, ()))) - len(removed)
    if missing:
        raise StepRefused("申请变更", ["所选的附件已经移除或不属于这条信息，请刷新后重新选择"])
    names = [file.name for file in [*standing, *added] if file not in removed]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        told = "、".join(f"“{name}”" for name in twice)
        raise StepRefused("申请变更", [f"变更后会有两个同名附件：{told}。请同时移除旧的，或改名后重新上传"])
    if faults := faults_of(item, [file for file in [*standing, *added] if file not in removed]):
        raise StepRefused("申请变更", faults)
    chosen = {ADDED_FILES: added, REMOVED_FILES: removed}
    return {name: [file.pk for file in files] for name, files in chosen.items() if files}


def _move_files(item: Item, revision: Revision, *, at: datetime) -> None:
    item.attachments.proposed().filter(pk__in=revision.changes.get(ADDED_FILES, ())).update(is_proposed=False)
    gone = item.attachments.standing().filter(pk__in=revision.changes.get(REMOVED_FILES, ()))
    gone.update(removed_at=at)


def _file_changes(revision: Revision) -> dict[str, Any]:
    return {name: revision.changes[name] for name in sorted(FILES & set(revision.changes))}


def _cleaned(name: str, value: Any) -> Any:
    if name not in CHANGEABLE:
        raise StepRefused("申请变更", [f"“{name}”不能变更；如需更改请撤下后重新发布"])
    if name == "body":
        return clean(value)
    if name == "annex":
        return annex_from(value).as_mapping()
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
