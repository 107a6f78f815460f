"""附件: the upload is sealed and scanned, a clean rendition is made of it, and only that can become public."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record
from gongkai.items import sealed_files
from gongkai.items.actions.step import begin
from gongkai.items.body import without_control_characters
from gongkai.items.choices import State
from gongkai.items.models import Attachment, Item
from gongkai.items.models.clearance import MOST_FINDINGS
from gongkai.items.procedure import PROCEDURE
from gongkai.items.scanned_content import safe
from gongkai.items.scanning_rules import allowance_of, rules_of
from gongkai.organs.actors import Actor
from gongkai.privacy.findings import Finding
from gongkai.privacy.passages import Passage, Piece, Unreadable

if TYPE_CHECKING:
    from gongkai.privacy.renditions import Rendition

LABEL = "添加附件"
MIB = 1024 * 1024
MOST_BYTES = 50 * MIB
MOST_FILES = 30
TEXT_KEPT = 2_000_000
NAME = 200
MOST_WORDS = 300
A_REASON = {"reason": "附件"}


def attach(
    item_id: int, *, name: str, content: bytes, actor: Actor, at: datetime | None = None
) -> Attachment:
    """Add a file to an item; StepRefused says why a file cannot be taken.

    While the item is being registered the file belongs to it at once; to a published item it is brought for a change
    and waits for `propose_revision`. The original is kept under seal; name, original and rendition are scanned.
    Reading and rebuilding the file is done before the record is locked.
    """
    item = Item.objects.visible_to(actor).select_related("organ", "heading").get(pk=item_id)
    PROCEDURE.demand(_verb(item), item, actor, A_REASON)
    name = _plain_name(name)
    _demand_room(item, name, len(content))
    file = _file(item, name, content, actor=actor, at=at)
    _demand_a_new_name(item, file)
    file.original = sealed_files.keep(content)
    return _added(item_id, file, actor=actor, at=at)


def _verb(item: Item) -> str:
    """A change of what is public goes through a revision."""
    return "propose_revision" if item.state == State.PUBLISHED else "amend"


def _plain_name(name: str) -> str:
    plain = without_control_characters(PurePath(name.replace("\\", "/")).name).strip()
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > NAME and dot and len(suffix) < 10:
        return f"{stem[: NAME - 1 - len(suffix)]}.{suffix}"
    return plain[:NAME] or "附件"


def _demand_room(item: Item, name: str, size: int) -> None:
    told = safe(name)
    if not size:
        raise StepRefused(LABEL, [f"“{told}”是空文件：请重新选择"])
    if size > MOST_BYTES:
        raise StepRefused(LABEL, [f"“{told}”有 {-(-size // MIB)} MB，最多 50 MB：请压缩或拆分"])
    if item.attachments.filter(removed_at=None).count() >= MOST_FILES:
        raise StepRefused(LABEL, [f"“{told}”没有添加：一条信息最多 {MOST_FILES} 个附件，可以合并或打包"])


def _demand_a_new_name(item: Item, file: Attachment) -> None:
    same = item.attachments.filter(removed_at=None, name=file.name)
    # What comes for a change may have the name of what it stands in for; only one of the two stays.
    if same.filter(is_proposed=file.is_proposed).exists():
        raise StepRefused(LABEL, [f"已有名为“{safe(file.name)}”的附件：请改名或先移除"])


def _file(item: Item, name: str, content: bytes, *, actor: Actor, at: datetime | None) -> Attachment:
    """The unsaved record with both scans; the original is not sealed yet."""
    from gongkai.privacy.file_scan import scan_bytes  # readers of files are loaded when a file comes in

    made = _made(name, content)
    on, allowed = timezone.localdate(at), allowance_of(item.organ)
    first = scan_bytes(content, name, allowed=allowed, on=on)
    second = scan_bytes(made.content, made.name, allowed=allowed, on=on)
    if second.error:
        raise StepRefused(LABEL, [f"“{safe(name)}”的公开件不能检查：{second.error}"])
    return Attachment(
        item=item,
        name=made.name[:NAME],
        original_name=name,
        original_size=len(content),
        original_findings=_told(first.findings),
        rendition=sealed_files.keep(made.content),
        media_type=made.media_type,
        size=len(made.content),
        pages=made.pages,
        text=_text(made),
        findings=_told(second.findings),
        changes=list(made.changes),
        scanned_as=rules_of(item.organ, on=on),
        is_proposed=item.state == State.PUBLISHED,
        uploaded_by_id=actor.member_id,
        uploaded_at=at or timezone.now(),
    )


def _told(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Those that block first: they must not fall out of what is kept."""
    first = sorted(findings, key=lambda finding: not finding.blocks)
    return [finding.as_mapping() for finding in first[:MOST_FINDINGS]]


