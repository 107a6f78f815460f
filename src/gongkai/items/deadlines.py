"""公开期限: when an item that is to be open must be public."""

from datetime import date

from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item
from gongkai.law.deadlines import Deadline, deadline
from gongkai.law.provisions import find_provision
from gongkai.organs.calendars import calendar_in


def publication_deadline(item: Item) -> Deadline:
    """The limit of the item's kind (条例第二十六条, or a special one), counted from the day it was formed.

    What a reassessment opened counts from that decision. Where the kind names a day of its own (财政批复), from that day; before that provision was in force, as of any item.
    """
    kind = kind_of(item.kind)
    calendar = calendar_in(item.organ.calendar_region)
    if item.opened_on is not None:
        return deadline(kind.provision, started_on=item.opened_on, calendar=calendar)
    special = _special(kind, item)
    if special is not None:
        provision, day = special
        return deadline(provision, started_on=day, calendar=calendar)
    return deadline(kind.provision, started_on=item.formed_on, calendar=calendar)


def _special(kind: Kind, item: Item) -> tuple[str, date] | None:
    if kind.limit is None or not item.fields.get(kind.limit.day):
        return None
    day = date.fromisoformat(item.fields[kind.limit.day])
    chosen = str(item.fields.get(kind.limit.by, "")) if kind.limit.by else ""
    provisions = kind.limit.provisions
    provision = provisions.get(chosen) or next(iter(provisions.values()))
    return (provision, day) if find_provision(provision, on=day) else None
