"""Copies of what is public (page files, search index): made anew after each publication, never the truth.

A publication writes a PendingCopy in its own transaction; after the commit every registered maker is called with
the pending items, under one lock across processes. What a crash leaves pending is caught up by the next call.
"""

import logging
from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import transaction
from filelock import FileLock, Timeout

from gongkai.items.models import Item, PendingCopy

log = logging.getLogger(__name__)

# Given the items as they now are, makes or removes their copies; must give the same result when called again.
Maker = Callable[[Sequence[Item]], None]

# Removes the public copies of one item at once, before a withdrawal commits.
Remover = Callable[[Item], None]

_makers: list[Maker] = []
_removers: list[Remover] = []
BATCH = 500


def register(maker: Maker) -> None:
    """Add a maker; called once from each app's `ready`."""
    _makers.append(maker)


def register_remover(remover: Remover) -> None:
    """Add a remover; called once from each app's `ready`."""
    _removers.append(remover)


def forget(item: Item) -> None:
    """Remove an item's public copies now: a page that is missing is made again from the record, a stale one leaks."""
    for remover in _removers:
        remover(item)


def request(item: Item) -> None:
    """Have the copies of an item made anew when the current transaction has committed."""
    PendingCopy.objects.create(item=item)
    transaction.on_commit(refresh)


def refresh() -> int:
    """Make the copies of all pending items; the number of items handled here.

    Where another process is at it, that one goes on to what is pending here: it looks again after each batch,
    and what is pending here was committed before it was found at work.
    """
    done = 0
    settings.HOME.mkdir(parents=True, exist_ok=True)
    while PendingCopy.objects.exists():
        try:
            lock = FileLock(settings.HOME / "public-copies.lock").acquire(blocking=False)
        except Timeout:
            break
        with lock:
            pending = dict(PendingCopy.objects.order_by("pk").values_list("pk", "item_id")[:BATCH])
            if not pending:
                break
            make(sorted(set(pending.values())))
            PendingCopy.objects.filter(pk__in=pending).delete()
            done += len(pending)
    return done


def make(item_ids: Sequence[int]) -> None:
    items = list(Item.objects.filter(pk__in=item_ids).select_related("organ", "heading"))
    for maker in _makers:
        maker(items)


def rebuild() -> int:
    """Make every copy anew, for a restored backup or a changed page layout; the number of items handled."""
    ids = Item.objects.exclude(index_number=None).order_by("pk").values_list("pk", flat=True)
    batch: list[int] = []
    done = 0
    for item_id in ids.iterator(chunk_size=BATCH):
        batch.append(item_id)
        if len(batch) == BATCH:
            make(batch)
            done, batch = done + len(batch), []
    make(batch)
    return done + len(batch)
