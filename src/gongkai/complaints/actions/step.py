"""One step of a complaint: lock, ask why not, change what it says, write the entry."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.steps import record, take
from gongkai.casework.unnamed import without_names
from gongkai.complaints.choices import OVER
from gongkai.complaints.models import Complaint
from gongkai.complaints.procedure import COMPLAINT
from gongkai.organs.actors import PUBLIC, Actor

NOTES = frozenset({"told_by", "redirected_because", "sent_back_because"})  # they name nobody who complained


@transaction.atomic
def taken(
    complaint_id: int,
    verb: str,
    actor: Actor,
    at: datetime | None,
    *,
    form: Mapping[str, Any],
    changes: Mapping[str, Any],
    note: str = "",
    legal_on: date | None = None,
) -> Complaint:
    """The complaint after the step; `changes` by column, with `state` where the step itself leaves it open."""
    moment = at or timezone.now()
    today = timezone.localdate(moment)
    complaint = locked(complaint_id, actor)
    step = take(COMPLAINT, verb, complaint, actor, {"today": today, **form})
    for name, value in changes.items():
        setattr(complaint, name, without_names(complaint, value) if name in NOTES else value)
    if complaint.state in OVER and complaint.closed_on is None:
        complaint.closed_on = today
    complaint.save()
    record(complaint, step, actor, note=note, legal_on=legal_on, at=moment)
    return complaint


def locked(complaint_id: int, actor: Actor) -> Complaint:
    """For whoever reads it, the organ that it is about once it was told, and the complainant, who has shown the code."""
    found = Complaint.objects.select_for_update(of=("self",)).select_related("organ", "about_organ")
    if actor == PUBLIC:
        return found.get(pk=complaint_id)
    readable = Complaint.objects.visible_to(actor).filter(pk=complaint_id)
    if actor.organ_id is not None:
        readable |= Complaint.objects.filter(
            pk=complaint_id, about_organ_id=actor.organ_id, asked_on__isnull=False
        )
        readable |= Complaint.objects.filter(
            pk=complaint_id, about_organ_id=actor.organ_id, told_on__isnull=False
        )
    return found.get(pk__in=readable.values("pk"))
