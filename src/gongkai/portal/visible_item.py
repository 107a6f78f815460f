"""An item that has an address, and its editions: what every view of it asks first."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from gongkai.items.choices import EditionKind
from gongkai.items.models import Edition, Item
from gongkai.organs.actors import PUBLIC

CONTENTS = ("content", "text", "table")
"""What an edition holds much of; it is read for the one edition that is shown."""


@dataclass(frozen=True)
class VisibleItem:
    """`editions` are the newest first, their contents left in the database until they are asked for."""

    item: Item
    editions: list[Edition]

    @property
    def latest(self) -> Edition:
        return self.editions[0]

    @property
    def is_open(self) -> bool:
        """False for a tombstone; also where the latest edition was closed, which no item should ever be."""
        return (
            self.item.is_public
            and self.latest.closed_at is None
            and self.latest.kind != EditionKind.WITHDRAWN
        )


def visible_item(index_number: str) -> VisibleItem:
    """The item at that address as the database has it now, in two queries; Http404 when nobody may see it."""
    visible = Item.objects.visible_to(PUBLIC).select_related("organ", "heading")
    found = visible.filter(index_number=index_number).first()
    editions = editions_of(found) if found else []
    if found is None or not editions:
        raise Http404
    return VisibleItem(found, editions)


def editions_of(item: Item) -> list[Edition]:
    return list(item.editions.order_by("-number").defer(*CONTENTS))


def standing(item: Item) -> Any:
    """What decides whether copies of an item may stand: unlike before, they must go."""
    newest = Edition.objects.filter(item_id=item.pk).order_by("-number")
    return newest.values_list("item__visibility", "pk", "closed_at").first()
