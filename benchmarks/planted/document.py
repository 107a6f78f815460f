"""One document of the planted set."""

from dataclasses import dataclass

from gongkai.privacy.findings import FindingKind as Kind


@dataclass(frozen=True, slots=True)
class Planted:
    """`kind` is None for a trap; `way` says how or where; a text where there is no `content`."""

    kind: Kind | None
    way: str
    text: str
    content: bytes | None = None
    name: str = ""
    values: int = 1
