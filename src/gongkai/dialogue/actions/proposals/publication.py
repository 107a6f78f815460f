"""公开复文和办理情况清单: through the items' own actions, gate and limit."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.dialogue.actions.proposals.step import begin, record
from gongkai.dialogue.choices import ProposalLevel
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import may_draw_list, reply_in_hand
from gongkai.dialogue.proposals.handled_list import draft_of_list, handled_in, rows_of
from gongkai.items import actions as items
from gongkai.items.choices import Channel
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

DRAW = "生成办理情况清单"


@transaction.atomic
def publish_proposal_reply(
    proposal_id: int,
    *,
    actor: Actor,
    channels: Sequence[str] = (Channel.WEBSITE,),
    heading_id: int | None = None,
    place: str = "",
    at: datetime | None = None,
) -> Item:
    """Publish the item that the signed reply became; what it lacks, the items' own step says."""
    proposal, step = begin("publish_proposal_reply", proposal_id, actor, {})
    reply = reply_in_hand(proposal)
    if reply is None or reply.item_id is None:
        raise LookupError(f"proposal {proposal.pk} has no reply in the register")
    item = items.publish(
        reply.item_id, actor=actor, channels=channels, heading_id=heading_id, place=place, at=at
    )
    note = item.index_number or ""
    record(proposal, step, actor, note=note, payload={"item": item.pk}, at=at or timezone.now())
    return item


@transaction.atomic
def draw_handled_list(
    organ: Organ, *, actor: Actor, year: int, level: str, at: datetime | None = None
) -> Item:
    """A list of what was assigned in a year on a level and answered, in the register of items with a row each.

    The list then goes the items' way; the proposals remember the list on which they stand.
    """
    moment = at or timezone.now()
    refusal = may_draw_list(actor, organ.pk)
    if refusal:
        raise StepRefused(DRAW, [refusal])
    found = list(handled_in(organ, year, level))
    if not found:
        shown = dict(ProposalLevel.choices).get(level, level)
        raise StepRefused(DRAW, [f"{year} 年没有已经答复的{shown}建议提案"])
    draft = draft_of_list(organ, year, level, found, on=timezone.localdate(moment))
    item = items.register(organ, draft, actor=actor, at=at)
    items.add_rows(item.pk, rows_of(found), actor=actor, at=at)
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in found]).update(listed_in=item)
    entries.write(
        organ.pk,
        item,
        verb="draw_handled_list",
        label=f"{DRAW}：{len(found)} 件",
        actor=actor,
        payload={"year": year, "level": level, "proposals": [proposal.pk for proposal in found]},
        at=at,
    )
    return item
