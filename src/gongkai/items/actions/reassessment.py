"""评估: proposed, decided, and what follows: kept, opened, or opened in part."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.registration import Draft, register
from gongkai.items.actions.step import begin
from gongkai.items.choices import Attribute, ReassessmentOutcome, SecrecyOpinion
from gongkai.items.deadlines import publication_deadline
from gongkai.items.models import Item, Reassessment
from gongkai.items.reassessment import next_review
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.models import Organ

PART = "（公开部分）"


@transaction.atomic
def propose_reassessment(
    item_id: int, *, actor: Actor, trigger: str, outcome: str, reason: str, at: datetime | None = None
) -> Reassessment:
    """Say whether an item that is not open should stay so, be opened, or be opened in part, and why."""
    form = {"trigger": trigger, "outcome": outcome, "reason": reason}
    item, step = begin("propose_reassessment", item_id, actor, form)
    found = Reassessment.objects.create(
        item=item,
        trigger=trigger,
        outcome=outcome,
        reason=reason.strip()[:400],
        proposed_by_id=actor.member_id,
        proposed_at=at or timezone.now(),
    )
    note = f"{found.get_trigger_display()}，拟{found.get_outcome_display()}：{reason.strip()[:100]}"
    record(item, step, actor, note=note, payload={"trigger": trigger, "outcome": outcome}, at=at)
    return found


@transaction.atomic
def decide_reassessment(
    item_id: int, *, actor: Actor, is_approved: bool, note: str = "", at: datetime | None = None
) -> Item:
    """Agree or not; what is opened has twenty workdays from this day to become public (条例第二十六条)."""
    item, step = begin("decide_reassessment", item_id, actor, {})
    found = item.reassessments.select_for_update().get(decided_at=None)
    if actor.is_same_person(found.proposed_by_id):
        raise StepRefused(step.label, ["不能决定本人提出的评估"])
    now = at or timezone.now()
    today = timezone.localdate(now)
    found.decided_by_id, found.decided_at, found.is_approved = actor.member_id, now, is_approved
    outcome = found.outcome if is_approved else ReassessmentOutcome.KEEP
    item.next_review_on = next_review(today)
    if outcome == ReassessmentOutcome.OPEN:
        _open(item, now)
    elif outcome == ReassessmentOutcome.PARTLY:
        found.opened_item = _part_of(item, found, now)
    item.save()
    found.save()
    said = found.get_outcome_display() if is_approved else f"不同意{found.get_outcome_display()}"
    payload = {"outcome": outcome, "opened_item": found.opened_item_id, "next_review_on": item.next_review_on}
    record(item, step, actor, note=f"{said}{'，' + note if note else ''}", payload=payload, at=at)
    return item


def _open(item: Item, at: datetime) -> None:
    today = timezone.localdate(at)
    item.attribute, item.attribute_ground, item.attribute_reason = (
        Attribute.PROACTIVE,
        "",
        "评估后转为主动公开",
    )
    item.secrecy_opinion, item.next_review_on = SecrecyOpinion.CLEARED, None
    item.opened_on = item.determined_on = today
    limit = publication_deadline(item)
    item.publish_due_on, item.calendar_version = limit.due_on, limit.calendar_version


def _part_of(item: Item, found: Reassessment, at: datetime) -> Item:
    """A new document for the part that can be open: empty, so that nothing withheld comes along unseen."""
    organ: Organ = item.organ
    draft = Draft(
        kind=item.kind,
        title=f"{item.title[: 200 - len(PART)]}{PART}",
        formed_on=timezone.localdate(at),
        proposed_attribute=Attribute.PROACTIVE,
        proposed_reason=f"评估后部分公开：{found.reason}"[:400],
        summary=item.summary,
        source=item.source,
        heading_id=item.heading_id,
        extra=dict(item.fields),
    )
    part = register(organ, draft, actor=SYSTEM, at=at)
    part.drafter_id, part.section_id = item.drafter_id, item.section_id
    part.save(update_fields=["drafter", "section"])
    return part
