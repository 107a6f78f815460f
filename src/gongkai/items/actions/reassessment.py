"""评估: proposed, decided, and what follows: kept, opened, or opened in part."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.registration import Draft, register
from gongkai.items.actions.step import begin
from gongkai.items.choices import Attribute, ReassessmentOutcome, ReassessmentTrigger, SecrecyOpinion
from gongkai.items.deadlines import publication_deadline
from gongkai.items.models import Item, Reassessment
from gongkai.items.reassessment import next_review
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.models import Organ

PART = "（公开部分）"
MOST_AT_ONCE = 100
T = TypeVar("T")


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


@transaction.atomic
def propose_to_keep(
    item_ids: Sequence[int], *, actor: Actor, reason: str, at: datetime | None = None
) -> list[Reassessment]:
    """定期评估 of several items that were each looked at and are to stay closed for the same reason: each has its own record.

    All or none; what is to be opened is proposed one by one.
    """
    told = {"trigger": ReassessmentTrigger.PERIODIC, "outcome": ReassessmentOutcome.KEEP, "reason": reason}
    return _each(item_ids, lambda pk: propose_reassessment(pk, actor=actor, at=at, **told))


@transaction.atomic
def agree_to_keep(item_ids: Sequence[int], *, actor: Actor, at: datetime | None = None) -> list[Item]:
    """Agree with what was proposed to stay closed; what was proposed to be opened is decided one by one."""
    opening = Reassessment.objects.filter(item_id__in=item_ids, decided_at=None)
    if opening.exclude(outcome=ReassessmentOutcome.KEEP).exists():
        raise StepRefused("决定评估结论", ["拟公开、部分公开的，请逐条打开决定"])
    return _each(item_ids, lambda pk: decide_reassessment(pk, actor=actor, is_approved=True, at=at))


def _each(item_ids: Sequence[int], act: Callable[[int], T]) -> list[T]:
    """Refused as a whole, with the reasons and the titles for which each holds."""
    if not item_ids or len(item_ids) > MOST_AT_ONCE:
        told = f"一次最多办理 {MOST_AT_ONCE} 条" if item_ids else "没有选择信息"
        raise StepRefused("定期评估", [told])
    done: list[T] = []
    refused: dict[str, list[int]] = {}
    for item_id in item_ids:
        try:
            done.append(act(item_id))
        except StepRefused as refusal:
            for reason in refusal.reasons:
                refused.setdefault(reason, []).append(item_id)
    if refused:
        titles = dict(Item.objects.filter(pk__in=item_ids).values_list("pk", "title"))
        raise StepRefused(
            "定期评估",
            [f"{reason}：{'、'.join(titles[pk] for pk in some[:5])}" for reason, some in refused.items()],
        )
    return done
