"""Making the headings of a catalogue follow a version that comes into force."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.catalogue.lines import Line, tree
from gongkai.catalogue.models import Heading
from gongkai.organs.models import Organ, Section

_SAME = (
    "title", "contents", "basis", "ground", "time_limit", "time_unit", "time_words", "cadence", "upkeep",
    "audience", "manner", "statutory_class", "publisher",
)  # fmt: skip
_LISTS = ("channels", "optional_channels", "government_levels", "kinds")
_WRITTEN = (*_SAME, *_LISTS, "parent", "position", "section")


def make_headings(organ: Organ, catalogue: str, lines: Sequence[Line], *, on: date) -> int:
    """Add, change and end headings as of that day; the number of those that end. As many queries as there are levels."""
    standing = Heading.objects.filter(organ=organ, catalogue=catalogue)
    standing = standing.filter(Q(in_force_to=None) | Q(in_force_to__gt=on))
    known = {heading.code: heading for heading in standing}
    sections = {section.name: section for section in Section.objects.filter(organ=organ)}
    made: dict[str, Heading] = {}
    level = tree(lines)
    while level:
        fresh: list[Heading] = []
        for node in level:
            heading = known.get(node.line.code) or Heading(
                organ=organ, catalogue=catalogue, code=node.line.code, in_force_from=on
            )
            _say(heading, node.line, sections, parent=made.get(node.line.parent), position=node.number)
            made[node.line.code] = heading
            if heading.pk is None:
                fresh.append(heading)
        Heading.objects.bulk_create(fresh)
        level = tuple(child for node in level for child in node.children)
    changed = [heading for code, heading in made.items() if code in known]
    Heading.objects.bulk_update(changed, _WRITTEN, batch_size=200)
    return _end([heading for code, heading in known.items() if code not in made], on=on)


def _say(
    heading: Heading, line: Line, sections: dict[str, Section], *, parent: Heading | None, position: int
) -> None:
    values: dict[str, Any] = {name: getattr(line, name) for name in _SAME}
    values |= {name: list(getattr(line, name)) for name in _LISTS}
    for name, value in values.items():
        setattr(heading, name, value)
    heading.parent, heading.position = parent, position
    heading.section = sections.get(line.section)


def _end(headings: Sequence[Heading], *, on: date) -> int:
    """They keep their items and refuse new ones; one that would have begun on this very day never was in force."""
    for heading in headings:
        heading.in_force_to = on
    return Heading.objects.filter(pk__in=[heading.pk for heading in headings]).update(in_force_to=on)
