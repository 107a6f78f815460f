"""Bank cards (银行卡): sixteen to nineteen digits with a check digit, of a known issuer or called so; accounts (账号)."""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.law.identifiers import check_credit_code
from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.shapes import (
    DIGIT,
    GAP,
    Shape,
    first_group,
    is_spelled_out,
    shape_of,
    stands_alone,
    times,
)
from gongkai.privacy.detectors.told import either, lists
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_NO_DIGIT = re.compile("[^0-9]")
_PREFIXES = lists("labels")["card_prefixes"]
_LENGTHS = (19, 18, 17, 16)
_OF_LENGTH = tuple(re.compile(rf"{DIGIT}{times(str(length - 1))}(?![0-9])") for length in _LENGTHS)
_KNOWN = "|".join(f"(?<={prefix[0]}){''.join(f'{GAP}{each}' for each in prefix[1:])}" for prefix in _PREFIXES)
FORM = rf"(?:{_KNOWN}){times('10,17')}(?![0-9])"
"""What follows the first digit of a card with a known beginning."""
_ACCOUNT = re.compile(rf"{DIGIT}(?<![0-9].){times('11,24')}(?![0-9])")
_SHORTEST, _LONGEST = 12, 25
_REACH = 72
_MOST_GROUPS, _SHORTEST_GROUP = 6, 3


def bank_card(written: Written, given: Given, start: int) -> Hit | None:
    """One number in ten passes the check digit by chance, so the beginning must be known and the writing usual."""
    text = written.text
    first = first_group(text, start)
    if first < _SHORTEST_GROUP and nearest(written.label(start)) != "bank":
        return _spelled_card(text, start) if first == 1 else None
    for pattern in _OF_LENGTH:
        match = pattern.match(text, start)
        if match is None:
            continue
        number = _NO_DIGIT.sub("", match[0])
        if number.startswith(_PREFIXES) and passes_luhn(number):
            kind = nearest(written.label(start))
            if kind in ("serial", "credit", "identity") or (
                len(number) == 18 and check_credit_code(number).ok
            ):
                return None
            if kind == "bank" or _looks_like_card(text, start, match.end()):
                return _hit(start, match.end(), number, Severity.BLOCK)
    return None


def _spelled_card(text: str, start: int) -> Hit | None:
    """A blank after every digit."""
    for pattern in _OF_LENGTH:
        match = pattern.match(text, start)
        if match and stands_alone(text, start, match.end()) and is_spelled_out(text, start, match.end()):
            number = _NO_DIGIT.sub("", match[0])
            if number.startswith(_PREFIXES) and passes_luhn(number):
                return _hit(start, match.end(), number, Severity.BLOCK)
    return None


def accounts(written: Written, given: Given) -> Iterator[Hit]:
    """What the text calls a card or an account: with a check digit it blocks, passbooks and companies have none and warn."""
    text = written.text
    last = 0
    for _, end in written.anchors.get("bank", ()):
        for match in _ACCOUNT.finditer(text, max(end, last), end + _REACH):
            last = match.end()
            yield from _called(written, match.start(), last)
    for start, cell in written.under(_heading()):
        for match in _ACCOUNT.finditer(cell):
            yield from _called(written, start + match.start(), start + match.end())


def _called(written: Written, start: int, end: int) -> Iterator[Hit]:
    """The longest card within; else the number as it stands."""
    if nearest(written.label(start)) != "bank":
        return
    for pattern in _OF_LENGTH:
        match = pattern.match(written.text, start, end)
        if match and passes_luhn(number := _NO_DIGIT.sub("", match[0])):
            yield _hit(start, match.end(), number, Severity.BLOCK)
            return
    number = _NO_DIGIT.sub("", written.text[start:end])
    if _SHORTEST <= len(number) <= _LONGEST:
        yield _hit(start, end, number, Severity.WARN)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(either(lists("labels")["bank"]))


def _looks_like_card(text: str, start: int, end: int) -> bool:
    """Whole, in even groups, or broken over lines."""
    shape = shape_of(text[start:end])
    if shape.is_whole:
        return True
    mended = shape.mended()
    if any(mark in gap for gap in mended.gaps for mark in "-._/") and not stands_alone(text, start, end):
        return False
    return mended.is_whole or _has_even_groups(mended)


def _has_even_groups(shape: Shape) -> bool:
    *first, _ = shape.lengths
    return shape.is_even and len(first) < _MOST_GROUPS and min(first) >= _SHORTEST_GROUP


def _hit(start: int, end: int, number: str, severity: Severity) -> Hit:
    return Hit(start, end, FindingKind.BANK_CARD, "*" * (len(number) - 4) + number[-4:], severity)
