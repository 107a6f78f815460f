"""复查: a run over what is public, a batch at a time, each batch a short transaction of its own."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Rescan, Scan
from gongkai.items.permissions import may_rescan
from gongkai.items.privacy_gate import scan_from
from gongkai.items.rescans import Look, batch_of, items_of, looks_at
from gongkai.organs.actors import Actor

LABEL = "复查个人信息"


@transaction.atomic
def start_rescan(
    *,
    actor: Actor,
    organ_ids: Collection[int] = (),
    since: date | None = None,
    at: datetime | None = None,
) -> Rescan:
    """Begin a run over the published items of these organs (the system's: of all); one that is not finished goes on."""
    refusal = may_rescan(actor, organ_ids)
    if refusal:
        raise StepRefused(LABEL, [refusal])
    organs = sorted(organ_ids)
    unfinished = Rescan.objects.filter(finished_at=None, since=since).order_by("-pk")
    for run in unfinished.select_for_update():
        if run.organs == organs:
            return run
    run = Rescan(organs=organs, since=since, started_by_id=actor.member_id, started_at=at or timezone.now())
    run.total = items_of(run).count()
    run.save(force_insert=True)
    if actor.organ_id is not None:
        label = f"{LABEL}：已公开信息 {run.total} 条"
        entries.write(actor.organ_id, run, verb="start_rescan", label=label, actor=actor, at=at)
    return run


def look_further(run_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[Rescan, list[Look]]:
    """Look at the next items of a run; the run as it then is, and what was found.

    Nothing is locked while it reads and scans. Where another process has gone on with the same run meanwhile, its
    work stands and this one's is dropped.
    """
    run = Rescan.objects.get(pk=run_id)
    refusal = may_rescan(actor, run.organs)
    if refusal:
        raise StepRefused(LABEL, [refusal])
    if run.finished_at is not None:
        return run, []
    items = batch_of(run)
    looks = looks_at(items, at=at)
    return _written(run, looks, at=at or timezone.now())


@transaction.atomic
def _written(before: Rescan, looks: Sequence[Look], *, at: datetime) -> tuple[Rescan, list[Look]]:
    run = Rescan.objects.select_for_update().get(pk=before.pk)
    if run.last_item != before.last_item or run.finished_at is not None:
        return run, []
    Scan.objects.bulk_create(
        scan_from(look.item.pk, look.verdict, at=at, is_recheck=True) for look in looks if look.is_news
    )
    if looks:
        run.last_item = looks[-1].item.pk
        run.looked_at += len(looks)
        run.leaks += sum(look.leaks for look in looks)
        run.warnings += sum(look.waits for look in looks)
    else:
        run.finished_at = at
        run.total = run.looked_at
    run.save()
    return run, list(looks)
