"""重算公开期限: a holiday notice arrived, so items that wait for publication may be due on another day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.moved import MovedDeadline
from gongkai.items.choices import Attribute, State
from gongkai.items.deadlines import publication_deadline
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

WAITING = (State.REGISTERED, State.CHECKED, State.REVIEWED, State.DETERMINED)


@transaction.atomic
def recompute_limits(*, actor: Actor, at: datetime | None = None) -> tuple[MovedDeadline, ...]:
    """Count the publication limits of what is still to be published again; what moved, with an entry each."""
    moment = at or timezone.now()
    waiting = Item.objects.filter(state__in=WAITING, attribute__in=["", Attribute.PROACTIVE])
    waiting = waiting.exclude(publish_due_on=None)  # a rolling list has no day of its own
    found = waiting.select_for_update(of=("self",)).select_related("organ").order_by("pk")
    moved = []
    for item in found.iterator(chunk_size=500):
        before, deadline = item.publish_due_on, publication_deadline(item)
        if deadline.calendar_version == item.calendar_version:
            continue
        item.publish_due_on, item.calendar_version = deadline.due_on, deadline.calendar_version
        item.save(update_fields=["publish_due_on", "calendar_version"])
        if before is not None and before != deadline.due_on:
            label = f"节假日安排变动，公开期限由 {before} 改为 {deadline.due_on}"
            entries.write(item.organ_id, item, verb="recompute_limit", label=label, actor=actor, at=moment)
            moved.append(MovedDeadline(item.document_number or item.title, before, deadline.due_on))
    return tuple(moved)
