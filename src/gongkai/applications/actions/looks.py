"""Looks at what is not given away: the pages of held information before anything is taken out, and originals."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.applications.models import Holding
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor

ONE_LOOK = timedelta(minutes=30)
"""Turning pages within this time is one look, with one entry."""
LOOK = "查看遮盖前的页面"
OPEN_ORIGINAL = "下载原件"


@transaction.atomic
def look_at_pages(
    holding_id: int, *, actor: Actor, pages: Iterable[int], at: datetime | None = None
) -> Entry | None:
    """Write down who looks at which unredacted pages; None where this look has an entry already."""
    moment = at or timezone.now()
    holding = _seen(holding_id, actor)
    _demand("look_at_holding", LOOK, holding, actor)
    opened = sorted(set(pages) & set(range(1, holding.pages + 1)))
    if not opened or set(opened) <= _seen_before(holding, actor, moment):
        return None
    told = f"第 {holding.position} 件，第 {_runs(opened).replace(',', '、')} 页"
    payload = {"holding": holding.pk, "working": holding.working, "pages": _runs(opened)}
    return _record("look_at_pages", f"{LOOK}：{told}", holding, actor, payload=payload, at=moment)


@transaction.atomic
def open_original(holding_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[str, bytes]:
    """Name and content of the file as it came, with all that is hidden in it, for those who need to know."""
    holding = _seen(holding_id, actor)
    _demand("open_original", OPEN_ORIGINAL, holding, actor)
    content = sealed_files.read(holding.original)
    payload = {"holding": holding.pk, "original": holding.original}
    label = f"{OPEN_ORIGINAL}：第 {holding.position} 件"
    _record("open_original", label, holding, actor, payload=payload, at=at or timezone.now())
    return holding.original_name, content


def _seen(holding_id: int, actor: Actor) -> Holding:
    return Holding.objects.visible_to(actor).select_related("application").get(pk=holding_id)


def _demand(verb: str, label: str, holding: Holding, actor: Actor) -> None:
    refusal = PERMISSIONS[verb](actor, holding.application)
    if refusal:
        raise StepRefused(label, [refusal])


def _seen_before(holding: Holding, actor: Actor, moment: datetime) -> set[int]:
    """Pages that this member has opened within the same look."""
    mine = Entry.objects.filter(
        subject=subject_of(holding.application), verb="look_at_pages", member=int(actor.member_id or 0)
    )
    recent = mine.filter(occurred_at__gt=moment - ONE_LOOK, occurred_at__lte=moment)
    told = list(recent.values_list("payload", flat=True))
    same = [each for each in told if each["working"] == holding.working and each["holding"] == holding.pk]
    return {page for each in same for page in _pages(str(each["pages"]))}


def _runs(pages: list[int]) -> str:
    """1-4,7"""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _pages(runs: str) -> Iterable[int]:
    for run in runs.split(","):
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _record(
    verb: str, label: str, holding: Holding, actor: Actor, *, payload: dict[str, Any], at: datetime
) -> Entry:
    """No name of the file: it may be personal."""
    application = holding.application
    return entries.write(
        application.organ_id,
        application,
        verb=verb,
        label=label[:200],
        actor=actor,
        payload=payload,
        at=at,
    )
