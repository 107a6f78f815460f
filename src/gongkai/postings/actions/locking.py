"""What every action does first: lock the posting, so that its rounds and objections move one at a time."""

from datetime import date, datetime
from typing import TypeVar

from django.db import models
from django.utils import timezone

from gongkai.organs.actors import Actor
from gongkai.postings.models import Objection, Posting, PostingRound

T = TypeVar("T", bound=models.Model)


def day_of(at: datetime | None) -> date:
    return timezone.localdate(at)


def locked_posting(posting_id: int, actor: Actor) -> Posting:
    """The posting as this actor may see it, with list and organ; call it inside a transaction."""
    visible = Posting.objects.visible_to(actor).select_for_update(of=("self",))
    return visible.select_related("organ", "item__organ", "item__heading").get(pk=posting_id)


def locked_round(round_id: int, actor: Actor) -> PostingRound:
    """A round of a posting that is locked, with its evidence and the periods of its corrected entries."""
    posting_id = PostingRound.objects.values_list("posting_id", flat=True).get(pk=round_id)
    posting = locked_posting(posting_id, actor)
    found = PostingRound.objects.select_related("release").prefetch_related("evidence", "row_postings")
    round_ = found.get(pk=round_id)
    round_.posting = posting
    return round_


def locked_objection(objection_id: int, actor: Actor) -> Objection:
    """An objection of a posting that is locked."""
    posting_id = Objection.objects.visible_to(actor).values_list("posting_id", flat=True).get(pk=objection_id)
    posting = locked_posting(posting_id, actor)
    objection = (
        Objection.objects.select_for_update(of=("self",)).select_related("round", "row").get(pk=objection_id)
    )
    objection.posting = posting
    return objection
