"""Phones (电话): mobiles, landlines, and local numbers where the text calls them so."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.shapes import GAP, is_spelled_out, lines_beside, shape_of, stands_alone, times
from gongkai.privacy.detectors.told import areas, either, lists
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_NO_DIGIT = re.compile("[^0-9]")
_AREAS = frozenset(areas())
_MOBILE_AFTER_1 = rf"{GAP}[3-9]{times('9')}(?![0-9])"
_MOBILE = re.compile(rf"(?:(?:00)?86{GAP})?(1{_MOBILE_AFTER_1})")
_LANDLINES = tuple(re.compile(rf"0{times(number)}(?![0-9])") for number in ("11", "10"))
_PLAIN = re.compile("(0(?:10|2[0-9]|[3-9][0-9]{2}))[)）-]?([2-9][0-9]{6,7})(?![0-9])")
MOBILE_FORM = rf"(?:(?<=1)|(?:(?<=8)|(?<=0)08)61){_MOBILE_AFTER_1}"
"""What follows the first digit of such a number."""
_FROM_ABROAD = re.compile(r"(?<=\+)86[- ()]{0,3}([1-9][0-9]{1,2})[- )]{0,2}([2-9][0-9]{6,7})(?![0-9])")
LANDLINE_FORM = rf"(?:(?<=0){times('10,11')}(?![0-9])|(?<=\+8)6{GAP}[1-9][0-9])"
_MOBILE_GROUPS = frozenset(
    {
        (3, 4, 4),
        (4, 4, 3),
        (4, 3, 4),
        (3, 3, 5),
        (3, 5, 3),
        (3, 4, 2, 2),
        (3, 2, 2, 2, 2),
        (3, 2, 3, 3),
        (3, 3, 3, 2),
    }
)
_USUAL = (3, 4, 4)
_LINE = 32
_ROW_BEFORE = re.compile(
    r"(?:^|[^0-9 \t-][ \t]*|\n[ \t]*[0-9]{1,4}[.、 \t]+|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}[ \t]+|[0-9]{11,19}[Xx]?[ \t]+|(?:\+|00)86[ \t)-]*)$"
)
_ROW_AFTER = re.compile(r"[ \t]*(?:$|[^0-9 \t-]|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}(?![0-9])|[0-9]{11,19})")
_MOBILE_THIRDS = frozenset({(3, 4, 4), (4, 4, 3), (4, 3, 4)})
_MOBILE_HALVES = frozenset({(3, 8), (7, 4)})
_LOCAL_GROUPS = frozenset(
    {(7,), (8,), (3, 4), (4, 4), (4, 3), (3, 2, 2), (2, 2, 3), (4, 2, 2), (2, 2, 4), (2, 2, 2, 2)}
)
_MOST_BREAKS = 3
_MOST_GROUPS = 4
_NO_LANDLINE = frozenset({"official", "serial", "bank", "credit", "identity"})
_LIST_AFTER = re.compile(r"[\s:：号码为是]{0,8}+((?:[0-9()（）-]{7,16}+[、,，/\s]{0,2}+){1,5}+)")
_LOCAL_WITHIN = re.compile(r"(?<![0-9)）.-])[2-9][0-9]{6,7}(?![0-9]|[./年-][0-9])")
_WITH_AREA = re.compile("0[0-9]{2,3}-?[0-9]{7,8}[、,，/\\s]{0,2}")
_LOCAL = re.compile(r"\s*([2-9][0-9]{6,7})\s*")
_DAY = re.compile(r"20[0-4][0-9][01][0-9][0-3][0-9]")
_COUNTRY = re.compile(r"(?:\+|00)?86[- )）(（]{0,3}$")
_LIST_MARK = re.compile(r"(?:^|[\n\x02\x01])[ ]*[0-9]{1,2}\.$")
_OTHER_MOBILE = re.compile(r"1[3-9][0-9]{9}[/-]$")
_UNIT = re.compile(rf"\.[0-9]|[A-Za-z_]|[ ]?(?:{either(lists('labels')['units'])})")
_EXTENSION = re.compile("-[0-9]{1,6}(?![0-9-])")
_HEADING = re.compile("电话|座机|联系方式|手机")


def mobile(written: Written, given: Given, start: int, rest: str) -> Hit | None:
    """Eleven digits, or thirteen with 86; none inside a serial number, an amount or an address of the web.

    `rest` is the text without the numbers that are known already.
    """
    match = _MOBILE.match(rest, start)
    number = _NO_DIGIT.sub("", match[1]) if match else ""
    if match is None or number in given.phones:
        return None
    end = match.end()
    kind = nearest(written.label(start))
    if kind == "serial":
        return None
    if kind not in ("phone", "official") and not (
        _looks_like_mobile(rest, match.start(1), end)
        and not _is_part_of_more(rest, start, end)
        and not _UNIT.match(rest, end, end + 3)
    ):
        return None
    return Hit(start, end, FindingKind.MOBILE, f"{number[:3]}****{number[-4:]}", Severity.BLOCK)


def _looks_like_mobile(text: str, start: int, end: int) -> bool:
    """Whole, in the usual groups, a blank after every digit, or broken over lines."""
    is_spelled = not text[start + 1].isdigit()  # or broken after its first digit
    if is_spelled and not (stands_alone(text, start, end) and not any(lines_beside(text, start, end))):
        return False
    shape = shape_of(text[start:end])
    if shape.is_whole:
        return True
    if shape.is_spelled:
        return is_spelled_out(text, start, end)
    mended = shape.mended()
    if shape.breaks:
        is_usual = mended.is_whole or mended.lengths in _MOBILE_GROUPS | _MOBILE_HALVES
        return (
            is_usual and shape.breaks <= _MOST_BREAKS and not shape.is_counted and _goes_on(text, start, end)
        )
    if mended.lengths in _MOBILE_HALVES:
        return not shape.is_counted and shape.gaps[0].strip(" -") == ""
    if "." in shape.gaps[0] and mended.lengths not in _MOBILE_THIRDS:
        return False  # an address of a machine
    if len({gap.strip(" -") for gap in shape.gaps}) > 1 or mended.lengths not in _MOBILE_GROUPS:
        return False
    return stands_alone(text, start, end) or (mended.lengths == _USUAL and _is_in_a_row(text, start, end))


def _is_in_a_row(text: str, start: int, end: int) -> bool:
    """138 1234 5678 between its like and behind the number of its line; a row of other numbers is statistics."""
    before, after = text[max(start - _LINE, 0) : start], text[end : end + _LINE]
    return _ROW_BEFORE.search(before) is not None and _ROW_AFTER.match(after) is not None


def _goes_on(text: str, start: int, end: int) -> bool:
    """Broken by a line end, and not two of a column of numbers: those beside are none, or are broken alike."""
    if not stands_alone(text, start, end):
        return False
    before, after = lines_beside(text, start, end)
    groups = shape_of(text[start:end]).groups
    return (not before or len(before) == len(groups[-1])) and (not after or len(after) == len(groups[0]))


def landline(written: Written, given: Given, start: int, rest: str) -> Hit | None:
    """Area code and number; `rest` as for mobiles."""
    if plain := _PLAIN.match(rest, start):
        if plain[1] not in _AREAS:
            return None
        return _landline(written, given, (start, plain.end()), rest, *plain.groups())
    if (abroad := _FROM_ABROAD.match(rest, start)) and f"0{abroad[1]}" in _AREAS:
        return _landline(written, given, abroad.span(), rest, f"0{abroad[1]}", abroad[2])
    for pattern in _LANDLINES:
        match = pattern.match(rest, start)
        number = _NO_DIGIT.sub("", match[0]) if match else ""
        area = number[:3] if number[:3] in _AREAS else number[:4]
        is_number = area in _AREAS and len(number) - len(area) in (7, 8) and number[len(area)] not in "01"
        if match and is_number and _looks_like_landline(rest, start, match.end(), area=len(area)):
            return _landline(written, given, match.span(), rest, area, number[len(area) :])
    return None


def _landline(
    written: Written, given: Given, span: tuple[int, int], rest: str, area: str, local: str
) -> Hit | None:
    kind = nearest(written.label(span[0]))
    if kind in _NO_LANDLINE or area + local in given.phones:
        return None
    extension = _EXTENSION.match(rest, span[1])
    if kind != "phone" and _is_part_of_more(rest, span[0], extension.end() if extension else span[1]):
        return None
    return Hit(*span, FindingKind.LANDLINE, f"{area}-{'*' * (len(local) - 4)}{local[-4:]}", Severity.BLOCK)


def _looks_like_landline(text: str, start: int, end: int, *, area: int) -> bool:
    shape = shape_of(text[start:end])
    if shape.is_whole:
        return True
    if shape.is_spelled:
        return is_spelled_out(text, start, end)
    mended = shape.mended()
    if shape.breaks > _MOST_BREAKS or (shape.breaks and not stands_alone(text, start, end)):
        return False
    first, *others = mended.lengths
    if mended.is_whole or (first == area and tuple(others) in _LOCAL_GROUPS):
        return True
    is_usual = not any(mark in gap for gap in mended.gaps for mark in "./_")
    return is_usual and len(others) < _MOST_GROUPS and stands_alone(text, start, end)


def local_phones(written: Written, given: Given) -> Iterator[Hit]:
    """Seven or eight digits behind the word for phone, or in a column of phones."""
    found: list[tuple[int, str]] = []
    for _, end in written.anchors.get("phone", ()):
        several = _LIST_AFTER.match(written.text, end, end + 80)
        if several and not _WITH_AREA.fullmatch(several[1]):
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
    if _OTHER_MOBILE.search(before) or _LIST_MARK.search(before):
        before = ""
    last, second = before[-1:], before[-2:-1]
    if last.isascii() and last.isalpha():
        return True
    if last and last in "-/_.=#&%" and second.isascii() and second.isalnum():
        return True
    after = text[end : end + 2]
    return after[:1] in ("-", "_") and after[1:].isascii() and after[1:].isalnum()
