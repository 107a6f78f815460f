"""关联 in words, and what may be linked to what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai.items import public_copies
from gongkai.items.choices import Relation, Visibility
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, ItemLink


@dataclass(frozen=True)
class Words:
    """A relation as it is said: by the source of its target and the other way round, and as a head over the others."""

    says: str
    is_said: str
    targets: str
    sources: str


WORDS = {
    Relation.EXPLAINS: Words("解读", "被解读", "解读的文件", "政策解读"),
    Relation.REPLACES: Words("代替", "被代替", "代替的文件", "已由这份文件代替"),
    Relation.AMENDS: Words("修改", "被修改", "修改的文件", "修改本文件的文件"),
    Relation.REPEALS: Words("废止", "被废止", "废止的文件", "废止本文件的文件"),
    Relation.BELONGS_TO: Words("属于", "包含", "所属项目", "项目信息"),
    Relation.RESULT_OF: Words("作为结果对应", "结果见", "对应的公告", "结果"),
}
ENDS_THE_OTHER = frozenset({Relation.REPLACES, Relation.REPEALS})
CHANGES_VALIDITY = frozenset({Relation.REPLACES, Relation.AMENDS, Relation.REPEALS})


@dataclass(frozen=True)
class Neighbour:
    """An item at the other end of a standing link; `is_source`: that item says the relation of this one."""

    link: ItemLink
    item: Item
    is_source: bool

    @property
    def relation(self) -> Relation:
        return Relation(self.link.relation)

    @property
    def head(self) -> str:
        """What stands over it on this item's page."""
        words = WORDS[self.relation]
        return words.sources if self.is_source else words.targets

    @property
    def verb(self) -> str:
        """What this item is to it: 解读, or 被解读."""
        words = WORDS[self.relation]
        return words.is_said if self.is_source else words.says


def quoted(title: str) -> str:
    """The title in the marks of a title, unless it brings its own: 《甲办法》政策解读 stays as it is."""
    return title if "《" in title else f"《{title}》"


def neighbours_of(item: Item) -> list[Neighbour]:
    """Everything that is linked to the item, what it says itself first, in the order of the relations; one query."""
    order = {relation: place for place, relation in enumerate(Relation.values)}
    found = ItemLink.objects.standing().filter(Q(source=item) | Q(target=item))
    told = [
        Neighbour(link, link.source if link.target_id == item.pk else link.target, link.target_id == item.pk)
        for link in found.select_related("source", "target")
        .defer("source__body", "target__body")
        .order_by("pk")
    ]
    return sorted(told, key=lambda each: (each.is_source, order[each.link.relation]))


def public_neighbours_of(item: Item) -> list[Neighbour]:
    """Those that everybody may see."""
    return [each for each in neighbours_of(item) if each.item.is_public]


def public_items_beside(item: Item) -> QuerySet[Item]:
    """The public items whose pages name this one."""
    links = ItemLink.objects.standing()
    beside = Q(pk__in=links.filter(target=item).values("source")) | Q(
        pk__in=links.filter(source=item).values("target")
    )
    return Item.objects.filter(beside, visibility=Visibility.PUBLIC).defer("body", "fields").order_by("pk")


def request_copies_beside(
    item: Item, request: Callable[[Item], None] = public_copies.request, *, is_gone: bool = False
) -> None:
    """Have the pages that name this item made anew after the commit; `is_gone`: they are gone before it, too."""
    for each in public_items_beside(item):
        if is_gone:
            public_copies.forget(each)
        request(each)


def kinds_that_say(relation: Relation, of: Kind, kinds: Iterable[Kind]) -> list[str]:
    """Codes of the kinds whose items may say this relation of an item of that kind."""
    return [
        kind.code
        for kind in kinds
        for shape in [kind.link(relation)]
        if shape and (not shape.kinds or of.code in shape.kinds)
    ]


def missing_links(item: Item) -> str | None:
    """A condition of publication: the links that the item's kind requires."""
    required = [shape.relation for shape in kind_of(item.kind).links if shape.required]
    if not required:
        return None
    there = set(item.links.standing().values_list("relation", flat=True))
    missing = [WORDS[relation].targets for relation in required if relation not in there]
    return f"须先关联{'、'.join(missing)}" if missing else None
