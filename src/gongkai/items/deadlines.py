"""公开期限: when an item that is to be open must be public."""

from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.law.deadlines import Deadline, deadline
from gongkai.organs.calendars import calendar_in


def publication_deadline(item: Item) -> Deadline:
    """The limit of the item's kind (条例第二十六条, or a shorter special one), counted from the day it was formed."""
    calendar = calendar_in(item.organ.calendar_region)
    return deadline(kind_of(item.kind).provision, started_on=item.formed_on, calendar=calendar)
