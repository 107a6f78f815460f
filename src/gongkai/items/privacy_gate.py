"""个人信息关口: nothing is published before everything that the public would see of it was scanned.

Full identity, bank and private phone numbers stop a publication; the rest waits for a reviewer's reason, which holds
for exactly these findings. Every way out of the building asks `demand_clean`.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.items.body import plain_text
from gongkai.items.editions import card_of, files_of, table_of
from gongkai.items.models import Attachment, Edition, Item, Scan
from gongkai.items.public_tables import PublicTable, shown, table_from
from gongkai.organs.models import Organ
from gongkai.privacy.findings import Allowance, Finding, finding_from
from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.scanning import scan_pieces

DETECTORS = 1
"""Raise it when the detectors change, so that what was scanned before is scanned again."""
MOST_TOLD = 20
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"\d[\d\- ]{4,}\d", re.ASCII)


@dataclass(frozen=True)
class Verdict:
    """检查结果: the findings and the digest of the content that they were found in."""

    digest: str
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.blocks)


def demand_clean(item: Item, label: str, *, at: datetime | None = None) -> None:
    """StepRefused with every finding that stops the item; call it with the item as it is about to be public."""
    reasons = why_not_public(item, verdict_of(item, at=at))
    if reasons:
        raise StepRefused(label, reasons)


def why_not_public(item: Item, verdict: Verdict) -> list[str]:
    """Sentences for what blocks, then for what still lacks a reviewer's reason; empty when the item may go out."""
    blocking = _told(verdict.blocking)
    if blocking:
        return [f"含有不得公开的个人信息，请删改后再发布：{sentence}" for sentence in blocking]
    if verdict.warnings and not is_cleared(item, verdict.warnings):
        waits = "、".join(dict.fromkeys(finding.kind.label for finding in verdict.warnings))
        return [
            f"含有可能的个人信息（{waits}，共 {len(verdict.warnings)} 处），须由保密审查人员说明公开的理由",
            *_told(verdict.warnings),
        ]
    return []


def is_cleared(item: Item, warnings: Sequence[Finding]) -> bool:
    return item.clearances.filter(findings_digest=findings_digest(warnings)).exists()


def findings_digest(findings: Iterable[Finding]) -> str:
    """The same for the same findings in the same places, in whatever order."""
    told = sorted(
        json.dumps(finding.as_mapping(), ensure_ascii=False, sort_keys=True) for finding in findings
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def verdict_of(item: Item, *, at: datetime | None = None) -> Verdict:
    """What a scan of the item as it now is finds; a scan of the same content is not made twice."""
    return _judged(item, content_pieces(item, table_of(item)), _attached(item, files_of(item)), at)


def verdict_of_edition(item: Item, edition: Edition, *, at: datetime | None = None) -> Verdict:
    """What a scan of what the public sees of an edition finds."""
    table = table_from(edition.table) if edition.table else None
    pieces = [
        Passage("标题", edition.title),
        *(Passage(f"信息卡“{label}”", value) for label, value in edition.card),
        *_passages(plain_text(edition.content)),
        *_table_pieces(table),
    ]
    return _judged(item, pieces, _attached(item, edition.files), at)


def content_pieces(item: Item, table: PublicTable | None) -> list[Piece]:
    """Title, card, text and public rows, each with its place."""
    card = [Passage(f"信息卡“{label}”", value) for label, value in card_of(item)]
    return [Passage("标题", item.title), *card, *_passages(plain_text(item.body)), *_table_pieces(table)]


def _passages(text: str) -> list[Piece]:
    return [Passage("正文", text)] if text else []


def _table_pieces(table: PublicTable | None) -> list[Piece]:
    if table is None:
        return []
    heads = [column.heading for column in table.columns]
    lines = [
        [shown(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows
    ]
    return [Passage("名单标题", table.caption), Table("名单", [heads, *lines], has_letters=False)]


def _attached(item: Item, files: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The stored findings of each file's rendition, beside its digest."""
    found = {
        kept.rendition: kept.findings
        for kept in Attachment.objects.filter(item=item, rendition__in=[file["digest"] for file in files])
    }
    return [{**file, "findings": found.get(file["digest"], [])} for file in files]


def _judged(item: Item, pieces: list[Piece], files: list[dict[str, Any]], at: datetime | None) -> Verdict:
    on = timezone.localdate(at)
    allowed = allowance_of(item.organ)
    digest = _digest(pieces, files, allowed, on)
    known = item.scans.filter(digest=digest).order_by("-pk").first() if item.pk else None
    if known is not None:
        return Verdict(digest, tuple(finding_from(told) for told in known.findings))
    found = scan_pieces(pieces, allowed=allowed, on=on)
    found += [_within(file["name"], finding_from(told)) for file in files for told in file["findings"]]
    return Verdict(digest, tuple(found))


def _within(name: str, finding: Finding) -> Finding:
    return Finding(finding.kind, f"附件“{name}”{finding.where}", finding.masked, finding.severity)


def kept(item: Item, verdict: Verdict, *, at: datetime | None = None, is_recheck: bool = False) -> Scan:
    """Write down what a scan found; the same content is written down once."""
    known = item.scans.filter(digest=verdict.digest, is_recheck=is_recheck).order_by("-pk").first()
    return known or Scan.objects.create(
        item=item,
        made_at=at or timezone.now(),
        digest=verdict.digest,
        findings=[finding.as_mapping() for finding in verdict.findings],
        blocking=len(verdict.blocking),
        warnings=len(verdict.warnings),
        is_recheck=is_recheck,
    )


def allowance_of(organ: Organ) -> Allowance:
    """The organ's own office numbers and addresses, as its record has them."""
    written = " ".join((organ.phone, organ.fax, organ.office_phones, organ.internet_contact))
    return Allowance(phones=frozenset(_PHONE.findall(written)), emails=frozenset(_EMAIL.findall(written)))


def _digest(pieces: list[Piece], files: list[dict[str, Any]], allowed: Allowance, on: date) -> str:
    # The year is enough of the day: it decides only who is still a minor.
    said: list[Any] = [DETECTORS, on.year, sorted(allowed.phones), sorted(allowed.emails)]
    for piece in pieces:
        said.append([piece.where, piece.text] if isinstance(piece, Passage) else [piece.where, piece.rows])
    said += [[file["name"], file["digest"], file["findings"]] for file in files]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _told(findings: Sequence[Finding]) -> list[str]:
    sentences = [finding.sentence for finding in findings[:MOST_TOLD]]
    rest = len(findings) - len(sentences)
    return [*sentences, f"另有 {rest} 处"] if rest > 0 else sentences
