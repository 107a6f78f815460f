"""Home addresses down to the door (门牌)."""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.privacy.community import community_of
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.told import either, lists
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_N = r"(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[A-Z][0-9]{0,3})"
_BUILDING = rf"{_N}(?:号楼|栋|幢|座|#楼|#|号院)"
_DOOR = re.compile(
    rf"{_BUILDING}[ ,，-]?{_N}(?:单元|门)[ ,，-]?[0-9]{{1,4}}(?:室|号|户)?(?![0-9户])"
    rf"|{_BUILDING}[ ,，-]?[0-9]{{2,4}}(?:室|号(?!楼)|(?=[\s，,。；;）)\x02\x01]|$))"
    rf"|{_N}单元[ ]?[0-9]{{2,4}}(?:室|号|(?=[\s，,。；;）)\x02\x01]|$))"
    r"|(?<=[苑园庄城府湾里院区都])[ ]?[0-9]{1,3}[-—–][0-9]{1,2}[-—–][0-9]{2,4}(?![0-9-])"
    rf"|(?:村|社区|小区)[^，。,;；\s\x02\x01]{{0,6}}?{_N}(?:组|队|社)[ ]?[0-9]{{1,4}}号(?!线|文|楼)"
    r"|村[ ]?[0-9]{1,4}号(?!线|文|楼|点|卫|公)"
)
_HOME = re.compile(
    rf"(?:[路街巷弄道]|胡同)[ ]?[0-9]{{1,5}}号|[0-9]{{1,3}}[-—–][0-9]{{1,2}}[-—–][0-9]{{2,4}}(?![0-9-])"
    rf"|[组队社村][ ]?[0-9]{{1,4}}号|{_N}(?:单元|号楼|栋|幢)[ ]?[0-9]{{1,4}}"
)
_LEFT = re.compile(r"[\u4e00-\u9fff0-9A-Za-z（）()#-]{0,30}$")
_LEAD = re.compile(".*[为是于在住址]")
_HEADING = re.compile("住址|家庭地址|居住地|户籍地|户籍所在地|住所|房屋坐落|房屋地址")
_STOP = re.compile("[。；;，,\n\x02\x01]")


@cache
def _public() -> re.Pattern[str]:
    return re.compile(either(lists("labels")["public_places"]))


@cache
def _private() -> re.Pattern[str]:
    return re.compile(either(lists("labels")["home_places"]))


def addresses(written: Written, given: Given) -> Iterator[Hit]:
    """Doors anywhere but in public places; where someone lives, a number in a street is enough."""
    text = written.text
    last_end = 0
    for start, end in written.anchors.get("door", ()):
        if start < last_end:
            continue
        match = _DOOR.search(text, max(start - 8, last_end), end + 24)
        if match and match.start() <= end:
            first = _first(text, match.start())
            last_end = match.end()
            if not _is_public(f"{written.label(first)}{text[first:last_end]}"):
                yield _hit(text, first, last_end)
    last_end = 0
    for start, end in written.anchors.get("home", ()):
        if start >= last_end:
            stretch = _STOP.split(text[end : end + 48].lstrip(" :：为是在于"))[0]
            last_end = end + len(stretch)
            yield from _at_home(text, text.find(stretch, end), stretch)
    for start, cell in written.under(_HEADING):
        yield from _at_home(text, start, cell[:80])


def _at_home(text: str, start: int, stretch: str) -> Iterator[Hit]:
    match = _DOOR.search(stretch) or _HOME.search(stretch)
    if match:
        yield _hit(text, start, start + match.end())


def _first(text: str, door: int) -> int:
    """Where the address begins: the words that stand before the door without a mark between."""
    left = _LEFT.search(text[max(door - 30, 0) : door])
    words = left[0] if left else ""
    return door - len(_LEAD.sub("", words) or words)


def _is_public(context: str) -> bool:
    return _public().search(context) is not None and _private().search(context) is None


def _hit(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, FindingKind.ADDRESS, f"{community_of(text[start:end])}***", Severity.WARN)
