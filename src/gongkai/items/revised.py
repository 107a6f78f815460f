"""变更后的样子: an item with its open revision applied, in memory only."""

from copy import copy
from datetime import date
from typing import Any

from gongkai.items.models import Item, Revision


def as_proposed(item: Item) -> Item:
    """The item as it would be public: with its open revision, if there is one."""
    revision = item.revisions.filter(decided_at=None).first() if item.pk else None
    if revision is None:
        return item
    changed = copy(item)
    apply(changed, revision)
    return changed


def apply(item: Item, revision: Revision) -> None:
    """Set the revision's values; the caller saves."""
    for name, value in revision.changes.items():
        setattr(item, name, _stored(name, value))


def _stored(name: str, value: Any) -> Any:
    if name.endswith("_on") and value:
        return date.fromisoformat(value)
    return value or (None if name.endswith(("_on", "_id")) else "")
