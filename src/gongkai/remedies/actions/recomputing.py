"""重算期限: a holiday notice arrived, so the organ's own answer may be due on another day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.permissions import may_recompute
from gongkai.casework import entries
from gongkai.casework.moved import MovedDeadline
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.remedies.actions.progress import Kind, answer_deadline
from gongkai.remedies.models import Lawsuit, Reconsideration


def recompute_answers(*, actor: Actor = SYSTEM, at: datetime | None = None) -> tuple[MovedDeadline, ...]:
    """Count the days to answer of every pending challenge again; what moved, with an entry each."""
    refusal = may_recompute(actor)
    if refusal:
        raise StepRefused("重算期限", [refusal])
    moment, found = at or timezone.now(), []
    for kind in (Reconsideration, Lawsuit):
        waiting = kind.objects.filter(closed_on=None, answered_on=None, served_on__isnull=False)
        for pk in waiting.order_by("pk").values_list("pk", flat=True):
            found.append(_recompute(kind, pk, actor, moment))
    return tuple(moved for moved in found if moved)


@transaction.atomic
def _recompute(kind: Kind, challenge_id: int, actor: Actor, moment: datetime) -> MovedDeadline | None:
    challenge = kind.objects.select_for_update(of=("self",)).select_related("organ").get(pk=challenge_id)
    was, served_on = challenge.answer_due_on, challenge.served_on
    if was is None or served_on is None or challenge.answered_on or challenge.closed_on:
        return None
    due_on = answer_deadline(challenge, served_on).due_on
    if due_on == was:
        return None
    challenge.answer_due_on = due_on
    challenge.save(update_fields=["answer_due_on"])
    entries.write(
        challenge.organ_id,
        challenge,
        verb="recompute_answer",
        label=f"节假日安排变动，答复或答辩期限由 {was} 改为 {due_on}",
        actor=actor,
        payload={"was": was, "due_on": due_on},
        at=moment,
    )
    return MovedDeadline(challenge.case_number, was, due_on)
