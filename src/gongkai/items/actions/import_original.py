"""导入原件: what was uploaded or pasted, with everything hidden in it, for those who answer for it, on the record."""

from datetime import datetime

from django.db import transaction

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files
from gongkai.items.models import Item, RowImport
from gongkai.items.permissions import PERMISSIONS
from gongkai.organs.actors import Actor

OPEN = "调阅导入原件"


@transaction.atomic
def open_import_original(
    item_id: int, import_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[RowImport, bytes]:
    """The sealed original, byte for byte; SealedFileMissing when it is gone or cannot be opened."""
    item = Item.objects.visible_to(actor).get(pk=item_id)
    staged = item.imports.get(pk=import_id)
    staged.item = item
    refusal = PERMISSIONS["open_import_original"](actor, staged)
    if refusal or not staged.original:
        raise StepRefused(OPEN, [refusal or "这次导入没有封存的原件"])
    content = sealed_files.read(staged.original)
    payload = {"import": staged.pk, "original": staged.original}
    label = f"{OPEN}：{staged.name}"[:200]
    entries.write(
        item.organ_id, item, verb="open_import_original", label=label, actor=actor, payload=payload, at=at
    )
    return staged, content
