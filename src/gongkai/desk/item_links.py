"""关联 at the desk: what an item is linked to, in which ways it may be linked, and what can be found for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from gongkai.desk.register import register_of
from gongkai.items.choices import Relation, State
from gongkai.items.kinds import all_kinds, kind_of
from gongkai.items.links import WORDS, kinds_that_say
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

MOST_FOUND = 20


@dataclass(frozen=True)
class Way:
    """A relation in one direction: said by the item of what is found, or (`is_reverse`) the other way round."""

    relation: Relation
    is_reverse: bool
    kinds: tuple[str, ...]

    @property
    def code(self) -> str:
        return f"{self.relation}{'-by' if self.is_reverse else ''}"

    @property
    def label(self) -> str:
        words = WORDS[self.relation]
        return words.is_said if self.is_reverse else words.says

    @property
    def hint(self) -> str:
        named = "、".join(kind_of(code).label for code in self.kinds)
        return f"{self.label}：{named or '各种信息'}"


def ways_of(item: Item) -> Mapping[str, Way]:
    """The ways in which an item of this kind may be linked, by code."""
    kind = kind_of(item.kind)
    forward = [Way(shape.relation, False, shape.kinds) for shape in kind.links]
    backward = [
        Way(relation, True, tuple(codes))
        for relation in Relation
        if (codes := kinds_that_say(relation, kind, all_kinds().values()))
    ]
    return {way.code: way for way in (*forward, *backward)}


def candidates(item: Item, actor: Actor, way: Way, text: str) -> list[Item]:
    """Items of the same organ whose title, index number or 文号 has the words, newest first; one query."""
    if not text:
        return []
    found = register_of(actor).filter(
        Q(title__icontains=text) | Q(document_number__icontains=text) | Q(index_number__icontains=text),
        organ_id=item.organ_id,
    )
    found = found.exclude(pk=item.pk).exclude(state=State.WITHDRAWN)
    end, links = ("source", item.linked_from) if way.is_reverse else ("target", item.links)
    linked = links.standing().filter(relation=way.relation).values_list(f"{end}_id", flat=True)
    found = found.exclude(pk__in=linked)
    if way.kinds:
        found = found.filter(kind__in=way.kinds)
    return list(found.defer("body", "fields").order_by("-registered_at", "-pk")[:MOST_FOUND])
