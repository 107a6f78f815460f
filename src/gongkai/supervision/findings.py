"""What an inspection finds (pure)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from gongkai.supervision.rules import rules


@dataclass(frozen=True)
class SiteFinding:
    """One thing that is wrong: which rule, where (an address or a heading), and what, in a sentence."""

    rule: str
    where: str
    sentence: str

    def as_mapping(self) -> dict[str, str]:
        return asdict(self)


def failed(findings: Iterable[SiteFinding]) -> list[str]:
    """Labels of the rules by which the site would fail (单项否决), with their counts."""
    counts = Counter(finding.rule for finding in findings)
    return [
        f"{rule.label} {counts[code]} 处"
        for code, rule in rules().rules.items()
        if rule.fails and counts[code] >= rule.fails
    ]
