"""A filtered list of public items, ready to draw: lines, filters with counts, chips, neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.portal import counts, filters, paging, parameters
from gongkai.portal.filters import Filters
from gongkai.portal.kept import Kept
from gongkai.portal.scope import Scope

# (label, count or None, address, is chosen)
Option = tuple[str, int | None, str, bool]
SHOWN_COLUMNS = (
    "title", "index_number", "published_at", "kind", "organ_id", "decision", "execution", "management",
    "service", "result",
)  # fmt: skip


@dataclass(frozen=True)
class Listing:
    """`filters`: (title, options) of each filter that is worth showing; `position` says what is shown."""

    items: list[Item]
    total: int
    filters: list[tuple[str, list[Option]]]
    chips: list[tuple[str, str]]
    clear: str
    newer: str | None
    older: str | None
    position: str


def listing(request: HttpRequest, scope: Scope, *, fixed: tuple[str, ...] = ()) -> Listing:
    """The page of this scope that the address asks for; `fixed` names filters that it does not offer."""
    offered = tuple(name for name in filters.NAMES if name not in fixed)
    given = parameters.read(request, (*offered, "cursor"))
    organs = organs_by_prefix()
    chosen = filters.filters_from(given, organs)
    cursor = paging.Cursor.read(given["cursor"]) if "cursor" in given else None
    today = timezone.localdate()
    counted = counts.count(scope, chosen, today=today)
    narrowed = chosen.narrow(scope.items(), today).only(*SHOWN_COLUMNS)
    page = paging.page_of(narrowed, cursor)
    by_id = {organ.pk: organ for organ in organs.values()}
    for item in page.items:
        if item.organ_id in by_id:  # an organ that is newer than what is kept is fetched by itself
            item.organ = by_id[item.organ_id]
    base = request.path
    return Listing(
        items=page.items,
        total=counted.total,
        filters=[(filters.LABELS[name], _options(name, chosen, counted, organs, base)) for name in offered],
        chips=chips(chosen, organs, base),
        clear=base,
        newer=chosen.address(base, {"cursor": str(page.newer)}) if page.newer else None,
        older=chosen.address(base, {"cursor": str(page.older)}) if page.older else None,
        position=f"本页 {len(page.items)} 件，共 {counted.total} 件",
    )


_organs: Kept[dict[str, Organ]] = Kept(1)


def organs_by_prefix() -> dict[str, Organ]:
    return _organs.get(
        "all", lambda: {each.index_prefix: each for each in Organ.objects.order_by("index_prefix")}
    )


def chips(
    chosen: Filters, organs: Mapping[str, Organ], base: str, more: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Each chosen value with the address that drops it."""
    return [
        (filters.label_of(name, value, organs), chosen.without(name).address(base, more))
        for name, value in chosen.chosen().items()
    ]


def values_of(name: str, organs: Mapping[str, Organ]) -> Iterable[str]:
    """All values of a filter, in the order in which they are shown."""
    return {"organ": organs, "kind": all_kinds(), "five_open": FIVE_OPEN, "time": filters.TIMES}[name]


def option(
    name: str, value: str, number: int | None, *, chosen: Filters, organs: Mapping[str, Organ], address: str
) -> Option:
    return (filters.label_of(name, value, organs), number, address, getattr(chosen, name) == value)


def _options(
    name: str, chosen: Filters, counted: counts.Counts, organs: Mapping[str, Organ], base: str
) -> list[Option]:
    """Kinds and organs that have nothing are left out; 五公开 and times always stand there."""
    options = []
    for value in values_of(name, organs):
        number = counted.of(name, value)
        is_chosen = getattr(chosen, name) == value
        if number or is_chosen or name in ("five_open", "time"):
            address = (chosen.without(name) if is_chosen else chosen.choosing(name, value)).address(base)
            options.append(option(name, value, number, chosen=chosen, organs=organs, address=address))
    return options if len(options) > 1 or name not in ("organ", "kind") else []
