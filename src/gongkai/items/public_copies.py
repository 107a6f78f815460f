"""Copies of what is public (page files, search index): made anew after each publication, never the truth.

A publication writes a PendingCopy in its own transaction; after the commit every registered maker is called with
the pending items, under one lock across processes. What a crash leaves pending is caught up by the next call.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.conf import settings
from django.db import connection, transaction
from filelock import FileLock, Timeout

from gongkai.items.models import Item, PendingCopy

log = logging.getLogger(__name__)

# Given the items as they now are, makes or removes their copies; must give the same result when called again.
Maker = Callable[[Sequence[Item]], None]

# Removes the public copies of one item at once, before a withdrawal commits.
Remover = Callable[[Item], None]

# Called right after a commit that changes what is public, before any copy is made.
Announcer = Callable[[], None]

# Called after the copies were refreshed for a withdrawal at once: takes out what a copy still holds of what is gone.
Cleaner = Callable[[], None]

_makers: list[Maker] = []
_removers: list[Remover] = []
_announcers: list[Announcer] = []
_cleaners: list[Cleaner] = []
BATCH = 100
WAIT_SECONDS = 30


def register(maker: Maker) -> None:
    """Add a maker; called once from each app's `ready`."""
    _makers.append(maker)


def register_remover(remover: Remover) -> None:
    """Add a remover; called once from each app's `ready`."""
    _removers.append(remover)


def register_announcer(announcer: Announcer) -> None:
    """Add an announcer; called once from each app's `ready`."""
    _announcers.append(announcer)


def register_cleaner(cleaner: Cleaner) -> None:
    """Add a cleaner; called once from each app's `ready`."""
    _cleaners.append(cleaner)


def forget(item: Item) -> None:
    """Remove an item's public copies now: a page that is missing is made again from the record, a stale one leaks."""
    for remover in _removers:
        remover(item)


def request(item: Item, *, wait: bool = False) -> None:
    """Have the copies of an item made anew when the current transaction has committed.

    With `wait` the caller goes on only when they are: what was withdrawn is then nowhere to be found. Its old copies
    are removed once more as soon as the commit is through: another process may have made them anew until then.
    """
    PendingCopy.objects.create(item=item)
    transaction.on_commit(announce)
    if wait:
        transaction.on_commit(partial(forget, item))
    transaction.on_commit(partial(refresh, wait=wait))


def request_beside(item: Item) -> None:
    """As `request`, for a withdrawal at once: old copies go with the commit, new ones are made by a thread beside."""
    PendingCopy.objects.create(item=item)
    transaction.on_commit(announce)
    transaction.on_commit(partial(forget, item))
    transaction.on_commit(_refresh_beside)


def request_soon(item: Item) -> None:
    """As `request`, for a long list to which something was added: the caller does not wait for copies of all its lines."""
    PendingCopy.objects.create(item=item)
    transaction.on_commit(announce)
    transaction.on_commit(_refresh_beside)


def _refresh_beside() -> None:
    threading.Thread(target=_refresh_and_close, name="public-copies", daemon=True).start()


def _refresh_and_close() -> None:
    """What this process does not live to do is caught up by the next publication or start."""
    try:
        refresh(wait=True)
        for cleaner in _cleaners:
            cleaner()
    except Exception:
        log.exception("公开副本未能更新，下次发布或启动时补做")
    finally:
        connection.close()


def announce() -> None:
    """Pages kept in memory are old from now on, even while another process is still busy with copies."""
    for announcer in _announcers:
        announcer()


def refresh(*, wait: bool = False) -> int:
    """Make the copies of all pending items; the number of items handled here.

    Where another process is at it, that one goes on to what is pending here: it looks again after each batch,
    and what is pending here was committed before it was found at work.
    """
    done = 0
    while PendingCopy.objects.exists():
        try:
            lock = _lock().acquire(timeout=WAIT_SECONDS if wait else 0)
        except Timeout:
            break
        with lock:
            pending = dict(PendingCopy.objects.order_by("pk").values_list("pk", "item_id")[:BATCH])
            if pending and not _made(pending.values()):
                break
            PendingCopy.objects.filter(pk__in=pending).delete()
            done += len(pending)
    return done


def _made(item_ids: Iterable[int]) -> bool:
    """False when a copy could not be made: the publication stands, and its copies stay pending for the next call."""
    try:
        make(sorted(set(item_ids)))
    except Exception:
        log.exception("公开副本未能更新，下次发布或启动时补做")
        return False
    return True


def _lock() -> FileLock:
    settings.HOME.mkdir(parents=True, exist_ok=True)
    return FileLock(settings.HOME / "public-copies.lock")


def make(item_ids: Sequence[int]) -> None:
    """Call every maker with these items as they are now; call it under the lock."""
    items = _as_they_are(item_ids)
    for maker in _makers:
        maker(items)


def rebuild(maker: Maker) -> int:
    """Call one maker for every item that was ever published, in batches; the number of items handled."""
    ids = Item.objects.exclude(index_number=None).order_by("pk").values_list("pk", flat=True)
    done = last = 0
    while batch := list(ids.filter(pk__gt=last)[:BATCH]):
        with _lock():
            maker(_as_they_are(batch))
        done, last = done + len(batch), batch[-1]
    return done


def _as_they_are(item_ids: Sequence[int]) -> list[Item]:
    return list(Item.objects.filter(pk__in=item_ids).select_related("organ", "heading"))
