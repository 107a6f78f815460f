"""个人信息复查: the runs, and what they found in what is public, as the desk lists it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from gongkai.desk import parameters
from gongkai.desk.item_steps import step_address
from gongkai.desk.privacy_panel import Group, groups_of
from gongkai.items import actions
from gongkai.items.models import Item, Rescan, Scan
from gongkai.items.permissions import STAFF
from gongkai.items.rescans import unsettled
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Organ

SECONDS = 3.0
PLACES = 3
WEIGHTS: Mapping[str, str] = {"blocking": "不得公开", "warnings": "须说明理由"}


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty values narrow nothing."""

    weight: str = ""
    organ: int | None = None

    def apply(self, found: QuerySet[Scan]) -> QuerySet[Scan]:
        if self.organ:
            found = found.filter(item__organ_id=self.organ)
        if self.weight == "blocking":
            return found.filter(blocking__gt=0)
        return found.filter(blocking=0) if self.weight == "warnings" else found


def filters_from(request: HttpRequest, *, has_leaks: bool) -> Filters:
    """Where something must never be public, that is shown first."""
    chosen = parameters.one_of(request, "weight", WEIGHTS)
    first = "blocking" if has_leaks and "weight" not in request.GET else ""
    return Filters(chosen or first, parameters.number(request, "organ"))


@dataclass(frozen=True)
class RescanLine:
    """One item; the addresses are empty where this member cannot take the step."""

    scan: Scan
    item: Item
    groups: tuple[Group, ...]
    withdraw: str
    dismiss: str


def lines_of(scans: Sequence[Scan], actor: Actor) -> list[RescanLine]:
    return [_line(scan, actor) for scan in scans]


def _line(scan: Scan, actor: Actor) -> RescanLine:
    item = scan.item
    works_here = actor.works_in(item.organ_id)
    may_withdraw = (works_here and actor.has(*STAFF)) or actor.has(Role.AUTHORITY)
    may_dismiss = works_here and actor.has(Role.SECRECY_REVIEWER)
    return RescanLine(
        scan,
        item,
        groups_of(scan.findings, most=PLACES),
        withdraw=step_address(item, "withdraw_at_once") if may_withdraw else "",
        dismiss=step_address(item, "dismiss_findings") if may_dismiss else "",
    )


def found_for(actor: Actor) -> QuerySet[Scan]:
    """What waits for somebody in the organs that this member reads."""
    return unsettled(actor.organs_read).select_related("item__organ")


def latest_runs(actor: Actor) -> list[Rescan]:
    """The runs over exactly the organs that this member reads, and those over all, newest first."""
    recent = Rescan.objects.select_related("started_by").order_by("-pk")[:50]
    mine = sorted(actor.organs_read)
    return [run for run in recent if run.organs in (mine, [])][:5]


def organs_read(actor: Actor) -> list[tuple[int, str]]:
    """For the filter; nothing to choose where there is one."""
    found = Organ.objects.filter(pk__in=actor.organs_read).order_by("pk").values_list("pk", "short_name")
    return list(found) if len(actor.organs_read) > 1 else []


def go_on(run_id: int, *, actor: Actor) -> Rescan:
    """Batches for as long as a page may take."""
    until = time.monotonic() + SECONDS
    run, _ = actions.look_further(run_id, actor=actor)
    while run.finished_at is None and time.monotonic() < until:
        run, _ = actions.look_further(run_id, actor=actor)
    return run


def address() -> str:
    return reverse("desk:rescans")
