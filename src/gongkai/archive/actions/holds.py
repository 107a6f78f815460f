"""保全: set and lifted by a director, with a reason."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.archive.actions.locking import demand, locked_shelf, record
from gongkai.archive.models import LegalHold
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor


@transaction.atomic
def place_hold(application_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> LegalHold:
    """Forbid destruction until it is lifted."""
    moment, shelf = at or timezone.now(), locked_shelf(application_id, actor)
    step = demand("place_hold", shelf, actor, {"reason": reason})
    hold = LegalHold.objects.create(
        application=shelf.application,
        reason=without_names(shelf.application, reason.strip())[:200],
        set_by_id=cast(int, actor.member_id),
        set_at=moment,
    )
    record(shelf, step, actor, note=hold.reason, payload={"hold": hold.pk}, at=moment)
    return hold


@transaction.atomic
def lift_hold(application_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> None:
    """Lift every hold that stands."""
    moment, shelf = at or timezone.now(), locked_shelf(application_id, actor)
    step = demand("lift_hold", shelf, actor, {"reason": reason})
    for hold in shelf.holds:
        hold.lifted_by_id, hold.lifted_at = actor.member_id, moment
        hold.lifted_because = without_names(shelf.application, reason.strip())[:200]
        hold.save(update_fields=["lifted_by", "lifted_at", "lifted_because"])
    payload = {"holds": [hold.pk for hold in shelf.holds]}
    record(shelf, step, actor, note=reason.strip(), payload=payload, at=moment)
