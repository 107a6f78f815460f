"""Resident identity numbers (公民身份号码), whole, old, broken or mistyped."""

import re
from datetime import date

from gongkai.law.identifiers import check_credit_code, check_resident_id
from gongkai.law.identifiers.resident import check_digit
from gongkai.law.regions import division_names
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import has_label, nearest
from gongkai.privacy.detectors.written import CELL, Written
from gongkai.privacy.findings import FindingKind, Severity

_PERMITS = frozenset({"81", "82", "83"})
_NO_DIGIT = re.compile("[^0-9Xx]")
_OLDEST_UNLABELLED = (
    25  # born 1925: old numbers were given until 1999, and serial numbers look like earlier years
)


def masked_id(number: str) -> str:
    return "*" * 14 + number[-4:]


def resident_id(
    written: Written, given: Given, start: int, end: int, *, is_split: bool = False
) -> Hit | None:
    """A finding for 15 or 18 places; one with a wrong check digit only where the text calls it an identity number."""
    number = _NO_DIGIT.sub("", written.text[start:end]).upper()
    if is_split and not _is_plausible_place(written, start, number):
        return None
    if is_split and CELL in written.text[start:end] and not _fills_cells(written, start, end):
        return None
    if len(number) == 15:
        return _old(written, given, start, end, number)
    if not _is_near(number, given.on):
        return None
    kind = nearest(written.label(start))
    if check_digit(number[:17]) != number[17]:
        return (
            _hit(start, end, FindingKind.RESIDENT_ID, number, Severity.WARN) if kind == "identity" else None
        )
    if kind == "credit" and check_credit_code(number).ok:
        return None
    paper = FindingKind.OTHER_PAPER if number[0] in "89" else FindingKind.RESIDENT_ID
    # Whatever it is called: eighteen places that hold by chance are one serial number in a hundred thousand.
    return _hit(start, end, paper, number, Severity.BLOCK)


def disability_card(written: Written, given: Given, start: int, end: int) -> Hit | None:
    """残疾人证号: an identity number and two digits for kind and degree; only where it is called so."""
    number = written.text[start:end]
    if not check_resident_id(number[:18], on=given.on).ok:
        return None
    if not has_label(written.label(start), "disability", "identity"):
        return None
    return _hit(start, end, FindingKind.OTHER_PAPER, number, Severity.BLOCK)


def _old(written: Written, given: Given, start: int, end: int, number: str) -> Hit | None:
    checked = check_resident_id(number, on=given.on)
    kind = nearest(written.label(start))
    if not checked.ok or kind in ("serial", "credit"):
        return None
    is_plausible = number[:4] in division_names() and int(number[6:8]) >= _OLDEST_UNLABELLED
    if kind != "identity" and not is_plausible:
        return None
    return _hit(start, end, FindingKind.RESIDENT_ID_15, number, Severity.BLOCK)


def _is_near(number: str, on: date | None) -> bool:
    """Division (or permit of Hong Kong, Macao, Taiwan, of a foreigner) and birthday hold."""
    if number[:2] not in division_names() and number[:2] not in _PERMITS and number[0] != "9":
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 1900 <= born.year < 2100 and (on is None or born <= on)


def _is_plausible_place(written: Written, start: int, number: str) -> bool:
    """A prefecture of today, or, where the text calls it an identity number, a code that is no longer given."""
    if number[:4] in division_names() or number[:2] in _PERMITS:
        return True
    return number[:2] in division_names() and nearest(written.label(start)) == "identity"


def _fills_cells(written: Written, start: int, end: int) -> bool:
    """Its first cell begins with it and its last ends with it, unless the text calls it an identity number."""
    text = written.text
    ends = text[end : end + 1] in ("", "\x02", "\x01")
    begins = start == 0 or text[start - 1] in "\x02\x01"
    return (begins and ends) or nearest(written.label(start)) == "identity"


def _hit(start: int, end: int, kind: FindingKind, number: str, severity: Severity) -> Hit:
    return Hit(start, end, kind, masked_id(number), severity)
