"""What a number format lets a reader see of a value: no more digits, no more of a date."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from gongkai.privacy.renditions.sheets.model import Value

GENERAL = "General"
_TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|(AM/PM|A/P|上午/下午|General)|(y+|m+|d+|h+|s+|a{3,4}|e+|b+)|(.)',
    re.IGNORECASE | re.DOTALL,
)
_LAST_DAY = 2_958_465
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format, taken apart."""

    parts: tuple[tuple[str, str], ...]
    """("literal", text) or ("code", letters or placeholder)."""
    dates: frozenset[str]
    decimals: int | None
    """Digits shown after the point; None for no digits at all, or digits that cannot be counted."""
    has_digits: bool
    is_open: bool
    """Elapsed hours, exponents, fractions: shown as they are."""


@lru_cache(maxsize=2_000)
def _sections(number: str) -> tuple[_Section, ...]:
    return tuple(
        _section(text) for text in re.findall(r'((?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)', number)[:4]
    )


def _section(text: str) -> _Section:
    parts: list[tuple[str, str]] = []
    is_open = False
    for quoted, escaped, bracket, _gap, _fill, word, letters, other in _TOKEN.findall(text):
        if quoted or escaped:
            parts.append(("literal", quoted or escaped))
        elif bracket:
            is_open |= bracket.lower() in ("h", "hh", "m", "mm", "s", "ss")
            parts.append(("literal", bracket[1:].partition("-")[0] if bracket.startswith("$") else ""))
        elif word or letters:
            parts.append(("code", word or letters.lower()))
        elif other and (other in "0#?.,%@/Ee+-" or not other.isprintable()):
            parts.append(("code", other))
        elif other:
            parts.append(("literal", other))
    codes = [code for kind, code in parts if kind == "code"]
    dates = frozenset(code[0] for code in codes if code[0] in "ymdhsae" and code.islower())
    if dates == {"e"}:
        dates, is_open = frozenset(), True
    marks = "".join(code for code in codes if code in "0#?.,%/E")
    has_digits = any(mark in "0#?" for mark in marks)
    _whole, point, fraction = marks.rstrip(",%").partition(".")
    decimals = sum(mark in "0#?" for mark in fraction) if point else 0
    decimals += 2 * marks.count("%") - 3 * (len(marks.rstrip("%")) - len(marks.rstrip("%").rstrip(",")))
    is_open |= "E" in marks or "/" in marks or GENERAL in codes
    return _Section(tuple(parts), dates, decimals if has_digits else None, has_digits, is_open)


def shown(value: Value, number: str, *, starts_1904: bool) -> tuple[Value, str]:
    """(what may be written, the number format for it); a text where the format shows less than the value is."""
    if isinstance(value, bool) or number in (GENERAL, "", "@"):
        return value, GENERAL if number == "" else number
    sections = _sections(number)
    if isinstance(value, str):
        return _shown_text(value, sections), "@"
    index = 0 if len(sections) == 1 or value > 0 else 1 if value < 0 else min(2, len(sections) - 1)
    section = sections[0] if value == 0 and len(sections) < 3 else sections[min(index, len(sections) - 1)]
    if section.is_open or (section.has_digits and not section.dates):
        if section.is_open or section.decimals is None:
            return value, number
        return round(value, section.decimals), number
    if section.dates:
        return _shown_moment(value, section, number, starts_1904)
    if any(code == "@" for kind, code in section.parts if kind == "code"):
        return value, number
    return "".join(text for kind, text in section.parts if kind == "literal"), "@"


def _shown_text(value: str, sections: tuple[_Section, ...]) -> str:
    texts = [part for part in sections if ("code", "@") in part.parts]
    section = sections[3] if len(sections) == 4 else texts[-1] if texts else None
    if section is None:
        return value
    return "".join(
        value if part == ("code", "@") else part[1] if part[0] == "literal" else "" for part in section.parts
    )


def _shown_moment(value: float, section: _Section, number: str, starts_1904: bool) -> tuple[Value, str]:
    has_time = bool(section.dates & {"h", "s"})
    if not 0 <= value <= _LAST_DAY:
        return value, number
    if section.dates >= {"y", "m", "d"}:
        return (value if has_time else float(int(value))), number
    if has_time and not section.dates & {"y", "d"}:
        return value % 1, number
    start = datetime(1904, 1, 1) if starts_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet has no zone)
    moment = start + timedelta(days=value)
    return "".join(text if kind == "literal" else _written(text, moment) for kind, text in section.parts), "@"


def _written(code: str, moment: datetime) -> str:
    first, length = code[0], len(code)
    if first in "ye":
        return f"{moment.year % 100:02}" if length == 2 and first == "y" else str(moment.year)
    if first == "m":
        return f"{moment.month:02}" if length == 2 else str(moment.month)
    if first == "d" and length < 3:
        return f"{moment.day:02}" if length == 2 else str(moment.day)
    if first in "da":
        return ("星期" if length == 4 else "周") + _WEEK[moment.weekday()]
    if first == "h":
        return f"{moment.hour:02}"
    if first == "s":
        return f"{moment.second:02}"
    return code if code in "./-,+" else ""
