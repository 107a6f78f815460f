"""定期评估 of what is not open (条例第十八条): when it is due, and which items are."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from gongkai.items.choices import Attribute, State
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item
from gongkai.law.deadlines import add_months
from gongkai.organs.actors import Actor

# The regulation sets no interval; a year is the interval at which state secrets must be reviewed (保密法第二十四条).
REVIEW_AFTER_MONTHS = 12


def next_review(decided_on: date) -> date:
    return add_months(decided_on, REVIEW_AFTER_MONTHS)


def kept_closed(actor: Actor) -> QuerySet[Item]:
    """What is withheld or open on application only, of the organs that this actor reads; soonest review first.

    Not registers for the organ's own work (台账): those are never opened, only lists are drawn from them.
    """
    return _closed(Item.objects.visible_to(actor))


def kept_closed_of(organ_ids: Collection[int]) -> QuerySet[Item]:
    """The same of organs."""
    return _closed(Item.objects.filter(organ_id__in=organ_ids))


def _closed(items: QuerySet[Item]) -> QuerySet[Item]:
    internal = [kind.code for kind in all_kinds().values() if kind.is_internal]
    found = items.filter(state=State.DETERMINED).exclude(kind__in=internal)
    return found.exclude(attribute=Attribute.PROACTIVE).order_by("next_review_on", "pk")


def due(actor: Actor, *, on: date) -> QuerySet[Item]:
    """Those whose review is due by that day."""
    return kept_closed(actor).filter(next_review_on__lte=on)
