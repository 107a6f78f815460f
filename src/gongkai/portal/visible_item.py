"""An item that has an address, and its editions: what every view of it asks first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404

from gongkai.items.choices import EditionKind
from gongkai.items.links import public_items_beside
from gongkai.items.models import Edition, Item
from gongkai.organs.actors import PUBLIC

CONTENTS = ("content", "text", "table", "annex")
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
        """False for a tombstone, and where the latest edition was closed."""
        return (
            self.item.is_public
            and self.latest.closed_at is None
            and self.latest.kind != EditionKind.WITHDRAWN
        )


def visible_item(index_number: str) -> VisibleItem:
    """The item at that address as the database has it now, in two queries; Http404 when nobody may see it.

    A public item whose latest edition was closed, which no action leaves behind, is not shown either.
    """
    open_to_all = Item.objects.visible_to(PUBLIC).select_related("organ", "heading")
    found = open_to_all.filter(index_number=index_number).first()
    editions = editions_of(found) if found else []
    if found is None or not editions:
        raise Http404
    visible = VisibleItem(found, editions)
    if found.is_public and not visible.is_open:
        raise Http404
    return visible


def editions_of(item: Item) -> list[Edition]:
    """The newest first, without their contents; `has_list` and `has_annex` tell what is worth a query."""
    found = item.editions.order_by("-number").defer(*CONTENTS)
    return list(found.annotate(has_list=Q(table__isnull=False), has_annex=Q(annex__isnull=False)))


def standing(item: Item) -> Any:
    """What decides whether copies of an item may stand: unlike before, they must go."""
    newest = Edition.objects.filter(item_id=item.pk).order_by("-number")
    return newest.values_list("item__visibility", "pk", "closed_at").first()


def standing_beside(item: Item) -> Any:
    """The same for the items that its page names: their number and their titles."""
    return list(public_items_beside(item).values_list("pk", "title"))
