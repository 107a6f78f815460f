"""现行目录: the headings of a catalogue that are in force on a day, as lines."""

from collections.abc import Iterable
from datetime import date

from gongkai.catalogue.lines import Line, in_tree_order
from gongkai.catalogue.models import Heading
from gongkai.organs.models import Organ


def lines_in_force(organ_id: int, catalogue: str, *, on: date) -> list[Line]:
    """In the order of the catalogue; one query."""
    found = Heading.objects.in_force(on).filter(organ_id=organ_id, catalogue=catalogue)
    return lines_of(found.select_related("section").order_by("position", "pk"))


def lines_of(headings: Iterable[Heading]) -> list[Line]:
    """Headings (with their sections fetched) as lines, siblings in the order given."""
    known = list(headings)
    codes = {heading.pk: heading.code for heading in known}
    return in_tree_order([_line(heading, codes.get(heading.parent_id or 0, "")) for heading in known])


def _line(heading: Heading, parent: str) -> Line:
    return Line(
        code=heading.code,
        title=heading.title,
        parent=parent,
        contents=heading.contents,
        basis=heading.basis,
        ground=heading.ground,
        time_limit=heading.time_limit,
        time_unit=heading.time_unit,
        time_words=heading.time_words,
        cadence=heading.cadence,
        upkeep=heading.upkeep,
        channels=tuple(heading.channels),
        optional_channels=tuple(heading.optional_channels),
        audience=heading.audience,
        manner=heading.manner,
        government_levels=tuple(heading.government_levels),
        statutory_class=heading.statutory_class,
        kinds=tuple(heading.kinds),
        publisher=heading.publisher,
        section=heading.section.name if heading.section else "",
    )


def codes_ever_used(organ: Organ, catalogue: str) -> set[str]:
    """Codes of all headings that the catalogue has or had: none is given twice."""
    return set(Heading.objects.filter(organ=organ, catalogue=catalogue).values_list("code", flat=True))
