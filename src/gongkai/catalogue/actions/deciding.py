"""提交、批准、施行: a version is approved in one step, and comes into force on its day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.steps import record
from gongkai.catalogue.actions.locking import begin
from gongkai.catalogue.differences import as_mapping, differences, in_short
from gongkai.catalogue.headings import make_headings
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import lines_from
from gongkai.catalogue.listeners import tell_after_commit
from gongkai.catalogue.models import CatalogueVersion, VersionState
from gongkai.catalogue.requirements import versions_of
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.models import Organ


@transaction.atomic
def submit_version(
    version_id: int, *, actor: Actor, reason: str, in_force_from: date | None, at: datetime | None = None
) -> CatalogueVersion:
    """Lay a draft before the director, with its reason and the day on which it is to come into force."""
    form = {"reason": reason, "in_force_from": in_force_from, "on": timezone.localdate(at)}
    version, step = begin("submit_version", version_id, actor, form)
    version.reason, version.in_force_from = reason.strip()[:400], in_force_from
    version.save(update_fields=["state", "reason", "in_force_from"])
    payload = {"reason": version.reason, "in_force_from": in_force_from}
    record(version, step, actor, note=version.reason, payload=payload, at=at)
    return version


@transaction.atomic
def send_back_version(
    version_id: int, *, actor: Actor, note: str, at: datetime | None = None
) -> CatalogueVersion:
    version, step = begin("send_back_version", version_id, actor, {"note": note})
    version.save(update_fields=["state"])
    record(version, step, actor, note=note, at=at)
    return version


@transaction.atomic
def drop_version(version_id: int, *, actor: Actor, at: datetime | None = None) -> CatalogueVersion:
    """Give a draft up; what it held stays in the record."""
    version, step = begin("drop_version", version_id, actor, {})
    version.save(update_fields=["state"])
    record(version, step, actor, at=at)
    return version


@transaction.atomic
def approve_version(version_id: int, *, actor: Actor, at: datetime | None = None) -> CatalogueVersion:
    """Number the version and freeze what it changes; its headings follow at once, or on its day."""
    on = timezone.localdate(at)
    version, step = begin("approve_version", version_id, actor, {"on": on})
    Organ.objects.select_for_update().get(pk=version.organ_id)
    last = versions_of(version).values_list("number", flat=True).first() or 0
    before = lines_in_force(version.organ_id, version.catalogue, on=on)
    found = differences(before if last else [], lines_from(version.lines))
    version.number = last + 1
    version.changes = [as_mapping(each) for each in found]
    version.approved_by_id, version.approved_at = actor.member_id, at or timezone.now()
    version.save()
    note = f"第 {version.number} 版，{in_short(found)}"
    payload = {"number": version.number, "reason": version.reason, "in_force_from": version.in_force_from}
    record(version, step, actor, note=note, payload=payload, legal_on=version.in_force_from, at=at)
    if version.in_force_from and version.in_force_from <= on:
        _apply(version, at=at)
    return version


def put_into_force(at: datetime) -> Sequence[str]:
    """每日事项: versions whose day has come; a sentence for each."""
    waiting = CatalogueVersion.objects.filter(
        state=VersionState.APPROVED, applied_at=None, in_force_from__lte=timezone.localdate(at)
    )
    told = []
    for pk in waiting.order_by("in_force_from", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            version = (
                CatalogueVersion.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)
            )
            if version.applied_at is None:
                _apply(version, at=at)
                told.append(f"{version.organ.short_name}《{version}》自 {version.in_force_from} 起施行")
    return told


def _apply(version: CatalogueVersion, *, at: datetime | None) -> None:
    """Make the headings say what the version says; one entry."""
    assert version.in_force_from  # noqa: S101 (an approved version has its day, by constraint)
    ended = make_headings(
        version.organ, version.catalogue, lines_from(version.lines), on=version.in_force_from
    )
    version.applied_at = at or timezone.now()
    version.save(update_fields=["applied_at"])
    entries.write(
        version.organ_id,
        version,
        verb="put_into_force",
        label=f"目录施行：第 {version.number} 版，现行 {len(version.lines)} 项，停用 {ended} 项",
        actor=SYSTEM,
        legal_on=version.in_force_from,
        at=at,
    )
    tell_after_commit()
