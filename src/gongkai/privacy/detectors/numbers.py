"""Long numbers (证件、卡、电话): where one may begin is asked once of the whole text, then what it is."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from gongkai.privacy.detectors import cards, phones, resident
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.shapes import MARKS
from gongkai.privacy.detectors.written import Written

Judge: TypeAlias = Callable[[Written, Given, int, str], Hit | None]
_JUDGES: tuple[tuple[str, Judge], ...] = (
    (resident.FORM, resident.identity),
    (cards.FORM, cards.bank_card),
    (resident.OLD_FORM, resident.old_identity),
    (phones.MOBILE_FORM, phones.mobile),
    (phones.LANDLINE_FORM, phones.landline),
)
_TELLING = 3
"""So many of these tell by check digit or birthday what they are."""
_FORMS = "|".join(f"({form})" for form, _ in _JUDGES)
# The look behind comes after the first digit: the search then skips to digits at the speed of a table look-up.
_BEGINNING = re.compile(rf"[0-9](?<![0-9].)(?=[0-9{MARKS}]{{10}})(?={_FORMS})")
_BLANKED = "\x03"


def numbers(written: Written, given: Given) -> Iterator[Hit]:
    """First the numbers that tell what they are; phones only in what these leave.

    Judges of earlier forms than the first that fits need not be asked.
    """
    text = written.text
    starts = [(match.start(), (match.lastindex or 1) - 1) for match in _BEGINNING.finditer(text)]
    telling: list[Hit] = []
    for start, form in starts:
        for _, judge in _JUDGES[form:_TELLING]:
            if hit := judge(written, given, start, text):
                telling.append(hit)
                break
    yield from telling
    rest = _without(text, telling)
    for start, form in starts:
        if rest[start] in "180":
            for _, judge in _JUDGES[max(form, _TELLING) :]:
                if hit := judge(written, given, start, rest):
                    yield hit
                    break


def _without(text: str, hits: list[Hit]) -> str:
    """The text with blanked numbers, in its old length."""
    parts: list[str] = []
    last = 0
    for hit in hits:
        if hit.start >= last:
            parts += (text[last : hit.start], _BLANKED * (hit.end - hit.start))
            last = hit.end
    return "".join((*parts, text[last:]))
