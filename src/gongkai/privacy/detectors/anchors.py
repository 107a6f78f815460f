"""One pass over the text for every word at which some detector looks closer."""

import re
from collections import defaultdict
from functools import cache

from gongkai.privacy.detectors.told import lists

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
_BEFORE_DOOR = "院苑园庄城府湾里都区组队社村"
Spans = list[tuple[int, int]]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Groups by word."""
    groups: dict[str, tuple[str, ...]] = {}
    for group, words in lists("words").items():
        for word in words:
            cleaned = word.strip('"')
            groups[cleaned] = (*groups.get(cleaned, ()), group)
    return groups


@cache
def _pattern() -> re.Pattern[str]:
    """Branches by first character, each a literal: so the search skips at the speed of a table look-up."""
    branches: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_groups(), key=len, reverse=True):
        branches[word[0]].append(re.escape(word[1:]))
    for province in _PROVINCES:
        branches[province].append("[A-Z]")
    for place in _BEFORE_DOOR:
        branches[place].append("[ 0-9]")
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items()))


def anchors(text: str) -> dict[str, Spans]:
    """Where words of each group stand; `plate` and `door` also for a province or place before a letter or digit."""
    found: dict[str, Spans] = defaultdict(list)
    groups = _groups()
    for match in _pattern().finditer(text):
        word = match[0]
        told = groups.get(word)
        if told is None:
            told = ("plate",) if word[0] in _PROVINCES else ("door",)
        for group in told:
            found[group].append(match.span())
    return found
