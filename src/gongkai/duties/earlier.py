"""以前各版的时限: a period is judged by the catalogue of its day, not by that of today."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.catalogue.lines import Line, lines_from
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading


@dataclass(frozen=True)
class Earlier:
    """A line of a version that was in force until `ended_on` (that day no more)."""

    ended_on: date
    line: Line


EarlierLines = Mapping[tuple[int, str], list[Earlier]]
NOTHING: EarlierLines = {}


def earlier_lines(organ_ids: Collection[int], *, since: date, on: date) -> EarlierLines:
    """By organ and code, the lines that gave way to others since that day, the oldest first; one query, or two."""
    known = CatalogueVersion.objects.approved().filter(organ_id__in=organ_ids, catalogue=Catalogue.PROACTIVE)
    later = known.filter(in_force_from__gt=since, in_force_from__lte=on, number__gt=1)
    ended: dict[tuple[int, int], date] = {
        (organ_id, (number or 0) - 1): day
        for organ_id, number, day in later.values_list("organ_id", "number", "in_force_from")
        if day is not None
    }
    if not ended:
        return NOTHING
    wanted = Q(pk=None)
    for organ_id, before in ended:
        wanted |= Q(organ_id=organ_id, number=before)
    found: dict[tuple[int, str], list[Earlier]] = defaultdict(list)
    versions = known.filter(wanted).order_by("number").values_list("organ_id", "number", "lines")
    for organ_id, number, lines in versions:
        for line in lines_from(lines):
            found[organ_id, line.code].append(Earlier(ended[organ_id, number or 0], line))
    return found


@dataclass(frozen=True)
class Limits:
    """What a heading's limit was on a day, and since when it owes anything in its present periods."""

    heading: Heading
    earlier: tuple[Earlier, ...]

    @property
    def begins(self) -> date:
        """Where it was published in other periods before, that day on which the present ones began."""
        changed = [each.ended_on for each in self.earlier if each.line.cadence != self.heading.cadence]
        return max([self.heading.in_force_from, *changed])

    def on(self, day: date) -> tuple[int | None, str]:
        """Limit and unit."""
        for each in self.earlier:
            if day < each.ended_on:
                return each.line.time_limit, each.line.time_unit
        return self.heading.time_limit, self.heading.time_unit
