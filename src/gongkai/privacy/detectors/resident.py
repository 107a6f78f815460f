"""Resident identity numbers (公民身份号码), whole, old, broken or mistyped."""

import re
from datetime import date

from gongkai.law.identifiers import check_credit_code, check_resident_id
from gongkai.law.identifiers.resident import check_digit
from gongkai.law.regions import division_names
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import has_label, nearest
from gongkai.privacy.detectors.shapes import (
    GAP,
    is_spelled_out,
    lines_beside,
    places,
    shape_of,
    stands_alone,
    times,
)
from gongkai.privacy.detectors.written import CELL, Written
from gongkai.privacy.findings import FindingKind, Severity

_DATED = re.compile("许可|施工|工程|项目|合同|规划|备案|批准")
"""施工许可证: division, day of issue and four places more; one in eleven has the check digit of a child."""
_FORMER = frozenset(f"{number}" for number in range(21, 33))
"""地区: prefectures of the time when fifteen digits were given, most of them cities with other codes today."""
_ROUNDED = "000"
_MOST_BREAKS = 3
_PERMITS = frozenset({"81", "82", "83"})
_NO_DIGIT = re.compile("[^0-9Xx]")
_OLDEST_UNLABELLED = (
    25  # born 1925: old numbers were given until 1999, and serial numbers look like earlier years
)


_DAY_OF_YEAR = places("[01]", "[0-9]", "[0-3]", "[0-9]")
# The century and the month within make a match rare.
_AFTER_FIRST = rf"{times('5')}{GAP}(?:1{GAP}9|2{GAP}0){times('2')}{GAP}{_DAY_OF_YEAR}{times('3')}{GAP}[0-9Xx]"
_OLD_AFTER_FIRST = rf"{times('7')}{GAP}{_DAY_OF_YEAR}{times('3')}"
_ID = re.compile(rf"[1-9]{_AFTER_FIRST}(?![0-9])")
_WITH_DEGREE = re.compile(rf"[1-9]{_AFTER_FIRST}{GAP}[1-7]{GAP}[1-4](?![0-9])")
_OLD = re.compile(rf"[1-8]{_OLD_AFTER_FIRST}(?![0-9])")
FORM = rf"(?<=[1-9]){_AFTER_FIRST}(?:{GAP}[1-7]{GAP}[1-4])?(?![0-9])"
"""What follows the first digit of such a number."""
OLD_FORM = rf"(?<=[1-8]){_OLD_AFTER_FIRST}(?![0-9])"
_STRICT = "-._/·"
_OLD_GROUPS = frozenset(
    {(6, 6, 3), (6, 9), (5, 5, 5), (3, 3, 3, 3, 3), (6, 2, 2, 2, 3), (4, 4, 4, 3), (12, 3)}
)


def masked_id(number: str) -> str:
    return "*" * 14 + number[-4:]


def identity(written: Written, given: Given, start: int) -> Hit | None:
    """The number of eighteen places that begins here, or of a disability card, or the old one of fifteen."""
    text = written.text
    if match := _ID.match(text, start):
        return resident_id(written, given, start, match.end())
    if match := _WITH_DEGREE.match(text, start):
        return _disability_card(written, given, start, match.end())
    return None


def old_identity(written: Written, given: Given, start: int) -> Hit | None:
    match = _OLD.match(written.text, start)
    return resident_id(written, given, start, match.end()) if match else None


def resident_id(written: Written, given: Given, start: int, end: int) -> Hit | None:
    """A finding for 15 or 18 places; one with a wrong check digit only where the text calls it an identity number."""
    number = _NO_DIGIT.sub("", written.text[start:end]).upper()
    if len(number) == 15:
        return _old(written, given, start, end, number)
    if not _is_plausible_place(written, start, end, number) or not _is_near(number, given.on):
        return None
    if CELL in written.text[start:end] and not _fills_cells(written, start, end):
        return None
    label = written.label(start)
    kind = nearest(label)
    if kind == "serial" and number[6:8] == "20" and _DATED.search(label):
        return None
    if check_digit(number[:17]) != number[17]:
        is_told = kind == "identity" or _was_rounded(written, start, end, number, kind)
        return _hit(start, end, FindingKind.RESIDENT_ID, number, Severity.WARN) if is_told else None
    if kind == "credit" and check_credit_code(number).ok:
        return None
    paper = FindingKind.OTHER_PAPER if number[0] in "89" else FindingKind.RESIDENT_ID
    # Whatever it is called: eighteen places that hold by chance are one serial number in a hundred thousand.
    return _hit(start, end, paper, number, Severity.BLOCK)


