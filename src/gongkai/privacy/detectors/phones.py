"""Phones (电话): mobiles, landlines, and local numbers where the text calls them so."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.told import either, lists
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_NO_DIGIT = re.compile("[^0-9]")
_AREA = "0(?:10|2[0-57-9]|[3-9][0-9]{2})"
_WITH_AREA = re.compile(rf"({_AREA})([2-9][0-9]{{6,7}})")
_LIST_AFTER = re.compile(r"[\s:：号码为是]{0,8}+((?:[0-9()（）-]{7,16}+[、,，/\s]{0,2}+){1,5}+)")
_LOCAL_WITHIN = re.compile(r"(?<![0-9)）.-])[2-9][0-9]{6,7}(?![0-9]|[./年-][0-9])")
_LOCAL = re.compile(r"\s*([2-9][0-9]{6,7})\s*")
_DAY = re.compile(r"20[0-4][0-9][01][0-9][0-3][0-9]")
_COUNTRY = re.compile(r"(?:\+|00)?86[- )）]{0,2}$")
_OTHER_MOBILE = re.compile(r"1[3-9][0-9]{9}[/-]$")
_UNIT = re.compile(rf"\.[0-9]|[A-Za-z_]|[ ]?(?:{either(lists('labels')['units'])})")
_EXTENSION = re.compile("-[0-9]{1,6}(?![0-9-])")
_HEADING = re.compile("电话|座机|联系方式|手机")


def mobile(written: Written, given: Given, start: int, end: int) -> Hit | None:
    """Eleven digits, or thirteen with 86; none inside a serial number, an amount or an address of the web."""
    written_as = written.text[start:end]
    number = _NO_DIGIT.sub("", written_as)
    if len(number) == 13 and number.startswith("86"):
        number = number[2:]
    if len(number) != 11 or number[0] != "1" or number[1] in "012":
        return None
    if number in given.phones:
        return None
    kind = nearest(written.label(start))
    is_called = kind in ("phone", "official")
    if kind == "serial" or ("\n" in written_as and not is_called):
        return None
    if not is_called and _is_part_of_more(written.text, start, end):
        return None
    if _UNIT.match(written.text, end, end + 3) and not is_called:
        return None
    return Hit(start, end, FindingKind.MOBILE, f"{number[:3]}****{number[-4:]}", Severity.BLOCK)


def landline(written: Written, given: Given, start: int, end: int) -> Hit | None:
    """Area code and number; without a mark between them only where the text calls it a phone."""
    written_as = written.text[start:end]
    match = _WITH_AREA.fullmatch(_NO_DIGIT.sub("", written_as))
    if match is None or match[0] in given.phones:
        return None
    kind = nearest(written.label(start))
    if kind in ("official", "serial", "bank", "credit", "identity"):
        return None
    is_marked = not written_as.replace(" ", "").isdigit()
    extension = _EXTENSION.match(written.text, end)
    if kind != "phone" and (
        not is_marked or _is_part_of_more(written.text, start, extension.end() if extension else end)
    ):
        return None
    masked = f"{match[1]}-{'*' * (len(match[2]) - 4)}{match[2][-4:]}"
    return Hit(start, end, FindingKind.LANDLINE, masked, Severity.BLOCK)


def local_phones(written: Written, given: Given) -> Iterator[Hit]:
    """Seven or eight digits behind the word for phone, or in a column of phones."""
    found: list[tuple[int, str]] = []
    for _, end in written.anchors.get("phone", ()):
        several = _LIST_AFTER.match(written.text, end, end + 80)
        if several:
            within = _LOCAL_WITHIN.finditer(written.text, *several.span(1))
            found.extend((match.start(), match[0]) for match in within)
    for start, cell in written.under(_HEADING):
        match = _LOCAL.fullmatch(cell)
        if match:
            found.append((start + match.start(1), match[1]))
    for start, number in found:
        if number in given.phones or _DAY.fullmatch(number):
            continue
        if nearest(written.label(start)) in ("official", "serial", "bank"):
            continue
        masked = "*" * (len(number) - 4) + number[-4:]
        yield Hit(start, start + len(number), FindingKind.LANDLINE, masked, Severity.BLOCK)


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    """Letters or joined digits on either side: HT-13812345678, id=13812345678, 13812345678-2."""
    before = text[max(start - 16, 0) : start]
    country = _COUNTRY.search(before)
    if country and not before[: country.start()][-1:].isdigit():
        before = before[: country.start()]
    if _OTHER_MOBILE.search(before):
        before = ""
    last, second = before[-1:], before[-2:-1]
    if last.isascii() and last.isalpha():
        return True
    if last and last in "-/_.=#&%" and second.isascii() and second.isalnum():
        return True
    after = text[end : end + 2]
    return after[:1] in ("-", "_") and after[1:].isascii() and after[1:].isalnum()
