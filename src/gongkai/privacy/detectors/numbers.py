"""Long numbers (证件、卡、电话): where one may begin is asked once of the whole text, then what it is."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors import cards, phones, resident
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.shapes import MARKS
from gongkai.privacy.detectors.written import Written

_TELLING = (resident.identity, cards.bank_card, resident.old_identity)
_PHONES = (phones.mobile, phones.landline)
_PHONES_BEGIN = "180"
# In the order of the judges. The look behind comes after the first digit: the search then skips to digits at the speed
# of a table look-up.
_FORMS = "|".join(
    f"({form})"
    for form in (resident.FORM, cards.FORM, resident.OLD_FORM, phones.MOBILE_FORM, phones.LANDLINE_FORM)
)
_BEGINNING = re.compile(rf"[0-9](?<![0-9].)(?=[0-9{MARKS}]{{10}})(?={_FORMS})")
_BLANKED = "\x03"


def numbers(written: Written, given: Given) -> Iterator[Hit]:
    """First the numbers that tell what they are; phones only in what these leave.

    Judges of earlier forms than the first that fits need not be asked.
    """
    text = written.text
    telling: list[Hit] = []
    phones_at: list[int] = []
    for match in _BEGINNING.finditer(text):
        start, form = match.start(), (match.lastindex or 1) - 1
        if text[start] in _PHONES_BEGIN:
            phones_at.append(start)
        for judge in _TELLING[form:]:
            if hit := judge(written, given, start):
                telling.append(hit)
                break
    yield from telling
    rest = _without(text, telling) if telling else text
    for start in phones_at:
        judges = _PHONES if rest[start] != "0" else _PHONES[::-1]
        for find in judges:
            if hit := find(written, given, start, rest):
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
