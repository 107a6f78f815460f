"""更换密钥: everything that is sealed is sealed anew, batch by batch, while both keys open what they made."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from gongkai.casework import entries, sealed_disk
from gongkai.casework.identity_key import current_key, previous_key
from gongkai.casework.sealing import SealBroken, sealed_anew
from gongkai.organs.actors import SYSTEM
from gongkai.organs.models import Organ

log = logging.getLogger(__name__)
BATCH = 200
TOLD_FAULTS = 20


@dataclass(frozen=True)
class SealedPlace:
    """Records with sealed fields; `fields` are their names, `renew` the changed fields of one record ({}: none).

    `bound_to` tells what a record's field is sealed for; `related` are what both read beside the record.
    """

    label: str
    model: Callable[[], type[models.Model]]
    fields: tuple[str, ...]
    bound_to: Callable[[Any, str], str]
    renew: Callable[[Any], Mapping[str, Any]]
    related: tuple[str, ...] = ()


@dataclass
class Rotated:
    """How many records and files were sealed anew, how many were looked at, and what could not be opened."""

    records: int = 0
    files: int = 0
    seen: int = 0
    faults: list[str] = field(default_factory=list)


_places: dict[str, SealedPlace] = {}


def register(place: SealedPlace) -> None:
    """Add a place; called from an app's `ready`."""
    _places[place.label] = place


def places() -> tuple[SealedPlace, ...]:
    return tuple(_places.values())


def renewed(record: models.Model, field: str, *, bound_to: str) -> Mapping[str, bytes]:
    """The field under the current key; {} where it is so already, or empty."""
    sealed = bytes(getattr(record, field))
    anew = sealed_anew(sealed, bound_to=bound_to) if sealed else None
    return {} if anew is None else {field: anew}


def rotate(
    *, batch: int = BATCH, at: datetime | None = None, tell: Callable[[str], None] = lambda line: None
) -> Rotated:
    """Seal anew what is not under the current key; call it again after an interruption, done work is not repeated.

    An entry is written in every organ's chain when something was sealed anew.
    """
    done = Rotated()
    for place in places():
        before = done.records
        for records in _batches(place, batch):
            _renew(place, records, done)
        if done.records > before:
            tell(f"{place.label}：重新加密 {done.records - before} 条")
    for path in sealed_paths():
        _renew_file(path, done)
    if done.files:
        tell(f"封存文件：重新加密 {done.files} 个")
    if done.records or done.files:
        _write_down(done, at)
    return done


def _batches(place: SealedPlace, batch: int) -> Iterator[list[int]]:
    """Keys only, so that no lock is held between batches."""
    manager, last = place.model()._default_manager, 0
    while keys := list(manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        yield keys
        last = keys[-1]


@transaction.atomic
def _renew(place: SealedPlace, keys: list[int], done: Rotated) -> None:
    """One batch, all or nothing."""
    renewed, faults = 0, []
    records = place.model()._default_manager.select_for_update(of=("self",)).filter(pk__in=keys)
    for record in records.select_related(*place.related).order_by("pk"):
        try:
            changed = place.renew(record)
        except SealBroken as broken:
            faults.append(f"{place.label} {record.pk}：{broken}")
            continue
        if changed:
            place.model()._default_manager.filter(pk=record.pk).update(**changed)
            renewed += 1
    done.seen += len(keys)
    done.records += renewed
    done.faults += faults


def sealed_paths() -> Iterator[Path]:
    """Every sealed file of the data folder; each is bound to its own name."""
    for path in sorted(Path(settings.HOME, "sealed").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _renew_file(path: Path, done: Rotated) -> None:
    done.seen += 1
    try:
        done.files += sealed_disk.renew(path)
    except SealBroken as broken:
        done.faults.append(f"封存文件 {path.name[:16]}…：{broken}")


def _write_down(done: Rotated, at: datetime | None) -> None:
    before = previous_key()
    payload = {
        "records": done.records,
        "files": done.files,
        "key": current_key().id.hex(),
        "key_before": before.id.hex() if before else "",
    }
    label = f"更换身份信息密钥：重新加密 {done.records} 条、文件 {done.files} 个"
    for organ in Organ.objects.order_by("pk"):
        with transaction.atomic():
            entries.write(
                organ.pk, organ, verb="rotate_key", label=label, actor=SYSTEM, payload=payload, at=at
            )
