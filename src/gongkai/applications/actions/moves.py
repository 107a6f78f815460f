"""期限变动: kept for the handlers until one of them has seen it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.models import Application, DeadlineMove
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor

ACKNOWLEDGE = "知悉期限变动"


def keep_move(application: Application, *, was: date, due_on: date, at: datetime) -> None:
    """One unseen move for each application: from the day that its handler knew to the day that holds now."""
    unseen = DeadlineMove.objects.filter(application=application, seen_at=None).first()
    if unseen is None:
        DeadlineMove.objects.create(
            application=application, organ_id=application.organ_id, was=was, due_on=due_on, moved_at=at
        )
    elif unseen.was == due_on:
        unseen.delete()
    else:
        unseen.due_on, unseen.moved_at = due_on, at
        unseen.save(update_fields=["due_on", "moved_at"])


@transaction.atomic
def acknowledge_move(move_id: int, *, actor: Actor, at: datetime | None = None) -> DeadlineMove:
    """Write down who has seen that the due day is another one; seen twice is seen once."""
    moment = at or timezone.now()
    move = DeadlineMove.objects.select_for_update(of=("self",)).select_related("application").get(pk=move_id)
    refusal = PERMISSIONS["acknowledge_move"](actor, move.application)
    if refusal:
        raise StepRefused(ACKNOWLEDGE, [refusal])
    if move.seen_at is None:
        move.seen_at, move.seen_by_id = moment, actor.member_id
        move.save(update_fields=["seen_at", "seen_by"])
        entries.write(
            move.organ_id,
            move.application,
            verb="acknowledge_move",
            label=f"{ACKNOWLEDGE}：{move.was} 改为 {move.due_on}",
            actor=actor,
            at=moment,
        )
    return move
