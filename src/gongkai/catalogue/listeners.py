"""Who is told when a catalogue has changed, after the commit: copies of public pages are then old."""

from collections.abc import Callable

from django.db import transaction

Listener = Callable[[], None]
_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Add a listener; called once from each app's `ready`."""
    _listeners.append(listener)


def tell_after_commit() -> None:
    for listener in _listeners:
        transaction.on_commit(listener)
