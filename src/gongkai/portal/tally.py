"""The tally: public items counted once per publication, by all that lists can be narrowed by.

One grouped query over a covering index; from its few hundred lines every count of every list is added up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.portal.filters import TIMES, Filters, start_of
from gongkai.portal.kept import Kept

Times = tuple[int, ...]
"""Counts of one line: in all, then since the start of each of TIMES."""
PLACES = {"": 0, **{name: place for place, name in enumerate(TIMES, start=1)}}


@dataclass(frozen=True, slots=True)
class Line:
    """Items that are alike in everything but their day."""

    heading_id: int | None
    organ: str
    kind: str
    aspects: tuple[str, ...]
    times: Times


@dataclass(frozen=True)
class Tally:
    """All lines, and those of each heading and of each kind."""

    lines: tuple[Line, ...]
    by_heading: Mapping[int | None, tuple[Line, ...]]
    by_kind: Mapping[str, tuple[Line, ...]]
    without_headings: tuple[Line, ...]


_tally: Kept[Tally] = Kept(4)


def tally(today: date) -> Tally:
    """The tally as of today; one query after a publication, none until the next."""
    return _tally.get(today, lambda: _of(_read(today)), if_kept=lambda found: True)


def _read(today: date) -> list[Line]:
    starts = {name: start_of(first) for name in TIMES if (first := Filters(time=name).since(today))}
    grouped = (
        Item.objects.public()
        .order_by()
        .values_list("heading_id", "organ_id", "kind", *FIVE_OPEN)
        .annotate(
            in_all=Count("pk"),
            **{
                f"since_{name}": Count("pk", filter=Q(published_at__gte=start))
                for name, start in starts.items()
            },
        )
    )
    prefixes = dict(Organ.objects.values_list("pk", "index_prefix"))
    lines = []
    for heading_id, organ_id, kind, *rest in grouped:
        flags, times = rest[: len(FIVE_OPEN)], rest[len(FIVE_OPEN) :]
        aspects = tuple(name for name, is_set in zip(FIVE_OPEN, flags, strict=True) if is_set)
        lines.append(Line(heading_id, prefixes[organ_id], kind, aspects, tuple(times)))
    return lines


def _of(lines: list[Line]) -> Tally:
    by_heading: dict[int | None, list[Line]] = {}
    by_kind: dict[str, list[Line]] = {}
    for line in lines:
        by_heading.setdefault(line.heading_id, []).append(line)
        by_kind.setdefault(line.kind, []).append(line)
    return Tally(
        lines=tuple(lines),
        by_heading={key: tuple(found) for key, found in by_heading.items()},
        by_kind={key: tuple(found) for key, found in by_kind.items()},
        without_headings=tuple(_merged(lines)),
    )


def _merged(lines: Iterable[Line]) -> Iterable[Line]:
    """The lines with their headings left out, added up."""
    added: dict[tuple[str, str, tuple[str, ...]], Times] = {}
    for line in lines:
        key = (line.organ, line.kind, line.aspects)
        known = added.get(key)
        added[key] = tuple(map(sum, zip(known, line.times, strict=True))) if known else line.times
    return (Line(None, organ, kind, aspects, times) for (organ, kind, aspects), times in added.items())


def add_up(lines: Iterable[Line], filters: Filters) -> tuple[int, dict[str, Counter[str]]]:
    """The total with all filters, and by filter name and value the count with the other filters only."""
    total, by_filter = 0, {name: Counter[str]() for name in ("organ", "kind", "five_open", "time")}
    place = PLACES[filters.time]
    for line in lines:
        misses = [
            name
            for name, is_met in (
                ("organ", not filters.organ or filters.organ == line.organ),
                ("kind", not filters.kind or filters.kind == line.kind),
                ("five_open", not filters.five_open or filters.five_open in line.aspects),
            )
            if not is_met
        ]
        if len(misses) > 1:
            continue
        number, missed = line.times[place], misses[0] if misses else ""
        if missed in ("", "organ"):
            by_filter["organ"][line.organ] += number
        if missed in ("", "kind"):
            by_filter["kind"][line.kind] += number
        if missed in ("", "five_open"):
            for aspect in line.aspects:
                by_filter["five_open"][aspect] += number
        if not missed:
            total += number
            for name in TIMES:
                by_filter["time"][name] += line.times[PLACES[name]]
    return total, by_filter
