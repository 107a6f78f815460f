"""Long numbers (证件、卡、电话): each cluster of digits is asked once what it is."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.cards import account, bank_card
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.phones import landline, mobile
from gongkai.privacy.detectors.resident import disability_card, resident_id
from gongkai.privacy.detectors.written import BLANKS, CELL, Written

_MOST_PARTS = 4


def _id_with(between: str) -> re.Pattern[str]:
    """Eighteen places with gaps; looking ahead of the first, so that a false start hides no true one.

    The century and the month within make a match rare.
    """
    gap = f"[{BLANKS}{between}]{{0,4}}+"
    digit = "[0-9]"
    century, month, day = f"(?:1{gap}[89]|2{gap}0)", ("[01]", digit), ("[0-3]", digit)
    places = (*[digit] * 5, century, digit, digit, *month, *day, *[digit] * 3)
    rest = "".join(f"{gap}{place}" for place in places)
    return re.compile(rf"[1-9](?<![0-9].)(?=({rest}{gap}[0-9Xx])(?![0-9]))")


_BROKEN_ID = _id_with(r"\r\n—–\-")
_SPLIT_ID = _id_with(CELL)
_SHORTEST_BROKEN_ID = 16
_PARTS = re.compile(
    r"(?<![0-9])(?:(?P<run>[0-9]{11,20})"
    r"|(?P<landline>0(?:10|2[0-9]|[3-9][0-9]{2})[)）]?[ —–-]{0,3}[2-9][0-9]{2,3}[ -]?[0-9]{4})"
    r"|(?P<mobile>1[3-9][0-9](?:[ \-][0-9]{4}[ \-]?[0-9]{4}|[0-9]{4}[ \-][0-9]{4}|[0-9][ \-][0-9]{3}[ \-][0-9]{4}"
    r"|[0-9]{0,7}\n[0-9]{1,8}))"
    r"|(?<!-)(?P<card>[0-9]{4}(?P<gap>[ \-])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?:(?P=gap)?[0-9]{1,3})?"
    r"|62[0-9]{2,16}\n[0-9]{1,15}|62[0-9]{4}[ ][0-9]{10,13})(?!-)"
    r")(?![0-9])"
)


def numbers(written: Written, given: Given) -> Iterator[Hit]:
    """Clusters of one run are told by their length, others by patterns over their parts."""
    text = written.text
    for start, end in written.clusters:
        if text[start:end].isdigit():
            yield from _whole(written, given, start, end)
        else:
            yield from _broken(written, given, start, end)
    if CELL in text:
        for match in _SPLIT_ID.finditer(text):
            cells = match[1].count(CELL) + 1
            if 1 < cells <= _MOST_PARTS or cells >= 17:
                yield from _found(resident_id(written, given, match.start(), match.end(1), is_split=True))


def _whole(written: Written, given: Given, start: int, end: int) -> Iterator[Hit]:
    """One unbroken run; at most one answer."""
    length = end - start
    has_x = length == 17 and written.text[end : end + 1] in ("x", "X")
    hit = None
    if length in (15, 18) or has_x:
        hit = resident_id(written, given, start, end + has_x)
    if hit is None and 16 <= length <= 19:
        hit = bank_card(written, start, end)
    elif length == 20:
        hit = disability_card(written, given, start, end)
    elif length in (11, 13):
        hit = mobile(written, given, start, end)
    if hit is None and length in (11, 12):
        hit = landline(written, given, start, end)
    if hit is None:
        hit = account(written, start, end)
    yield from _found(hit)


def _broken(written: Written, given: Given, start: int, end: int) -> Iterator[Hit]:
    """Parts with blanks, hyphens or line ends between."""
    text = written.text
    for match in _PARTS.finditer(text, start, end):
        kind, (first, last) = match.lastgroup, match.span()
        if kind == "run":
            yield from _whole(written, given, first, last)
        elif kind == "landline":
            yield from _found(landline(written, given, first, last))
        elif kind == "mobile":
            yield from _found(mobile(written, given, first, last))
        else:
            yield from _found(bank_card(written, first, last))
    if end - start >= _SHORTEST_BROKEN_ID:
        for match in _BROKEN_ID.finditer(text, start, end + 1):
            first, last = match.start(), match.end(1)
            if not text[first:last].isalnum():
                yield from _found(resident_id(written, given, first, last, is_split=True))


def _found(hit: Hit | None) -> Iterator[Hit]:
    if hit:
        yield hit
