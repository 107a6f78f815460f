"""起草: a draft begins as a copy of what is in force, or with the lines of an imported catalogue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue.differences import differences, in_short
from gongkai.catalogue.in_force import codes_ever_used, lines_in_force
from gongkai.catalogue.lines import Line, as_mapping
from gongkai.catalogue.models import CatalogueVersion
from gongkai.catalogue.models.version import OPEN
from gongkai.catalogue.permissions import may_draft
from gongkai.catalogue.reading import read_catalogue
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ


@transaction.atomic
def start_version(
    organ: Organ,
    catalogue: str,
    *,
    actor: Actor,
    reason: str = "",
    lines: Sequence[Line] | None = None,
    at: datetime | None = None,
) -> CatalogueVersion:
    """A draft of the next version, with the headings in force (or these lines) to be changed."""
    _lock(organ)
    _demand_may_begin(organ, catalogue, actor, "起草目录")
    if lines is None:
        lines = lines_in_force(organ.pk, catalogue, on=timezone.localdate(at))
    version = _create(organ, catalogue, actor, lines, at, reason=reason)
    _record(version, actor, verb="start_version", label="起草目录调整", payload={}, at=at)
    return version


@transaction.atomic
def import_catalogue(
    organ: Organ,
    catalogue: str,
    *,
    rows: Sequence[Sequence[str]],
    source: str,
    actor: Actor,
    at: datetime | None = None,
) -> CatalogueVersion:
    """A draft from the rows of a published catalogue's table; what could not be read stands in its `faults`.

    StepRefused when the rows are no catalogue at all. Lines are known again by their titles, so that codes, kinds,
    sections and items stay with them.
    """
    _lock(organ)
    _demand_may_begin(organ, catalogue, actor, "导入目录")
    before = lines_in_force(organ.pk, catalogue, on=timezone.localdate(at))
    read = read_catalogue(
        rows,
        catalogue=catalogue,
        known=before,
        taken=codes_ever_used(organ, catalogue),
        organ_name=organ.name,
    )
    if not read.lines:
        raise StepRefused("导入目录", read.problems or ["表中没有读到任何公开事项"])
    version = _create(organ, catalogue, actor, read.lines, at, source=source[:200])
    version.faults = [fault.as_mapping() for fault in read.faults]
    version.save(update_fields=["faults"])
    told = in_short(differences(before, read.lines))
    payload = {"source": source, "faults": len(read.faults)}
    _record(version, actor, verb="import_catalogue", label=f"导入目录：{told}", payload=payload, at=at)
    return version


def _lock(organ: Organ) -> None:
    """One at a time begins a draft of an organ's catalogue."""
    Organ.objects.select_for_update().get(pk=organ.pk)


def _demand_may_begin(organ: Organ, catalogue: str, actor: Actor, label: str) -> None:
    refusal = may_draft(actor, organ.pk)
    reasons = [refusal] if refusal else []
    if CatalogueVersion.objects.filter(organ=organ, catalogue=catalogue, state__in=OPEN).exists():
        reasons.append("这个目录已有一份草案在办：请先办完，或者将它作废")
    if reasons:
        raise StepRefused(label, reasons)


def _create(
    organ: Organ,
    catalogue: str,
    actor: Actor,
    lines: Sequence[Line],
    at: datetime | None,
    **more: Any,
) -> CatalogueVersion:
    return CatalogueVersion.objects.create(
        organ=organ,
        catalogue=catalogue,
        lines=[as_mapping(line) for line in lines],
        drafted_by_id=actor.member_id,
        drafted_at=at or timezone.now(),
        editor_ids=[actor.member_id] if actor.member_id else [],
        **more,
    )


def _record(
    version: CatalogueVersion,
    actor: Actor,
    *,
    verb: str,
    label: str,
    payload: dict[str, Any],
    at: datetime | None,
) -> None:
    entries.write(
        version.organ_id,
        version,
        verb=verb,
        label=f"{label}（{version.get_catalogue_display()}）"[:200],
        actor=actor,
        payload={"catalogue": version.catalogue, "lines": len(version.lines), **payload},
        at=at,
    )
