"""Masks that hide too little (掩码过弱): behind 640221********1231 stand fewer than three thousand numbers."""

import re
from collections.abc import Iterator

from gongkai.law.regions import division_names
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.partly_hidden import STARS, starred

_MASKED = re.compile(
    rf"[0-9](?<![0-9][0-9])[0-9 \t\-]{{3,20}}[{STARS}xX]{{2}}[{STARS}xX \t\-]{{0,20}}(?:[0-9 \t]{{0,8}}[0-9xX])?"
)
_MARKS = f"{STARS}Xx"
_HIDDEN_AT_LEAST = 9
_LENGTHS = (15, 18)


def weak_masks(written: Written, given: Given) -> Iterator[Hit]:
    text = written.text
    if not any(mark in text and mark * 2 in text for mark in _MARKS):
        return
    for match in _MASKED.finditer(text):
        number = re.sub(r"[^0-9*X]", "", starred(match[0].strip()))
        hidden = number.count("*")
        shown = len(number) - len(number.lstrip("0123456789"))
        if hidden < 2 or shown < 6 or number[:2] not in division_names():
            continue
        if len(number) not in _LENGTHS and not _is_id(written, match.start(), number):
            continue
        if hidden < _HIDDEN_AT_LEAST:
            masked = "*" * 14 + number[-4:]
            yield Hit(*match.span(), FindingKind.WEAK_MASK, masked, Severity.WARN)


def _is_id(written: Written, start: int, number: str) -> bool:
    """A mask with a wrong count of stars, where division or label tell that it hides an identity number."""
    kind = nearest(written.label(start))
    ends = len(number) - len(number.rstrip("0123456789X"))
    return kind == "identity" or (kind != "bank" and ends >= 3 and number[:6] in division_names())
