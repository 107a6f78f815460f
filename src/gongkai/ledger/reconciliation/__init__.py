"""勾稽关系: every rule that a report's tables, text and surroundings must satisfy, and what breaks them.

``RULES`` is the active list. A rule whose inputs are absent is not run, and ``review`` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.ledger.reconciliation import applications, filling, proactive, prose, remedies, whole_report
from gongkai.ledger.reconciliation.context import OrganLevel, ReconciliationContext
from gongkai.ledger.reconciliation.findings import Finding, Severity
from gongkai.ledger.reconciliation.rule import Rule

__all__ = [
    "RULES",
    "Finding",
    "OrganLevel",
    "Reconciliation",
    "ReconciliationContext",
    "Rule",
    "Severity",
    "reconcile",
    "review",
]

RULES: tuple[Rule, ...] = (
    *applications.RULES,
    *remedies.RULES,
    *proactive.RULES,
    *prose.RULES,
    *whole_report.RULES,
    *filling.RULES,
)
_WEIGHTS = list(Severity)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The outcome of an examination: findings, heaviest first; rules run; rules skipped and why."""

    findings: tuple[Finding, ...]
    rules_run: tuple[str, ...]
    rules_skipped: Mapping[str, str]


def review(context: ReconciliationContext) -> Reconciliation:
    """Hold a report against all rules (勾稽关系) whose inputs are there."""
    skipped = {rule.id: why for rule in RULES if (why := rule.why_not_run(context)) is not None}
    active = [rule for rule in RULES if rule.id not in skipped]
    findings = sorted(
        (finding for rule in active for finding in rule.run(context)),
        key=lambda finding: _WEIGHTS.index(finding.severity),
    )
    return Reconciliation(tuple(findings), tuple(rule.id for rule in active), skipped)


def reconcile(context: ReconciliationContext) -> tuple[Finding, ...]:
    """The findings alone, heaviest first."""
    return review(context).findings
