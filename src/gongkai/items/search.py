"""全文检索 over the public editions."""

from collections.abc import Sequence

from gongkai.items.models import Item


def refresh(items: Sequence[Item]) -> None:
    """Bring the index to what these items are now."""
