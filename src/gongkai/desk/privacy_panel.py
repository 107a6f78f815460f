"""个人信息检查 at the desk: the latest scan of an item, what blocks, what waits for a reason, and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.items.models import Clearance, Item, Scan
from gongkai.items.privacy_bases import Basis, advice_on
from gongkai.privacy.findings import Finding, finding_from

MOST_PLACES = 12


@dataclass(frozen=True)
class Group:
    """Findings of one kind: each place with its masked value; `more` places are not shown."""

    label: str
    blocks: bool
    places: Sequence[tuple[str, str]]
    more: int
    ways: tuple[str, ...]
    bases: tuple[Basis, ...]

    @property
    def count(self) -> int:
        return len(self.places) + self.more


@dataclass(frozen=True)
class Panel:
    """`clearance` is the reviewer's reason for exactly these findings, if there is one."""

    scan: Scan | None
    groups: tuple[Group, ...]
    clearance: Clearance | None

    @property
    def is_blocked(self) -> bool:
        return self.scan is not None and self.scan.blocking > 0

    @property
    def waits(self) -> bool:
        """A reviewer's reason is lacking."""
        return self.scan is not None and self.scan.warnings > 0 and self.clearance is None

    @property
    def stops(self) -> bool:
        return self.is_blocked or self.waits


def panel_of(item: Item, *, is_recheck: bool = False, most: int = MOST_PLACES) -> Panel:
    """What the latest scan found; of a recheck, in what is public. Two queries."""
    scan = item.scans.filter(is_recheck=is_recheck).order_by("-pk").first()
    if scan is None:
        return Panel(None, (), None)
    return Panel(scan, groups_of(scan.findings, most=most), _clearance(item, scan))


def groups_of(told: Iterable[dict[str, str]], *, most: int = MOST_PLACES) -> tuple[Group, ...]:
    """Findings by kind and weight: what blocks first."""
    found: dict[tuple[bool, str], list[Finding]] = {}
    for finding in map(finding_from, told):
        found.setdefault((not finding.blocks, finding.kind), []).append(finding)
    return tuple(_group(found[key], most) for key in sorted(found, key=lambda key: key[0]))


def _group(findings: list[Finding], most: int) -> Group:
    first, advice = findings[0], advice_on(findings[0].kind)
    places = [(finding.where, finding.masked) for finding in findings[:most]]
    return Group(
        first.kind.label, first.blocks, places, len(findings) - len(places), advice.ways, advice.bases
    )


def _clearance(item: Item, scan: Scan) -> Clearance | None:
    if not scan.findings_digest:
        return None
    given = item.clearances.filter(findings_digest=scan.findings_digest).select_related("reviewer")
    return given.order_by("-pk").first()
