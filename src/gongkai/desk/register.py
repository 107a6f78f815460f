"""信息登记簿: every item of the organs that a member reads, published or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest

from gongkai.desk import parameters
from gongkai.items.choices import Attribute, State
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, ItemQuerySet
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ, Section

UNDETERMINED = "undetermined"
ATTRIBUTES: Mapping[str, str] = {**dict(Attribute.choices), UNDETERMINED: "待认定"}


def register_of(actor: Actor) -> ItemQuerySet:
    """What this member reads in full: their organs' items, not the public ones of others."""
    return Item.objects.visible_to(actor).filter(organ_id__in=actor.organs_read)


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty values narrow nothing."""

    state: str = ""
    attribute: str = ""
    kind: str = ""
    year: int | None = None
    text: str = ""
    section: int | None = None
    organ: int | None = None

    def within_year(self, items: ItemQuerySet) -> ItemQuerySet:
        found = items.filter(organ_id=self.organ) if self.organ else items
        return found.filter(formed_on__year=self.year) if self.year else found

    def apply(self, items: ItemQuerySet) -> ItemQuerySet:
        found = self.within_year(items)
        if self.state:
            found = found.filter(state=self.state)
        if self.attribute:
            found = found.filter(attribute="" if self.attribute == UNDETERMINED else self.attribute)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.section:
            found = found.filter(section_id=self.section)
        if self.text:
            found = found.filter(
                Q(title__icontains=self.text)
                | Q(document_number__icontains=self.text)
                | Q(index_number__icontains=self.text)
            )
        return found


def filters_from(request: HttpRequest) -> Filters:
    """The filters in the address; BadParameter for what is none."""
    return Filters(
        state=parameters.one_of(request, "state", State.values),
        attribute=parameters.one_of(request, "attribute", ATTRIBUTES),
        kind=parameters.one_of(request, "kind", all_kinds()),
        year=parameters.year(request),
        text=parameters.text(request),
        section=parameters.number(request, "section"),
        organ=parameters.number(request, "organ"),
    )


@dataclass(frozen=True)
class AttributeCount:
    """One figure of the year's count; `code` filters the list."""

    code: str
    label: str
    count: int


@dataclass(frozen=True)
class YearCount:
    """登记数: the three attributes and what is not determined yet add up to all that is registered."""

    attributes: tuple[AttributeCount, ...]
    undetermined: int

    @property
    def determined(self) -> int:
        return sum(each.count for each in self.attributes)

    @property
    def registered(self) -> int:
        return self.determined + self.undetermined


def count_of(items: ItemQuerySet) -> YearCount:
    """Items by attribute; one query."""
    found = dict(items.order_by().values_list("attribute").annotate(Count("pk")))
    counts = tuple(AttributeCount(code, label, found.get(code, 0)) for code, label in Attribute.choices)
    return YearCount(counts, undetermined=found.get("", 0))


def years_of(items: ItemQuerySet) -> list[int]:
    """The years in which something was formed, newest first; one query."""
    return [day.year for day in items.dates("formed_on", "year", order="DESC")]


def organs_of(actor: Actor) -> list[Organ]:
    return list(Organ.objects.filter(pk__in=actor.organs_read))


def sections_of(actor: Actor) -> list[Section]:
    return list(Section.objects.filter(organ_id__in=actor.organs_read).order_by("organ_id", "pk"))
