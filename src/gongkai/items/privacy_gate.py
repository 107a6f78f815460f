"""个人信息关口: nothing is published before everything that the public would see of it was scanned.

Full identity, bank and private phone numbers stop a publication; the rest waits for a reviewer's reason, which holds
for exactly these findings. Every way out of the building asks `demand_clean`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.items.choices import State
from gongkai.items.editions import files_of
from gongkai.items.file_findings import findings_of_files
from gongkai.items.models import Attachment, Edition, Item, Scan
from gongkai.items.models.clearance import MOST_FINDINGS
from gongkai.items.public_tables import PublicTable
from gongkai.items.revised import files_as_proposed, open_revision, revised
from gongkai.items.scanned_content import Content, content_of, content_of_editions
from gongkai.items.scanning_rules import allowance_of, rules_of
from gongkai.organs.models import Organ
from gongkai.privacy.findings import Finding, finding_from
from gongkai.privacy.passages import Passage
from gongkai.privacy.scanning import scan_pieces

MOST_TOLD = 20


@dataclass(frozen=True)
class Verdict:
    """检查结果: what was found in which content.

    `findings` are at most MOST_FINDINGS, those that block first; `blocking` and `warnings` count them all.
    `table` is the public list of the content, for whoever makes an edition of it; `latest` the record of the item's
    last scan where that was of this very content.
    """

    digest: str
    findings_digest: str
    findings: tuple[Finding, ...]
    blocking: int
    warnings: int
    table: PublicTable | None = None
    latest: Scan | None = None


def demand_clean(item: Item, label: str, *, reason: str = "", at: datetime | None = None) -> Verdict:
    """Keep what is found in the item as it is about to be public; StepRefused with every finding that stops it."""
    verdict = verdict_of(item, reason=reason, at=at)
    reasons = why_not_public(item, verdict)
    if reasons:
        raise StepRefused(label, reasons)
    kept(item, verdict, at=at)
    return verdict


def demand_no_numbers(
    label: str, organ: Organ, texts: Mapping[str, str], *, at: datetime | None = None
) -> None:
    """StepRefused when words that the public reads beside an item (a place, a reason) hold what blocks."""
    pieces = [Passage(where, text) for where, text in texts.items() if text]
    found = scan_pieces(pieces, allowed=allowance_of(organ), on=timezone.localdate(at))
    blocking = [finding for finding in found if finding.blocks]
    if blocking:
        raise StepRefused(
            label, [f"公众会看到的文字含有个人信息，请删去：{one.sentence}" for one in blocking]
        )


def why_not_public(item: Item, verdict: Verdict) -> list[str]:
    """Sentences for what blocks, then for what still lacks a reviewer's reason; empty when the item may go out."""
    if verdict.blocking:
        told = [finding for finding in verdict.findings if finding.blocks]
        return [
            f"含有不得公开的个人信息，请删改后再发布：{each}" for each in sentences(told, verdict.blocking)
        ]
    if verdict.warnings and not is_cleared(item, verdict.findings_digest):
        waits = "、".join(dict.fromkeys(finding.kind.label for finding in verdict.findings))
        return [
            f"含有可能的个人信息（{waits}，共 {verdict.warnings} 处），须由保密审查人员说明公开的理由",
            *sentences(verdict.findings, verdict.warnings),
        ]
    return []


def sentences(findings: Sequence[Finding], count: int) -> list[str]:
    """The first MOST_TOLD findings, and how many there are beside them."""
    told = [finding.sentence for finding in findings[:MOST_TOLD]]
    return [*told, f"另有 {count - len(told)} 处"] if count > len(told) else told


def is_cleared(item: Item, findings_digest: str) -> bool:
    return item.clearances.filter(findings_digest=findings_digest).exists()


def verdict_of(item: Item, *, reason: str = "", at: datetime | None = None) -> Verdict:
    """What a scan of the item as it now is finds; the same content is not scanned twice."""
    return judged(item, content_of(item, files_of(item), reason=reason), at=at)


def verdict_as_proposed(item: Item, *, at: datetime | None = None) -> Verdict:
    """What a scan finds in the item as it would be public: with its open revision, if there is one."""
    revision = open_revision(item) if item.state == State.PUBLISHED else None
    if revision is None:
        return verdict_of(item, at=at)
    content = content_of(revised(item, revision), files_as_proposed(item, revision), reason=revision.reason)
    return judged(item, content, at=at)


def verdict_of_editions(item: Item, editions: Sequence[Edition], *, at: datetime | None = None) -> Verdict:
    """What a scan of what the public can open of an item finds; editions newest first."""
    return judged(item, content_of_editions(editions), at=at)


def judged(item: Item, content: Content, *, at: datetime | None = None) -> Verdict:
    """The findings of the latest scan of this content, or of a scan made now."""
    digest = content.digest(rules_of(item.organ, on=timezone.localdate(at)))
    latest = _latest_scan(item) if item.pk else None
    if latest is not None and latest.digest == digest:
        return replace(verdict_from(latest), table=content.table, latest=latest)
    known = item.scans.filter(digest=digest).order_by("-pk").first() if item.pk else None
    if known is not None:
        return replace(verdict_from(known), table=content.table)
    attachments = item.attachments.defer("text") if content.files else ()
    return scanned(item.organ, content, digest=digest, attachments=attachments, at=at)


def scanned(
    organ: Organ,
    content: Content,
    *,
    digest: str,
    attachments: Iterable[Attachment],
    at: datetime | None = None,
) -> Verdict:
    """A scan made now; no query but for the attachments."""
    on = timezone.localdate(at)
    found = scan_pieces(content.pieces, allowed=allowance_of(organ), on=on)
    found += findings_of_files(content.files, attachments, organ=organ, on=on)
    blocking = [finding for finding in found if finding.blocks]
    warnings = [finding for finding in found if not finding.blocks]
    return Verdict(
        digest=digest,
        findings_digest=content.findings_digest(found),
        findings=(*blocking, *warnings)[:MOST_FINDINGS],
        blocking=len(blocking),
        warnings=len(warnings),
        table=content.table,
    )


def verdict_from(scan: Scan) -> Verdict:
    """What a scan that was kept found."""
    findings = tuple(finding_from(told) for told in scan.findings)
    return Verdict(scan.digest, scan.findings_digest, findings, scan.blocking, scan.warnings)


def kept(item: Item, verdict: Verdict, *, at: datetime | None = None, is_recheck: bool = False) -> Scan:
    """Write down what a scan found; the same finding of the latest scan is not written down again."""
    if verdict.latest is not None and not is_recheck:
        return verdict.latest
    latest = _latest_scan(item, is_recheck=is_recheck)
    if latest is not None and latest.digest == verdict.digest:
        return latest
    scan = scan_from(item.pk, verdict, at=at or timezone.now(), is_recheck=is_recheck)
    scan.save(force_insert=True)
    return scan


def _latest_scan(item: Item, *, is_recheck: bool = False) -> Scan | None:
    return item.scans.filter(is_recheck=is_recheck).order_by("-pk").first()


def scan_from(item_id: int, verdict: Verdict, *, at: datetime, is_recheck: bool = False) -> Scan:
    """An unsaved record of a verdict."""
    return Scan(
        item_id=item_id,
        made_at=at,
        digest=verdict.digest,
        findings_digest=verdict.findings_digest,
        findings=[finding.as_mapping() for finding in verdict.findings],
        blocking=verdict.blocking,
        warnings=verdict.warnings,
        is_recheck=is_recheck,
    )
