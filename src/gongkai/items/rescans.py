"""复查: what is public already, looked at again as the public can open it now; reads only, `actions.rescans` writes."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gongkai.items.choices import State
from gongkai.items.models import Attachment, Clearance, Edition, Item, Rescan, Scan
from gongkai.items.privacy_gate import Verdict, scanned, verdict_from
from gongkai.items.scanned_content import Content, content_of_editions
from gongkai.items.scanning_rules import rules_of

BATCH = 100


@dataclass(frozen=True)
class Look:
    """One item as a rescan found it; `is_news` where the record of its last recheck says something else."""

    item: Item
    verdict: Verdict
    is_news: bool
    is_settled: bool

    @property
    def leaks(self) -> bool:
        """Holds what must never be public, and nobody has said that it is a false alarm."""
        return bool(self.verdict.blocking) and not self.is_settled

    @property
    def waits(self) -> bool:
        return bool(self.verdict.warnings) and not self.verdict.blocking and not self.is_settled


def items_of(run: Rescan) -> QuerySet[Item]:
    """The published items that a run looks at, also those that hang on a notice board only, by ascending id."""
    found = Item.objects.filter(state=State.PUBLISHED)
    if run.organs:
        found = found.filter(organ_id__in=run.organs)
    if run.since:
        changed = Edition.objects.filter(item=OuterRef("pk"), made_at__date__gte=run.since)
        found = found.filter(Exists(changed))
    return found.order_by("pk")


def batch_of(run: Rescan) -> list[Item]:
    """The next items of a run; empty when it has come to the end."""
    following = items_of(run).filter(pk__gt=run.last_item).select_related("organ").defer("body")
    return list(following[:BATCH])


def looks_at(items: Sequence[Item], *, at: datetime | None = None) -> list[Look]:
    """What a scan finds in the open editions and files of these items; five queries whatever their number."""
    on = timezone.localdate(at)
    contents = _contents(items)
    files = _attachments([pk for pk, content in contents.items() if content.files])
    digests = {item.pk: contents[item.pk].digest(rules_of(item.organ, on=on)) for item in items}
    known = _known(digests)
    verdicts = {
        item.pk: known.get(digests[item.pk])
        or scanned(item.organ, contents[item.pk], digest=digests[item.pk], attachments=files[item.pk], at=at)
        for item in items
    }
    latest = _latest_rechecks(items)
    settled = _settled({pk: verdict.findings_digest for pk, verdict in verdicts.items()})
    return [
        Look(item, verdict, is_news=_is_news(verdict, latest.get(item.pk)), is_settled=item.pk in settled)
        for item in items
        for verdict in (verdicts[item.pk],)
    ]


def _contents(items: Sequence[Item]) -> dict[int, Content]:
    editions: dict[int, list[Edition]] = defaultdict(list)
    open_ones = Edition.objects.filter(item__in=[item.pk for item in items], closed_at=None)
    for edition in open_ones.order_by("item_id", "-number"):
        editions[edition.item_id].append(edition)
    return {item.pk: content_of_editions(editions[item.pk]) for item in items}


def _attachments(item_ids: Collection[int]) -> dict[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = defaultdict(list)
    if item_ids:
        for file in Attachment.objects.filter(item__in=item_ids).defer("text", "original_findings"):
            found[file.item_id].append(file)
    return found


def _known(digests: dict[int, str]) -> dict[str, Verdict]:
    """What earlier scans found in the same content by the same rules."""
    scans = Scan.objects.filter(item__in=digests, digest__in=set(digests.values())).order_by("pk")
    return {scan.digest: verdict_from(scan) for scan in scans}


def _latest_rechecks(items: Sequence[Item]) -> dict[int, str]:
    rechecks = Scan.objects.filter(item__in=[item.pk for item in items], is_recheck=True).order_by("pk")
    return dict(rechecks.values_list("item_id", "findings_digest"))


def _settled(findings: dict[int, str]) -> set[int]:
    wanted = {pk: digest for pk, digest in findings.items() if digest}
    cleared = Clearance.objects.filter(item__in=wanted, findings_digest__in=set(wanted.values()))
    pairs = cleared.values_list("item_id", "findings_digest")
    return {pk for pk, digest in pairs if wanted[pk] == digest}


def _is_news(verdict: Verdict, last_recheck: str | None) -> bool:
    """Items without findings leave no record, unless an earlier recheck found something in them."""
    return verdict.findings_digest != (last_recheck or "")


def unsettled(organ_ids: Collection[int] | None = None) -> QuerySet[Scan]:
    """The latest recheck of each published item that waits for somebody: not withdrawn, changed or answered for."""
    newer = Scan.objects.filter(item=OuterRef("item"), is_recheck=True, pk__gt=OuterRef("pk"))
    answered = Clearance.objects.filter(item=OuterRef("item"), findings_digest=OuterRef("findings_digest"))
    found = Scan.objects.filter(is_recheck=True, item__state=State.PUBLISHED).exclude(findings_digest="")
    if organ_ids is not None:
        found = found.filter(item__organ_id__in=organ_ids)
    return found.filter(~Exists(newer), ~Exists(answered))
