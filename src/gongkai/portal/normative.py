"""行政规范性文件库: normative documents with their validity and their files, those in force unless others are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from gongkai.items.choices import Validity
from gongkai.items.kinds import all_kinds
from gongkai.items.kinds.shapes import FileFormat
from gongkai.items.models import Edition, Item
from gongkai.portal import attached_files, paging, parameters
from gongkai.portal.item_page import address_of_item
from gongkai.web.errors import BadParameter

ROLE = "normative_document"
IN_FORCE = (Validity.IN_FORCE, Validity.PARTLY_LAPSED)
ENDED = (Validity.LAPSED, Validity.REPEALED)
CHOICES: Mapping[str, tuple[str, tuple[Validity, ...]]] = {
    "": ("现行有效", IN_FORCE),
    "ended": ("失效、废止", ENDED),
    "all": ("全部", (*IN_FORCE, *ENDED)),
}


@dataclass(frozen=True)
class Line:
    """One document; `files` are (label, facts, address) of its Word and PDF."""

    item: Item
    address: str
    since: date
    is_ended: bool
    files: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class Library:
    """`choices` are (label, address, is chosen)."""

    lines: Sequence[Line]
    choices: Sequence[tuple[str, str, bool]]
    newer: str | None
    older: str | None


def library(request: HttpRequest) -> Library:
    """The page that the address asks for; two queries."""
    given = parameters.read(request, ("validity", "cursor"))
    chosen = given.get("validity", "")
    if chosen not in CHOICES:
        raise BadParameter("validity", f"应为 {'、'.join(filter(None, CHOICES))} 之一。")
    cursor = paging.Cursor.read(given["cursor"]) if "cursor" in given else None
    kinds = [code for code, kind in all_kinds().items() if kind.counts_as == ROLE]
    found = Item.objects.public().filter(kind__in=kinds, validity__in=CHOICES[chosen][1])
    page = paging.page_of(found.select_related("organ").defer("body"), cursor)
    editions = _latest(page.items)
    return Library(
        lines=[_line(item, editions.get(item.pk)) for item in page.items],
        choices=[(label, _address(request, code), code == chosen) for code, (label, _) in CHOICES.items()],
        newer=_address(request, chosen, page.newer) if page.newer else None,
        older=_address(request, chosen, page.older) if page.older else None,
    )


def _latest(items: Sequence[Item]) -> dict[int, Edition]:
    found = Edition.objects.filter(item__in=items, closed_at=None).only("item", "number", "files")
    return {edition.item_id: edition for edition in found.order_by("item", "number")}


def _line(item: Item, edition: Edition | None) -> Line:
    address = address_of_item(item)
    files = attached_files.links(edition, edition, base=address) if edition else []
    return Line(
        item=item,
        address=address,
        since=item.effective_on or item.formed_on,
        is_ended=item.validity in ENDED,
        files=[(FileFormat(file.made).label, file.facts, file.address) for file in files if file.made],
    )


def _address(request: HttpRequest, chosen: str, cursor: paging.Cursor | None = None) -> str:
    told = {"validity": chosen, "cursor": str(cursor) if cursor else ""}
    query = "&".join(f"{name}={value}" for name, value in told.items() if value)
    return f"{request.path}?{query}" if query else request.path
