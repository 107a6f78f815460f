"""Writing and verifying 留痕: each entry carries the SM3 digest of itself and of the one before it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash
from django.db import models
from django.utils import timezone

from gongkai.casework import unnamed
from gongkai.casework.models import ChainHead, Entry
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

FIRST = "0" * 64


def subject_of(record: models.Model) -> str:
    """The name under which entries speak of a record: "items.item:12"."""
    return f"{record._meta.label_lower}:{record.pk}"


def of(record: models.Model) -> models.QuerySet[Entry]:
    """What happened to a record, in order."""
    return Entry.objects.filter(subject=subject_of(record)).order_by("sequence")


def write(
    organ_id: int,
    subject: models.Model,
    *,
    verb: str,
    label: str,
    actor: Actor,
    legal_on: date | None = None,
    payload: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Entry:
    """Append one entry; call it inside the transaction of the change that it records.

    Persons whom the subject is about are not named in it, whatever label and payload say (`casework.unnamed`).
    """
    told = json.loads(json.dumps(dict(payload or {}), default=str))
    label, told = unnamed.told_without_names(subject, label, told)
    head = _locked_head(organ_id)
    occurred_at = at or timezone.now()
    entry = Entry(
        organ_id=organ_id,
        sequence=head.sequence + 1,
        subject=subject_of(subject),
        verb=verb,
        label=label[:200],
        member_id=actor.member_id,
        actor_name=actor.name,
        occurred_at=occurred_at,
        legal_on=legal_on or timezone.localdate(occurred_at),
        payload=told,
        previous_hash=head.hash,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
    return entry


def _locked_head(organ_id: int) -> ChainHead:
    heads = ChainHead.objects.select_for_update()
    try:
        return heads.get(organ_id=organ_id)
    except ChainHead.DoesNotExist:
        ChainHead.objects.get_or_create(organ_id=organ_id)
        return heads.get(organ_id=organ_id)


def digest(entry: Entry) -> str:
    """SM3 over every field of the entry and the digest before it, as 64 hexadecimal digits."""
    said = [
        entry.organ_id,
        entry.sequence,
        entry.subject,
        entry.verb,
        entry.label,
        entry.member_id,
        entry.actor_name,
        int(entry.occurred_at.timestamp() * 1_000_000),
        entry.legal_on.isoformat(),
        entry.payload,
        entry.previous_hash,
    ]
    hasher = Hash(SM3())
    hasher.update(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    return hasher.finalize().hex()


@dataclass(frozen=True)
class BrokenLink:
    """The first entry of an organ's chain that does not hold, and why (a Chinese sentence)."""

    organ: str
    sequence: int
    subject: str
    why: str


def verify() -> tuple[int, list[BrokenLink]]:
    """The number of entries checked and the first broken link of each organ's chain."""
    checked, broken = 0, []
    for organ in Organ.objects.order_by("pk"):
        count, link = verify_chain(organ)
        checked += count
        if link:
            broken.append(link)
    return checked, broken


def verify_chain(organ: Organ) -> tuple[int, BrokenLink | None]:
    previous, sequence = FIRST, 0
    entries: Iterator[Entry] = (
        Entry.objects.filter(organ=organ).order_by("sequence").iterator(chunk_size=2000)
    )
    for entry in entries:
        sequence += 1
        why = fault(entry, previous=previous, sequence=sequence)
        if why:
            return sequence - 1, BrokenLink(organ.name, sequence, entry.subject, why)
        previous = entry.hash
    head = ChainHead.objects.filter(organ=organ).first()
    if head and (head.sequence, head.hash) != (sequence, previous):
        return sequence, BrokenLink(
            organ.name, sequence + 1, "", f"末尾缺少留痕：应有 {head.sequence} 条，实有 {sequence} 条"
        )
    return sequence, None


def fault(entry: Entry, *, previous: str, sequence: int) -> str | None:
    if entry.sequence != sequence:
        return f"第 {sequence} 条缺失，其后是第 {entry.sequence} 条"
    if entry.previous_hash != previous:
        return "与前一条的摘要不相接，前一条可能被替换"
    if entry.hash != digest(entry):
        return "内容与摘要不符，该条可能被改动"
    return None
