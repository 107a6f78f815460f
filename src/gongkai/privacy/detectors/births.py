"""Birth dates of children and youths (未成年人出生日期): under fourteen everything is sensitive (个人信息保护法第二十八条)."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

CHILD, ADULT = 14, 18
_DAY = r"((?:19|20)[0-9]{2})(?:\s?[年./·\-]\s?([0-9]{1,2})(?:\s?[月./·\-]\s?([0-9]{1,2}))?|([01][0-9])([0-3][0-9]))(?![0-9])"
_AFTER = re.compile(rf"(?:日期|年月日?|时间|年|月|日){{0,2}}[\s:：于在是为（(]{{0,6}}({_DAY})")
_BEFORE = re.compile(rf"({_DAY})[日月]?[\s，,]?$")
_GOES_ON = re.compile("[\u4e00-\u9fff](?<!人)")  # 2020年5月3日生效
_IN_CELL = re.compile(_DAY)
_HEADING = re.compile("出生|生日")


def births(written: Written, given: Given) -> Iterator[Hit]:
    """Only dates that the text calls a birth; without a day to tell ages on, each waits for a reviewer."""
    text = written.text
    for start, end in written.anchors.get("birth", ()):
        if text[start:end] in ("月生", "日生") and _GOES_ON.match(text, end):
            continue
        match = _AFTER.match(text, end, end + 32)
        offset = 0
        if match is None:
            offset = max(start - 16, 0)
            match = _BEFORE.search(text[offset:start])
        if match:
            first, last = match.span(1)
            yield from _told(offset + first, offset + last, match.groups()[1:], given.on)
    for start, cell in written.under(_HEADING):
        match = _IN_CELL.search(cell)
        if match:
            yield from _told(start + match.start(), start + match.end(), match.groups(), given.on)


def _told(start: int, end: int, parts: tuple[str | None, ...], on: date | None) -> Iterator[Hit]:
    year, month, day, joined_month, joined_day = parts
    try:
        born = date(int(year or 0), int(month or joined_month or 1), int(day or joined_day or 1))
    except ValueError:
        return
    severity = Severity.WARN
    if on is not None:
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        if age >= ADULT or born > on:
            return
        severity = Severity.BLOCK if age < CHILD else Severity.WARN
    yield Hit(start, end, FindingKind.MINOR_BIRTH, f"{year}年", severity)
