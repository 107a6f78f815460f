"""变更后的样子: an item with its open revision applied, in memory only."""

from copy import copy
from datetime import date
from typing import Any

from gongkai.items.editions import file_as_frozen
from gongkai.items.models import Item, Revision

# Ids of attachments in Revision.changes: those that come in and those that go.
ADDED_FILES, REMOVED_FILES = "added_files", "removed_files"


def open_revision(item: Item) -> Revision | None:
    return item.revisions.filter(decided_at=None).first() if item.pk else None


def revised(item: Item, revision: Revision) -> Item:
    """A copy of the item with the revision's values."""
    changed = copy(item)
    apply(changed, revision)
    return changed


def files_as_proposed(item: Item, revision: Revision) -> list[dict[str, Any]]:
    """The attachments as an edition would name them after the revision."""
    gone = set(revision.changes.get(REMOVED_FILES, ()))
    standing = [file for file in item.attachments.standing().defer("text") if file.pk not in gone]
    added = item.attachments.proposed().filter(pk__in=revision.changes.get(ADDED_FILES, ())).defer("text")
    files = sorted([*standing, *added], key=lambda file: file.position)
    return [file_as_frozen(file) for file in files]


def apply(item: Item, revision: Revision) -> None:
    """Set the revision's values; the caller saves, and moves the attachments."""
    for name, value in revision.changes.items():
        if name not in (ADDED_FILES, REMOVED_FILES):
            setattr(item, name, _stored(name, value))


def _stored(name: str, value: Any) -> Any:
    if name.endswith("_on") and value:
        return date.fromisoformat(value)
    return value or (None if name.endswith(("_on", "_id", "annex")) else "")