@transaction.atomic
def _added(item_id: int, file: Attachment, *, actor: Actor, at: datetime | None) -> Attachment:
    item, step = _begun(item_id, actor)
    _demand_room(item, file.name, file.original_size)
    _demand_a_new_name(item, file)
    if file.is_proposed != (item.state == State.PUBLISHED):
        raise StepRefused(LABEL, ["这条信息刚刚换了环节，请刷新后重新添加"])
    file.item = item
    file.position = (item.attachments.aggregate(last=Max("position"))["last"] or 0) + 1
    file.save(force_insert=True)
    payload = {"original": file.original, "rendition": file.rendition, "changes": file.changes}
    note = f"添加附件“{safe(file.name)}”{'，待变更审批' if file.is_proposed else ''}"
    _record(item, step, actor, note=note, payload=payload, at=at)
    return file


@transaction.atomic
def detach(item_id: int, attachment_id: int, *, actor: Actor, at: datetime | None = None) -> Item:
    """Take off a file that is not public yet; the sealed original stays. What is public goes by a revision."""
    item, step = _begun(item_id, actor)
    is_proposed = item.state == State.PUBLISHED
    file = item.attachments.filter(pk=attachment_id, removed_at=None, is_proposed=is_proposed).first()
    if file is None:
        raise StepRefused("移除附件", ["没有这个附件，或已经移除；已公开的附件须申请变更"])
    file.removed_at = at or timezone.now()
    file.save(update_fields=["removed_at"])
    payload = {"original": file.original}
    _record(item, step, actor, note=f"移除附件“{safe(file.name)}”", payload=payload, at=at)
    return item


@transaction.atomic
def describe_attachment(
    item_id: int, attachment_id: int, *, words: str, actor: Actor, at: datetime | None = None
) -> Attachment:
    """图片说明: what a picture shows, in words for those who do not see it, while it is not public yet."""
    item, step = _begun(item_id, actor)
    is_proposed = item.state == State.PUBLISHED
    file = item.attachments.filter(pk=attachment_id, removed_at=None, is_proposed=is_proposed).first()
    said = without_control_characters(words).strip()
    if file is None:
        raise StepRefused("填写图片说明", ["没有这个附件，或已经移除；已公开的附件须申请变更"])
    if not said or len(said) > MOST_WORDS:
        raise StepRefused("填写图片说明", [f"须用文字说明图片的内容，不超过 {MOST_WORDS} 字"])
    file.alt_text = said
    file.save(update_fields=["alt_text"])
    _record(item, step, actor, note=f"填写“{safe(file.name)}”的图片说明", payload={}, at=at)
    return file


def _begun(item_id: int, actor: Actor) -> tuple[Item, Step]:
    state = Item.objects.visible_to(actor).only("state").get(pk=item_id)
    return begin(_verb(state), item_id, actor, A_REASON)


def _record(
    item: Item, step: Step, actor: Actor, *, note: str, payload: Mapping[str, object], at: datetime | None
) -> None:
    """In the register as a change of what was registered; for a published item as what it is, no change yet."""
    if step.verb == "amend":
        record(item, step, actor, note=note, payload=payload, at=at)
        return
    entries.write(item.organ_id, item, verb="attach", label=note[:200], actor=actor, payload=payload, at=at)


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
    label = f"调阅附件原件：{safe(file.name)}"[:200]
    entries.write(item.organ_id, item, verb="open_original", label=label, actor=actor, at=at)
    return file, content


def _made(name: str, content: bytes) -> "Rendition":
    from gongkai.privacy.renditions import rendition

    try:
        return rendition(content, name)
    except Unreadable as why:
        raise StepRefused(LABEL, [f"“{safe(name)}”：{why}"]) from None


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
