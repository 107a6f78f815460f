"""附件: the upload is sealed and scanned, a clean rendition is made of it, and only that can become public."""

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items import sealed_files
from gongkai.items.actions.step import begin
from gongkai.items.models import Attachment, Item
from gongkai.items.privacy_gate import allowance_of
from gongkai.organs.actors import Actor
from gongkai.privacy.passages import Passage, Piece, Unreadable

if TYPE_CHECKING:
    from gongkai.privacy.renditions import Rendition

LABEL = "添加附件"
MOST_BYTES = 50 * 1024 * 1024
MOST_FILES = 30
TEXT_KEPT = 2_000_000


def attach(
    item_id: int, *, name: str, content: bytes, actor: Actor, at: datetime | None = None
) -> Attachment:
    """Add a file to an item that is still being registered; StepRefused says why a file cannot be taken.

    The original is kept under seal; name, original and rendition are scanned. Reading and rebuilding the file is
    done before the record is locked.
    """
    from gongkai.privacy.file_scan import scan_bytes  # readers of files are loaded when a file comes in

    name = PurePath(name.replace("\\", "/")).name[:255] or "附件"
    if not content:
        raise StepRefused(LABEL, [f"“{name}”是空文件：请重新选择"])
    if len(content) > MOST_BYTES:
        raise StepRefused(LABEL, [f"“{name}”有 {len(content) // 1024 // 1024} MB，最多 50 MB：请压缩或拆分"])
    item = Item.objects.visible_to(actor).select_related("organ").get(pk=item_id)
    made = _made(name, content)
    on, allowed = timezone.localdate(at), allowance_of(item.organ)
    first, second = (
        scan_bytes(content, name, allowed=allowed, on=on),
        scan_bytes(made.content, made.name, allowed=allowed, on=on),
    )
    if second.error:
        raise StepRefused(LABEL, [f"“{name}”的公开件不能检查：{second.error}"])
    return _added(
        item_id,
        Attachment(
            name=made.name,
            original_name=name,
            original=sealed_files.keep(content),
            original_size=len(content),
            original_findings=[finding.as_mapping() for finding in first.findings],
            rendition=sealed_files.keep(made.content),
            media_type=made.media_type,
            size=len(made.content),
            pages=made.pages,
            text=_text(made),
            findings=[finding.as_mapping() for finding in second.findings],
            changes=list(made.changes),
            uploaded_by_id=actor.member_id,
            uploaded_at=at or timezone.now(),
        ),
        actor=actor,
        at=at,
    )


@transaction.atomic
def _added(item_id: int, file: Attachment, *, actor: Actor, at: datetime | None) -> Attachment:
    item, step = begin("amend", item_id, actor, {})
    here = item.attachments.filter(removed_at=None)
    if here.count() >= MOST_FILES:
        raise StepRefused(LABEL, [f"一条信息最多 {MOST_FILES} 个附件"])
    if here.filter(name=file.name).exists():
        raise StepRefused(LABEL, [f"已有名为“{file.name}”的附件：请改名或先移除"])
    file.item = item
    file.position = (here.aggregate(last=Max("position"))["last"] or 0) + 1
    file.save(force_insert=True)
    payload = {"original": file.original, "rendition": file.rendition, "changes": file.changes}
    record(item, step, actor, note=f"添加附件“{file.name}”", payload=payload, at=at)
    return file


@transaction.atomic
def detach(item_id: int, attachment_id: int, *, actor: Actor, at: datetime | None = None) -> Item:
    """Take a file off an item that is still being registered; the sealed original stays."""
    item, step = begin("amend", item_id, actor, {})
    file = item.attachments.filter(pk=attachment_id, removed_at=None).first()
    if file is None:
        raise StepRefused("移除附件", ["没有这个附件，或已经移除"])
    file.removed_at = at or timezone.now()
    file.save(update_fields=["removed_at"])
    record(item, step, actor, note=f"移除附件“{file.name}”", payload={"original": file.original}, at=at)
    return item


@transaction.atomic
def open_original(
    item_id: int, attachment_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[Attachment, bytes]:
    """The sealed original, for the organ's own staff, on the record."""
    item = Item.objects.visible_to(actor).get(pk=item_id)
    if not actor.works_in(item.organ_id):
        raise StepRefused("调阅附件原件", ["只有本机关人员可以调阅"])
    file = item.attachments.get(pk=attachment_id)
    content = sealed_files.read(file.original)
    label = f"调阅附件原件：{file.name}"[:200]
    entries.write(item.organ_id, item, verb="open_original", label=label, actor=actor, at=at)
    return file, content


def _made(name: str, content: bytes) -> "Rendition":
    from gongkai.privacy.renditions import rendition

    try:
        return rendition(content, name)
    except Unreadable as why:
        raise StepRefused(LABEL, [f"“{name}”：{why}"]) from None


def _text(made: "Rendition") -> str:
    """What search finds in the rendition; a file that gives no text is found by its name."""
    from gongkai.privacy.readers import read

    try:
        pieces = list(read(made.content, made.name))
    except Unreadable:
        return ""
    return "\n".join(_words(piece) for piece in pieces if not piece.hidden)[:TEXT_KEPT]


def _words(piece: Piece) -> str:
    if isinstance(piece, Passage):
        return piece.text
    return "\n".join(" ".join(cell for cell in row if cell) for row in piece.rows)
