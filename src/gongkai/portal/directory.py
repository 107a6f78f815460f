"""The directory of what organs publish: their headings with counts and the day of the last update."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.portal.kept import Kept

Tally = tuple[int, datetime | None]
NOTHING: Tally = (0, None)
MOST_ON_HOME = 12


@dataclass(frozen=True)
class Place:
    """A heading with what stands under it and under its children."""

    heading: Heading
    address: str
    count: int
    updated_at: datetime | None
    children: tuple["Place", ...] = ()


@dataclass(frozen=True)
class OrganDirectory:
    """One organ's headings of level one, with its totals."""

    organ: Organ
    address: str
    count: int
    updated_at: datetime | None
    places: tuple[Place, ...]


def directory(on: date, *, organ: Organ | None = None) -> list[OrganDirectory]:
    """All organs that have headings or public items (or the one asked for); four queries however many they are."""
    organs = [organ] if organ else list(Organ.objects.order_by("index_prefix"))
    headings = Heading.objects.in_force(on).filter(catalogue=Catalogue.PROACTIVE, organ__in=organs)
    by_organ: dict[int, list[Heading]] = {}
    for heading in headings:
        by_organ.setdefault(heading.organ_id, []).append(heading)
    public = Item.objects.public().filter(organ__in=organs).order_by()
    tallies = _tallies(public.filter(heading__isnull=False).values_list("heading_id"))
    totals = _tallies(public.values_list("organ_id"))
    found = [_of(each, by_organ.get(each.pk, []), tallies, totals.get(each.pk, NOTHING)) for each in organs]
    return [each for each in found if each.places or each.count or organ]


@dataclass(frozen=True)
class ShortDirectory:
    """For the home page: the headings of the organ that publishes most, and the other organs."""

    lead: OrganDirectory | None
    places: tuple[Place, ...]
    others: tuple[OrganDirectory, ...]


_headings: Kept[tuple[Heading, list[Heading]]] = Kept(2000)


def heading_with_children(prefix: str, code: str) -> tuple[Heading, list[Heading]]:
    """The heading at that address with all below it, ended ones too; Http404 when there is none."""

    def find() -> tuple[Heading, list[Heading]]:
        wanted = Heading.objects.select_related("organ", "parent").filter(catalogue=Catalogue.PROACTIVE)
        found = get_object_or_404(wanted, organ__index_prefix=prefix, code=code)
        below = Heading.objects.filter(Q(parent=found) | Q(parent__parent=found))
        return found, list(below.order_by("parent__parent_id", "position"))

    return _headings.get((prefix, code), find)


def in_short(found: list[OrganDirectory]) -> ShortDirectory:
    """Headings that have something, in their order, as many as a home page bears."""
    lead = max((each for each in found if each.places), key=lambda each: each.count, default=None)
    filled = [place for place in lead.places if place.count] if lead else []
    empty = [place for place in lead.places if not place.count] if lead else []
    return ShortDirectory(
        lead=lead,
        places=tuple((filled + empty)[:MOST_ON_HOME]),
        others=tuple(each for each in found if each is not lead),
    )


def _tallies(grouped: Iterable[tuple[object, ...]]) -> dict[int, Tally]:
    counted = grouped.annotate(count=Count("pk"), last=Max("published_at"))  # type: ignore[attr-defined]
    return {key: (count, last) for key, count, last in counted}


def _of(organ: Organ, headings: list[Heading], tallies: Mapping[int, Tally], total: Tally) -> OrganDirectory:
    children: dict[int, list[Heading]] = {}
    for heading in headings:
        if heading.parent_id:
            children.setdefault(heading.parent_id, []).append(heading)
    places = tuple(_place(organ, each, children, tallies) for each in headings if each.parent_id is None)
    address = reverse("portal:content_of_organ", args=[organ.index_prefix])
    return OrganDirectory(organ, address, total[0], total[1], places)


def _place(
    organ: Organ, heading: Heading, below: Mapping[int, list[Heading]], tallies: Mapping[int, Tally]
) -> Place:
    children = tuple(_place(organ, each, below, tallies) for each in below.get(heading.pk, ()))
    count, updated_at = tallies.get(heading.pk, NOTHING)
    moments = [moment for moment in (updated_at, *(child.updated_at for child in children)) if moment]
    return Place(
        heading=heading,
        address=reverse("portal:heading", args=[organ.index_prefix, heading.code]),
        count=count + sum(child.count for child in children),
        updated_at=max(moments, default=None),
        children=children,
    )
