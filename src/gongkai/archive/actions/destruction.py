"""销毁: proposed by one, approved by another; identities and texts go, number, days, outcome and digest stay."""

from datetime import datetime
from functools import partial
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.archive.actions.locking import demand, locked_shelf, record
from gongkai.archive.emptying import destroy, empty
from gongkai.archive.models import Destruction, Verdict
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor


@transaction.atomic
def propose_destruction(
    application_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Destruction:
    """Ask for the destruction of a case whose period is over."""
    moment, shelf = at or timezone.now(), locked_shelf(application_id, actor)
    form = {"reason": reason, "today": timezone.localdate(moment)}
    step = demand("propose_destruction", shelf, actor, form)
    made = Destruction.objects.create(
        application=shelf.application,
        reason=without_names(shelf.application, reason.strip())[:200],
        proposed_by_id=cast(int, actor.member_id),
        proposed_at=moment,
    )
    record(shelf, step, actor, note=made.reason, at=moment)
    return made


@transaction.atomic
def approve_destruction(application_id: int, *, actor: Actor, at: datetime | None = None) -> Destruction:
    """Empty the records and take the sealed files away; the chain keeps what the bundle's digest was."""
    moment, shelf = at or timezone.now(), locked_shelf(application_id, actor)
    step = demand("approve_destruction", shelf, actor, {"today": timezone.localdate(moment)})
    destruction = _decided(shelf.destruction, Verdict.APPROVED, actor, moment)
    digests = [file.digest for file in shelf.files]
    files = empty(shelf.application, bundles=digests)
    application = shelf.application
    told = {
        "number": application.number,
        "outcome": application.outcome,
        "result_row": application.result_row,
        "received_on": application.received_on,
        "closed_on": application.closed_on,
        "digests": digests,
        "proposed_by": destruction.proposed_by_id,
    }
    record(shelf, step, actor, note=destruction.reason, payload=told, at=moment)
    transaction.on_commit(partial(destroy, files))
    return destruction


@transaction.atomic
def decline_destruction(
    application_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Destruction:
    """Keep the case; it may be proposed again."""
    moment, shelf = at or timezone.now(), locked_shelf(application_id, actor)
    step = demand("decline_destruction", shelf, actor, {"reason": reason})
    destruction = _decided(
        shelf.destruction, Verdict.DECLINED, actor, moment, note=without_names(shelf.application, reason)
    )
    record(shelf, step, actor, note=destruction.note, at=moment)
    return destruction


def _decided(
    destruction: Destruction | None, verdict: Verdict, actor: Actor, moment: datetime, *, note: str = ""
) -> Destruction:
    assert destruction is not None  # noqa: S101 (told by the step)
    destruction.verdict, destruction.decided_by_id = verdict, actor.member_id
    destruction.decided_at, destruction.note = moment, note.strip()[:200]
    destruction.save()
    return destruction
