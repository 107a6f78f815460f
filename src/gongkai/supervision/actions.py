"""The only writer of 自查."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ
from gongkai.supervision.checks.columns import columns
from gongkai.supervision.checks.dates import dates
from gongkai.supervision.checks.pages import pages
from gongkai.supervision.findings import SiteFinding, failed
from gongkai.supervision.models import Inspection
from gongkai.supervision.permissions import PERMISSIONS
from gongkai.supervision.rules import rules
from gongkai.supervision.visiting import visitor

INSPECT = "自查"


def inspect(
    organ: Organ,
    *,
    actor: Actor,
    most_pages: int | None = None,
    visit: Callable[[str], tuple[int, str]] | None = None,
    at: datetime | None = None,
) -> Inspection:
    """Look at columns, dates and pages as the inspectors of the government's sites do, and keep what was found."""
    refusal = PERMISSIONS["inspect"](actor, organ)
    if refusal:
        raise StepRefused(INSPECT, [refusal])
    moment = at or timezone.now()
    on = timezone.localdate(moment)
    seen: list[str] = []
    look = visit or visitor()

    def counted(address: str) -> tuple[int, str]:
        seen.append(address)
        return look(address)

    found: list[SiteFinding] = [
        *columns([organ.pk], on=on),
        *dates([organ.pk], on=on),
        *pages(counted, most=rules().most_pages if most_pages is None else most_pages),
    ]
    return _kept(organ, found, len(seen), actor=actor, at=moment)


@transaction.atomic
def _kept(organ: Organ, found: list[SiteFinding], visited: int, *, actor: Actor, at: datetime) -> Inspection:
    inspection = Inspection.objects.create(
        organ=organ,
        made_by_id=actor.member_id,
        made_at=at,
        pages=visited,
        findings=[finding.as_mapping() for finding in found],
        failed=failed(found),
    )
    label = f"{INSPECT}：访问 {visited} 个页面，发现 {len(found)} 处问题"
    payload = {"failed": inspection.failed}
    entries.write(organ.pk, inspection, verb="inspect", label=label, actor=actor, payload=payload, at=at)
    return inspection
