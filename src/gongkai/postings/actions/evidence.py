"""公示凭证: the upload lies under seal; of it a clean copy is kept, a photo without place, time and camera."""

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record, take
from gongkai.items import sealed_files
from gongkai.items.kinds.shapes import EvidenceKind
from gongkai.organs.actors import Actor
from gongkai.postings.actions.locking import locked_round
from gongkai.postings.models import Evidence
from gongkai.postings.permissions import PERMISSIONS
from gongkai.postings.procedure import ROUND
from gongkai.privacy.passages import Unreadable

if TYPE_CHECKING:
    from gongkai.privacy.renditions import Rendition

MOST_BYTES = 50 * 1024 * 1024
MOST_FILES = 30
REASON = 200
PICTURES = ("image/jpeg", "image/png", "image/webp")


def add_evidence(
    round_id: int,
    *,
    kind: str,
    name: str,
    content: bytes,
    actor: Actor,
    note: str = "",
    at: datetime | None = None,
) -> Evidence:
    """Keep one file that proves a round; reading and cleaning it is done before the posting is locked."""
    label = ROUND.step("add_evidence").label
    name = PurePath(name.replace("\\", "/")).name[:255] or "凭证"
    reasons = _wrong_file(kind, name, content)
    if reasons:
        raise StepRefused(label, reasons)
    made = _made(label, name, content)
    if kind == EvidenceKind.PHOTO and made.media_type not in PICTURES:
        raise StepRefused(label, [f"“{name}”不是照片：请上传 JPG 或 PNG，其他材料请改选凭证种类"])
    evidence = Evidence(
        kind=kind,
        name=name,
        original=sealed_files.keep(content),
        rendition=sealed_files.keep(made.content),
        media_type=made.media_type,
        size=len(made.content),
        changes=list(made.changes),
        note=note.strip()[:200],
        uploaded_by_id=actor.member_id,
        uploaded_at=at or timezone.now(),
    )
    return _added(round_id, evidence, actor=actor, at=at)


def _wrong_file(kind: str, name: str, content: bytes) -> list[str]:
    reasons = []
    if kind not in set(EvidenceKind):
        reasons.append("须选择凭证种类")
    if not content:
        reasons.append(f"“{name}”是空文件：请重新选择")
    if len(content) > MOST_BYTES:
        reasons.append(f"“{name}”有 {len(content) // 1024 // 1024} MB，最多 50 MB：请压缩后再上传")
    return reasons


def _made(label: str, name: str, content: bytes) -> "Rendition":
    from gongkai.privacy.renditions import rendition  # readers of files are loaded when a file comes in

    try:
        return rendition(content, name)
    except Unreadable as why:
        raise StepRefused(label, [f"“{name}”：{why}"]) from None


@transaction.atomic
def _added(round_id: int, evidence: Evidence, *, actor: Actor, at: datetime | None) -> Evidence:
    round_ = locked_round(round_id, actor)
    step = ROUND.demand("add_evidence", round_, actor, {})
    there = round_.standing_evidence()
    if len(there) >= MOST_FILES:
        raise StepRefused(step.label, [f"一榜最多 {MOST_FILES} 件凭证"])
    if any((each.kind, each.original) == (evidence.kind, evidence.original) for each in there):
        raise StepRefused(step.label, [f"“{evidence.name}”已经上传过"])
    evidence.round = round_
    evidence.save(force_insert=True)
    payload = {"original": evidence.original, "rendition": evidence.rendition, "changes": evidence.changes}
    shown = f"{round_.label}，{evidence}"
    record(round_.posting, step, actor, note=shown, payload=payload, at=at)
    return evidence


@transaction.atomic
def strike_evidence(
    round_id: int, *, evidence_id: int, reason: str, actor: Actor, at: datetime | None = None
) -> Evidence:
    """Strike out what was uploaded by mistake: it proves nothing any more, the record and the sealed file stay."""
    round_ = locked_round(round_id, actor)
    step = take(ROUND, "strike_evidence", round_, actor, {"evidence_id": evidence_id, "reason": reason})
    evidence = next(each for each in round_.standing_evidence() if each.pk == evidence_id)
    evidence.struck_at, evidence.struck_by_id = at or timezone.now(), actor.member_id
    evidence.struck_reason = reason.strip()[:REASON]
    evidence.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    payload = {"evidence": evidence.pk, "original": evidence.original, "rendition": evidence.rendition}
    shown = f"{round_.label}，{evidence}：{evidence.struck_reason}"
    record(round_.posting, step, actor, note=shown, payload=payload, at=at)
    return evidence


@transaction.atomic
def open_evidence(evidence_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[Evidence, bytes]:
    """The sealed original of a piece of evidence, for the organ's own staff, on the record."""
    evidence = Evidence.objects.select_related("round__posting").get(pk=evidence_id)
    posting = evidence.round.posting
    refusal = PERMISSIONS["open_evidence"](actor, posting)
    if refusal:
        raise StepRefused("调阅凭证原件", [refusal])
    content = sealed_files.read(evidence.original)
    label = f"调阅凭证原件：{evidence}"[:200]
    entries.write(posting.organ_id, posting, verb="open_evidence", label=label, actor=actor, at=at)
    return evidence, content
