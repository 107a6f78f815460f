"""相关信息: what is linked to an item and public, by relation; and the stages of what has stages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.items.choices import Relation
from gongkai.items.kinds import kind_of
from gongkai.items.links import Neighbour, public_neighbours_of
from gongkai.items.models import Item


@dataclass(frozen=True)
class RelatedItem:
    """One line: `relation` and `is_source` as in items.links.Neighbour."""

    title: str
    number: str
    index_number: str
    published_on: date | None
    relation: Relation
    is_source: bool


@dataclass(frozen=True)
class RelatedGroup:
    """Items under one head; those of a stage may be none yet."""

    head: str
    items: Sequence[RelatedItem]


@dataclass(frozen=True)
class Related:
    """`stages` are those of the kind in their order, each there even while it is empty; `groups` all the rest."""

    groups: tuple[RelatedGroup, ...] = ()
    stages: tuple[RelatedGroup, ...] = ()

    @property
    def items(self) -> list[RelatedItem]:
        return [item for group in (*self.groups, *self.stages) for item in group.items]

    @property
    def successors(self) -> list[RelatedItem]:
        """What stands in the place of this item."""
        gone = (Relation.REPLACES, Relation.REPEALS)
        return [item for item in self.items if item.is_source and item.relation in gone]

    @property
    def amendments(self) -> list[RelatedItem]:
        """What has changed this item, which goes on in its changed form."""
        return [item for item in self.items if item.is_source and item.relation == Relation.AMENDS]


NOTHING = Related()


def related_to(item: Item) -> Related:
    """What the item's page names; one query."""
    neighbours = public_neighbours_of(item)
    stages = kind_of(item.kind).stages
    stage_of = {kind: stage.code for stage in stages for kind in stage.kinds}
    staged: dict[str, list[Neighbour]] = {stage.code: [] for stage in stages}
    grouped: dict[str, list[Neighbour]] = {}
    for each in neighbours:
        is_part = each.is_source and each.relation == Relation.BELONGS_TO
        stage = stage_of.get(each.item.kind) if is_part else None
        (staged[stage] if stage else grouped.setdefault(each.head, [])).append(each)
    return Related(
        groups=tuple(_group(head, found) for head, found in grouped.items()),
        stages=tuple(_group(stage.label, staged[stage.code]) for stage in stages),
    )


def _group(head: str, found: list[Neighbour]) -> RelatedGroup:
    """In the order of the days on which they were made public."""
    return RelatedGroup(head, sorted(map(_line, found), key=lambda each: str(each.published_on)))


def _line(neighbour: Neighbour) -> RelatedItem:
    item = neighbour.item
    return RelatedItem(
        title=item.title,
        number=item.document_number,
        index_number=item.index_number or "",
        published_on=timezone.localdate(item.published_at) if item.published_at else None,
        relation=neighbour.relation,
        is_source=neighbour.is_source,
    )
