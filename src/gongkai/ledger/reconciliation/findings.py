"""What reconciliation says: the rule, the cells, what was expected, what was found, and the way out."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Amount = int | Decimal | str | None


class Severity(StrEnum):
    """How much a finding weighs: block (cannot be published), error (不平), warn (confirm), info."""

    BLOCK = "block"
    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What a rule's check yields; a severity here overrides the rule's own."""

    sentence: str
    cells: tuple[str, ...] = ()
    expected: Amount = None
    found: Amount = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One 不平 or doubt: ``sentence`` says in Chinese what is wrong, where, and the way out.

    ``cells`` are cell codes; ``expected`` and ``found`` are figures or days, None where they say nothing.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...]
    expected: Amount
    found: Amount
    sentence: str
