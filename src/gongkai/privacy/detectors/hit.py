"""What a detector answers, and what it is told."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.privacy.findings import FindingKind, Severity


class Hit(NamedTuple):
    """A stretch of the text; `masked` shows no more of it than is needed to find it."""

    start: int
    end: int
    kind: FindingKind
    masked: str
    severity: Severity


@dataclass(frozen=True)
class Given:
    """The organ's own `phones` (digits only) and `emails` (lower case), and the day on which ages are told."""

    phones: frozenset[str] = field(default=frozenset())
    emails: frozenset[str] = field(default=frozenset())
    on: date | None = None
