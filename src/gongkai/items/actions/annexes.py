"""附表: an app above items puts its tables on an item that is still being registered."""

from datetime import datetime

from django.db import transaction

from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.annexes import Annex
from gongkai.items.models import Item
from gongkai.organs.actors import Actor


@transaction.atomic
def put_annex(
    item_id: int, annex: Annex | None, *, actor: Actor, note: str, at: datetime | None = None
) -> Item:
    """Set the tables of an item that nobody has checked yet; those of a published one go by `propose_revision`.

    `note` says in the register what was changed.
    """
    item, step = begin("amend", item_id, actor, {})
    told = annex.as_mapping() if annex else None
    if told != item.annex:
        item.annex = told
        item.save(update_fields=["annex"])
        record(item, step, actor, note=note, at=at)
    return item
