"""变更: corrected tables of a published item wait for a director, exactly as they were when they were proposed."""

from datetime import datetime

from django.db import transaction

from gongkai.casework.procedure import StepRefused
from gongkai.finance.procedure import PROCEDURE
from gongkai.finance.publication import reasons_of
from gongkai.finance.review import review_of
from gongkai.items.actions import propose_revision
from gongkai.items.actions.step import begin
from gongkai.items.models import Revision
from gongkai.organs.actors import Actor


@transaction.atomic
def propose_tables(item_id: int, *, reason: str, actor: Actor, at: datetime | None = None) -> Revision:
    """Ask for a change of what is public to the tables as they now are; refused while their sums are wrong."""
    item, step = begin("propose_tables", item_id, actor, {"reason": reason}, procedure=PROCEDURE)
    review = review_of(item)
    annex = review.annex if review else None
    if review is None or annex is None:
        raise StepRefused(step.label, ["还没有填报报表"])
    stale = item.annex != annex.as_mapping()
    reasons = reasons_of(review) if not review.is_right else []
    if reasons:
        raise StepRefused(step.label, reasons)
    if not stale:
        raise StepRefused(step.label, ["报表与已公开的一致，没有要变更的内容"])
    return propose_revision(item_id, actor=actor, changes={"annex": annex.as_mapping()}, reason=reason, at=at)
