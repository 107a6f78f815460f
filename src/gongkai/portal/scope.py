"""What a list is about before anybody narrows it: everything public, some headings, or one kind."""

from dataclasses import dataclass

from gongkai.items.models import Item, ItemQuerySet


@dataclass(frozen=True)
class Scope:
    """`heading_ids` and `kind` are left empty where the list is not bound to them."""

    heading_ids: tuple[int, ...] = ()
    kind: str = ""

    def items(self) -> ItemQuerySet:
        items = Item.objects.public()
        if self.heading_ids:
            items = items.filter(heading__in=self.heading_ids)
        return items.filter(kind=self.kind) if self.kind else items


EVERYTHING = Scope()
