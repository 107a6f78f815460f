"""公开目录 for the public: one catalogue of one organ, as it is or as it was, with what stands under each heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max
from django.http import Http404
from django.urls import reverse

from gongkai.catalogue.differences import difference_from, in_short
from gongkai.catalogue.grounds import ALL_GROUNDS
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import GOVERNMENT_LEVELS, Line, Node, counts, lines_from, tree
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading, Manner
from gongkai.items.models import Item
from gongkai.items.reassessment import next_review
from gongkai.organs.models import Organ
from gongkai.portal.catalogue_files import FORMATS


@dataclass(frozen=True)
class VersionLink:
    """One version in the list; `until` is the last day on which it was in force, None while it is."""

    number: int
    address: str
    begins: date
    until: date | None
    reason: str
    in_short: str
    is_shown: bool


@dataclass(frozen=True)
class Entry:
    """A line of the table; `heading` is the address of what was published, "" where there is none."""

    line: Line
    number: int
    titles: tuple[str, ...]
    limit: str
    publisher: str
    manner: str
    levels: str
    ground: str
    holder: str
    since: date | None
    address: str
    count: int
    updated_at: datetime | None


@dataclass(frozen=True)
class Group:
    """一级事项 with its lines; a line of level one that has none below stands alone (`is_alone`)."""

    title: str
    entries: tuple[Entry, ...]
    is_alone: bool


@dataclass(frozen=True)
class CataloguePage:
    """`shown` is None while a catalogue has never been made a version of; `next_review_on` is of a list of what is not open."""

    organ: Organ
    code: str
    label: str
    address: str
    shown: VersionLink | None
    is_current: bool
    versions: tuple[VersionLink, ...]
    groups: tuple[Group, ...]
    counted: str
    files: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    next_review_on: date | None

    @property
    def is_negative(self) -> bool:
        return self.code == Catalogue.NEGATIVE


def address_of(organ: Organ, code: str, number: int | None = None) -> str:
    if number is None:
        return reverse("portal:catalogue", args=[organ.index_prefix, code])
    return reverse("portal:catalogue_version", args=[organ.index_prefix, code, number])


def catalogue_page(
    organ: Organ, code: str, *, today: date, number: int | None = None, on: date | None = None
) -> CataloguePage:
    """The version with that number, or of that day, or the one in force; Http404 where there is none. Four queries."""
    if code not in Catalogue.values:
        raise Http404
    links = version_links(organ, code, today=today, number=number, on=on)
    shown = next((link for link in links if link.is_shown), None)
    if shown is None and (number is not None or (links and on is not None)):
        raise Http404
    is_current = shown is None or shown is links[0]
    lines = _lines(organ, code, shown, today)
    address = address_of(organ, code) if is_current or shown is None else shown.address
    return CataloguePage(
        organ=organ,
        code=code,
        label=Catalogue(code).label,
        address=address,
        shown=shown,
        is_current=is_current,
        versions=tuple(links),
        groups=tuple(_groups(organ, code, lines)),
        counted=_counted(lines, code),
        files=tuple((kind.label, f"{address}catalogue.{suffix}") for suffix, kind in FORMATS.items()),
        lines=tuple(lines),
        next_review_on=_next_review(code, shown) if is_current else None,
    )


def version_links(
    organ: Organ, code: str, *, today: date, number: int | None = None, on: date | None = None
) -> list[VersionLink]:
    """The newest first; the one that is asked for is marked. One query."""
    found = (
        CatalogueVersion.objects.filter(organ=organ, catalogue=code).public_on(today).defer("lines", "faults")
    )
    links: list[VersionLink] = []
    later: date | None = None
    is_found = False
    for version in found:
        begins = version.in_force_from or today
        is_asked = version.number == number if number is not None else begins <= (on or today)
        links.append(
            VersionLink(
                number=version.number or 0,
                address=address_of(organ, code, version.number),
                begins=begins,
                until=later - timedelta(days=1) if later else None,
                reason=version.reason,
                in_short="首次编制"
                if version.number == 1
                else in_short([difference_from(each) for each in version.changes]),
                is_shown=is_asked and not is_found,
            )
        )
        is_found = is_found or is_asked
        later = begins
    return links


def _lines(organ: Organ, code: str, shown: VersionLink | None, today: date) -> list[Line]:
    if shown is None:
        return lines_in_force(organ.pk, code, on=today)
    told = CatalogueVersion.objects.values_list("lines", flat=True)
    return lines_from(told.get(organ=organ, catalogue=code, number=shown.number))


def _counted(lines: Sequence[Line], code: str) -> str:
    first, second, every = counts(lines)
    if code == Catalogue.NEGATIVE and first == every:
        return f"{every} 项"
    return f"一级事项 {first} 项，二级事项 {second} 项" + (
        f"，共 {every} 项" if first + second < every else ""
    )


def _next_review(code: str, shown: VersionLink | None) -> date | None:
    """A year after the version that is in force: each version goes over the whole list."""
    return next_review(shown.begins) if shown and code != Catalogue.PROACTIVE else None


Tallies = Mapping[str, tuple[int, datetime | None]]


def _groups(organ: Organ, code: str, lines: Sequence[Line]) -> list[Group]:
    tallies = _tallies(organ) if code == Catalogue.PROACTIVE else {}
    since = {} if code == Catalogue.PROACTIVE else _since(organ, code)
    groups, number = [], 0
    for top in tree(lines):
        entries = []
        for leaf, titles in _leaves(top, ()):
            number += 1
            entries.append(_entry(organ, leaf.line, number, titles, tallies, since))
        groups.append(Group(top.line.title, tuple(entries), is_alone=not top.children))
    return groups


def _leaves(node: Node, above: tuple[str, ...]) -> list[tuple[Node, tuple[str, ...]]]:
    titles = (*above, node.line.title)
    if not node.children:
        return [(node, titles)]
    return [each for child in node.children for each in _leaves(child, titles)]


def _tallies(organ: Organ) -> Tallies:
    """By code of heading; ended ones too. One query."""
    public = Item.objects.public().filter(heading__organ=organ, heading__catalogue=Catalogue.PROACTIVE)
    counted = (
        public.order_by().values_list("heading__code").annotate(count=Count("pk"), last=Max("published_at"))
    )
    known = {code: (count, last) for code, count, last in counted}
    headings = Heading.objects.filter(organ=organ, catalogue=Catalogue.PROACTIVE)
    return {code: known.get(code, (0, None)) for code in headings.values_list("code", flat=True)}


def _since(organ: Organ, code: str) -> Mapping[str, date]:
    """The day on which each line came onto the list, by code. One query."""
    return dict(Heading.objects.filter(organ=organ, catalogue=code).values_list("code", "in_force_from"))


def _entry(
    organ: Organ,
    line: Line,
    number: int,
    titles: tuple[str, ...],
    tallies: Tallies,
    since: Mapping[str, date],
) -> Entry:
    count, updated_at = tallies.get(line.code, (0, None))
    return Entry(
        line=line,
        number=number,
        titles=titles[1:] or titles,
        limit=line.limit_in_words,
        publisher=line.publisher or organ.short_name,
        manner=Manner(line.manner).label,
        levels="、".join(
            GOVERNMENT_LEVELS[level] for level in line.government_levels if level in GOVERNMENT_LEVELS
        ),
        ground=ALL_GROUNDS.get(line.ground, ""),
        holder=line.publisher or line.section or organ.short_name,
        since=since.get(line.code),
        address=reverse("portal:heading", args=[organ.index_prefix, line.code])
        if line.code in tallies
        else "",
        count=count,
        updated_at=updated_at,
    )
