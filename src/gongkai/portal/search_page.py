"""One page of search results with its filters, ready to draw."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.models import Item
from gongkai.items.public_address import address_of_number
from gongkai.items.search import MAX_PAGE, Hit, SearchQuery, SearchResult, search
from gongkai.organs.models import Organ
from gongkai.portal import filters, listing, parameters
from gongkai.portal.filters import Filters
from gongkai.portal.listing import Option

LONGEST_TEXT = 100
PER_PAGE = 20


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    text: str
    chosen: Filters
    page: int
    organs: Mapping[str, Organ]
    base: str


@dataclass(frozen=True)
class Line:
    """A hit as a register line."""

    hit: Hit
    address: str
    organ: str
    aspects: list[str]


@dataclass(frozen=True)
class Results:
    """Lines of one page; `seconds` is how long the search took, as text."""

    total: int
    lines: list[Line]
    filters: list[tuple[str, list[Option]]]
    chips: list[tuple[str, str]]
    clear: str
    previous: str | None
    following: str | None
    position: str
    seconds: str


def asked(request: HttpRequest) -> Asked:
    """Raises BadParameter; a text that is too long is for the view to say."""
    given = parameters.read(request, ("q", *filters.NAMES, "page"), longer=("q",))
    organs = listing.organs_by_prefix()
    page = parameters.whole_number("page", given["page"], most=MAX_PAGE) if "page" in given else 1
    return Asked(given.get("q", ""), filters.filters_from(given, organs), page, organs, request.path)


def results(wanted: Asked) -> Results:
    found = search(
        SearchQuery(
            text=wanted.text,
            organ_prefix=wanted.chosen.organ,
            kind=wanted.chosen.kind,
            five_open=wanted.chosen.five_open,
            since=wanted.chosen.since(timezone.localdate()),
            page=wanted.page,
            page_size=PER_PAGE,
        )
    )
    text = {"q": wanted.text}
    fresh = _as_indexed(found)
    pages = min(-(-found.total // PER_PAGE), MAX_PAGE)
    return Results(
        total=found.total,
        lines=[_line(hit, wanted.organs) for hit in found.hits if hit.item_id in fresh],
        filters=[(filters.LABELS[name], _options(name, wanted, found)) for name in filters.NAMES],
        chips=listing.chips(wanted.chosen, wanted.organs, wanted.base, text),
        clear=Filters().address(wanted.base, text),
        previous=_page(wanted, wanted.page - 1) if wanted.page > 1 else None,
        following=_page(wanted, wanted.page + 1) if wanted.page < pages else None,
        position=f"第 {wanted.page} 页，共 {max(pages, 1)} 页",
        seconds=f"{found.took_ms / 1000:.3f}",
    )


def _as_indexed(found: SearchResult) -> set[int]:
    """Hits that are public and whose copies are up to date: what was just withdrawn or closed is not shown,
    though the index may still hold it for a moment."""
    public = Item.objects.public().filter(pk__in=[hit.item_id for hit in found.hits], pendingcopy=None)
    return set(public.values_list("pk", flat=True))


def _line(hit: Hit, organs: Mapping[str, Organ]) -> Line:
    organ = organs.get(hit.organ_prefix)
    return Line(
        hit,
        address=address_of_number(hit.index_number),
        organ=organ.short_name if organ else hit.organ,
        aspects=[FIVE_OPEN.get(aspect, aspect) for aspect in hit.five_open],
    )


def _page(wanted: Asked, number: int) -> str:
    return wanted.chosen.address(wanted.base, {"q": wanted.text, "page": str(number)})


def _options(name: str, wanted: Asked, found: SearchResult) -> list[Option]:
    """Values that the hits have, and the chosen one; times have no counts."""
    counted = dict(found.facets.get(name, ()))
    options = []
    for value in listing.values_of(name, wanted.organs):
        is_chosen = getattr(wanted.chosen, name) == value
        if name == "time" or value in counted or is_chosen:
            other = wanted.chosen.without(name) if is_chosen else wanted.chosen.choosing(name, value)
            number = None if name == "time" else counted.get(value, 0)
            address = other.address(wanted.base, {"q": wanted.text})
            options.append(
                listing.option(
                    name, value, number, chosen=wanted.chosen, organs=wanted.organs, address=address
                )
            )
    return options