def _was_rounded(written: Written, start: int, end: int, number: str, kind: str) -> bool:
    """A spreadsheet keeps fifteen digits of a number and makes the last three nought: division and birthday remain."""
    is_alone = end - start == len(number) and stands_alone(written.text, start, end)
    return number.endswith(_ROUNDED) and number[:4] in division_names() and not kind and is_alone


def _disability_card(written: Written, given: Given, start: int, end: int) -> Hit | None:
    """残疾人证号: an identity number and two digits for kind and degree; only where it is called so."""
    number = _NO_DIGIT.sub("", written.text[start:end])
    if not check_resident_id(number[:18], on=given.on).ok:
        return None
    if not has_label(written.label(start), "disability", "identity"):
        return None
    return _hit(start, end, FindingKind.OTHER_PAPER, number, Severity.BLOCK)


def _old(written: Written, given: Given, start: int, end: int, number: str) -> Hit | None:
    is_whole = end - start == len(number)
    is_place = number[:4] in division_names() or (is_whole and number[2:4] in _FORMER)
    is_plausible = is_place and int(number[6:8]) >= _OLDEST_UNLABELLED
    kind = nearest(written.label(start)) if number[:2] in division_names() else "serial"
    if kind in ("serial", "credit") or not (is_plausible or kind == "identity"):
        return None
    if not check_resident_id(number, on=given.on).ok:
        return None
    if kind != "identity" and not (is_plausible and _looks_old(written.text, start, end)):
        return None
    return _hit(start, end, FindingKind.RESIDENT_ID_15, number, Severity.BLOCK)


def _looks_old(text: str, start: int, end: int) -> bool:
    """Whole, broken by line ends, a blank after every digit, or in groups as people write them."""
    shape = shape_of(text[start:end])
    if shape.is_whole:
        return True
    if not stands_alone(text, start, end):
        return False
    if shape.is_spelled:
        return is_spelled_out(text, start, end)
    mended = shape.mended()
    if mended.is_whole:
        return shape.breaks <= _MOST_BREAKS and not any(lines_beside(text, start, end))
    if any(mark in gap for gap in mended.gaps for mark in _STRICT):
        return mended.lengths in _OLD_GROUPS and mended.is_even
    return mended.is_even and min(mended.lengths) > 1


def _is_near(number: str, on: date | None) -> bool:
    """Division (or permit of Hong Kong, Macao, Taiwan, of a foreigner) and birthday hold."""
    if number[:2] not in division_names() and number[:2] not in _PERMITS and number[0] != "9":
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 1900 <= born.year < 2100 and (on is None or born <= on)


def _is_plausible_place(written: Written, start: int, end: int, number: str) -> bool:
    """Of a number in irregular pieces the prefecture must be one of today, unless the text calls it an identity number."""
    written_as = written.text[start:end]
    if number[:4] in division_names() or number[:2] in _PERMITS or written_as.isalnum():
        return True
    shape = shape_of(written_as)
    is_regular = CELL not in written_as and (shape.mended().is_even or shape.is_spelled)
    return is_regular or nearest(written.label(start)) == "identity"


def _fills_cells(written: Written, start: int, end: int) -> bool:
    """Its first cell begins with it and its last ends with it, unless the text calls it an identity number."""
    text = written.text
    ends = text[end : end + 1] in ("", "\x02", "\x01")
    begins = start == 0 or text[start - 1] in "\x02\x01"
    return (begins and ends) or nearest(written.label(start)) == "identity"


def _hit(start: int, end: int, kind: FindingKind, number: str, severity: Severity) -> Hit:
    return Hit(start, end, kind, masked_id(number), severity)
