"""One pass over the text for every word at which some detector looks closer."""

import re
from collections import defaultdict
from functools import cache

from gongkai.privacy.detectors.told import lists

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
_PLACES = "院苑园庄城府湾里都区组队社村"
Spans = list[tuple[int, int]]


@cache
def _groups(*, in_table: bool) -> dict[str, tuple[str, ...]]:
    """Groups by word; headings of columns only where there are columns."""
    groups: dict[str, tuple[str, ...]] = {}
    for group, words in lists("words").items():
        for word in words if group != "general" and (in_table or group != "column") else ():
            groups[word] = (*groups.get(word, ()), group)
    return groups


@cache
def _beginnings(*, in_table: bool) -> dict[str, tuple[str, ...]]:
    """Words of two characters and more by their first two, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_groups(in_table=in_table), key=len, reverse=True):
        found[word[:2]].append(word)
    return {two: tuple(words) for two, words in found.items() if len(two) == 2}


@cache
def _pattern(*, in_table: bool) -> re.Pattern[str]:
    """Any first character with any second, then looked back at as a pair: three times as fast as an alternation."""
    pairs = sorted(_beginnings(in_table=in_table))
    first, second = (re.escape("".join(sorted({pair[at] for pair in pairs}))) for at in (0, 1))
    known = "|".join(map(re.escape, pairs))
    return re.compile(
        f"[{first}{_PLACES}{_PROVINCES}][{second}0-9A-Z](?<={known}|[{_PLACES}][0-9]|[{_PROVINCES}][A-Z])"
    )


def anchors(text: str, *, in_table: bool) -> dict[str, Spans]:
    """Where words of each group stand; `plate` and `door` where a province or place stands before a letter or digit."""
    found: dict[str, Spans] = defaultdict(list)
    groups, beginnings = _groups(in_table=in_table), _beginnings(in_table=in_table)
    last = 0
    for match in _pattern(in_table=in_table).finditer(text):
        start, pair = match.start(), match[0]
        if start < last:
            continue
        if pair not in beginnings:
            found["door" if pair[1].isdigit() else "plate"].append(match.span())
            continue
        for word in beginnings[pair]:
            if text.startswith(word, start):
                last = start + len(word)
                for group in groups[word]:
                    found[group].append((start, last))
                break
    for word in groups:
        if len(word) == 1 and word in text:
            for match in re.finditer(word, text):
                for group in groups[word]:
                    found[group].append(match.span())
    for spans in found.values():
        spans.sort()
    return found
