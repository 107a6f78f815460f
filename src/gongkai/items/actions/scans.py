"""检查在先: a scan before a step locks anything, so that a long list holds up nobody."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from gongkai.items.models import Item, Scan
from gongkai.items.privacy_gate import kept, verdict_as_proposed
from gongkai.organs.actors import Actor

T = TypeVar("T")


def scanned_first(action: Callable[..., T]) -> Callable[..., T]:
    """The action of a step that asks the gate: what it will be told is found and kept before its transaction."""

    @wraps(action)
    def looking_ahead(item_id: int, *, actor: Actor, **form: Any) -> T:
        look_ahead(item_id, actor=actor, at=form.get("at") or form.get("released_at"))
        return action(item_id, actor=actor, **form)

    return looking_ahead


def look_ahead(item_id: int, *, actor: Actor, at: datetime | None = None) -> Scan | None:
    """Keep what a scan of the item finds as it would be public now; None for an item that is not this actor's."""
    item = Item.objects.visible_to(actor).select_related("organ", "heading").filter(pk=item_id).first()
    if item is None or not (actor.is_system or actor.works_in(item.organ_id)):
        return None
    return kept(item, verdict_as_proposed(item, at=at), at=at)
