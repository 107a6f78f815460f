"""What is done with pages that came from outside is done in the process apart: these functions ask it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.privacy import apart
from gongkai.privacy.findings import NOTHING_ALLOWED, Allowance, FindingKind
from gongkai.redaction.marks import Mark, mark_from

LONGEST_SECONDS = 300
LONGEST_LOOK_SECONDS = 30
_HERE = "gongkai.redaction"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The PDF without what was marked; `pictured` are the pages, from 1, that are pictures now."""

    content: bytes
    pictured: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Personal data that a detector found on a page: `masked` shows no more of it than is needed to find it."""

    kind: FindingKind
    masked: str
    page: int
    marks: tuple[Mark, ...]

    def as_mapping(self) -> dict[str, Any]:
        marks = [mark.as_mapping() for mark in self.marks]
        return {"kind": self.kind.value, "masked": self.masked, "page": self.page, "marks": marks}

    def is_covered_by(self, marks: Sequence[Mark]) -> bool:
        return all(any(each.covers(own) for each in marks) for own in self.marks)


def proposal_from(told: Mapping[str, Any]) -> Proposal:
    """The proposal that `as_mapping` wrote."""
    marks = tuple(mark_from(mark) for mark in told["marks"])
    return Proposal(FindingKind(told["kind"]), str(told["masked"]), int(told["page"]), marks)


def redacted(pdf: bytes, marks: Sequence[Mark]) -> Redacted:
    """A working copy without what lies under the marks; Unreadable for marks that fit no page."""
    told, (made,) = apart.call(
        f"{_HERE}.document:redact_alone",
        {"marks": [mark.as_mapping() for mark in marks]},
        pdf,
        seconds=LONGEST_SECONDS,
    )
    return Redacted(made, tuple(int(number) for number in told["pictured"]))


def page_picture(pdf: bytes, page: int, marks: Sequence[Mark] = ()) -> bytes:
    """The page as JPEG for a screen, its marks burnt in; LookupError where there is no such page."""
    told, (made,) = apart.call(
        f"{_HERE}.viewing:show_alone",
        {"page": page, "marks": [mark.as_mapping() for mark in marks]},
        pdf,
        seconds=LONGEST_LOOK_SECONDS,
    )
    if told["missing"]:
        raise LookupError(page)
    return made


def places_of(pdf: bytes, text: str) -> list[Mark]:
    """A mark over each place where the text stands, on any page."""
    told, _ = apart.call(f"{_HERE}.text_places:find_alone", {"text": text}, pdf, seconds=LONGEST_LOOK_SECONDS)
    return [mark_from(each) for each in told["marks"]]


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What detectors found on the pages; `wordless` are pages without any text, at which a person has to look."""

    proposals: tuple[Proposal, ...]
    wordless: tuple[int, ...]


def look_over(pdf: bytes, *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None) -> LookedOver:
    """Personal data that the detectors find in the text of the pages; pictures of text are not read.

    `on` is the day on which ages are told.
    """
    told, _ = apart.call(
        f"{_HERE}.text_places:propose_alone",
        {
            "phones": sorted(allowed.phones),
            "emails": sorted(allowed.emails),
            "on": on.isoformat() if on else "",
        },
        pdf,
        seconds=LONGEST_LOOK_SECONDS,
    )
    found = (proposal_from(each) for each in told["found"])
    return LookedOver(tuple(found), tuple(int(page) for page in told["wordless"]))
