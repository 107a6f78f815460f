"""One pass over the text for every word at which some detector looks closer."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from gongkai.privacy.detectors.told import lists, paper_words

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
_PLACES = "院苑园庄城府湾里都区组队社村"
_SORTS = 16
_PASSED_ON = frozenset({"column", "phone", "birth", "home", "bank"})
Spans = list[tuple[int, int]]


@cache
def _groups(*, in_table: bool) -> dict[str, tuple[str, ...]]:
    """Groups by word; headings of columns only where there are columns."""
    groups: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for group, words in lists("words").items():
        for word in words if group != "general" and (in_table or group != "column") else ():
            groups[word] += (group,)
    for word in lists("labels")["bank"]:
        groups[word] += ("bank",)
    for word in paper_words():
        groups[word] += ("paper",)
    own = dict(groups)
    for word in own:  # 收款账号 is a heading because 账号 is one
        for start in range(len(word) - 1):
            for end in range(start + 2, len(word) + 1):
                groups[word] += tuple(each for each in own.get(word[start:end], ()) if each in _PASSED_ON)
    return {word: tuple(dict.fromkeys(each)) for word, each in groups.items()}


@cache
def _beginnings(*, in_table: bool) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Words of two characters and more with their groups by their first two, the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    groups = _groups(in_table=in_table)
    for word in sorted(groups, key=len, reverse=True):
        if len(word) > 1:
            found[word[:2]].append((word, groups[word]))
    return dict(found)


@cache
def _single(*, in_table: bool) -> list[tuple[str, tuple[str, ...]]]:
    return [(word, groups) for word, groups in _groups(in_table=in_table).items() if len(word) == 1]


@cache
def _pattern(*, in_table: bool) -> re.Pattern[str]:
    """Any first character with any second, then looked back at by sorts: twice as fast as asking for each pair.

    Some pairs are no beginning of a word; `anchors` passes them over.
    """
    pairs = sorted(_beginnings(in_table=in_table))
    firsts = sorted({pair[0] for pair in pairs})
    sorts = [set(firsts[start::_SORTS]) for start in range(_SORTS)]
    known = [[_either(pair[at] for pair in pairs if pair[0] in each) for at in (0, 1)] for each in sorts]
    kept = "|".join(f"{first}{second}" for first, second in known)
    first, second = (_either(pair[at] for pair in pairs) for at in (0, 1))
    return re.compile(
        f"[{first[1:-1]}{_PLACES}{_PROVINCES}][{second[1:-1]}0-9A-Z](?<={kept}|[{_PLACES}][0-9]|[{_PROVINCES}][A-Z])"
    )


def _either(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def anchors(text: str, *, in_table: bool) -> dict[str, Spans]:
    """Where words of each group stand; `plate` and `door` where a province or place stands before a letter or digit."""
    found: dict[str, Spans] = defaultdict(list)
    told = _beginnings(in_table=in_table)
    last = 0
    for match in _pattern(in_table=in_table).finditer(text):
        start = match.start()
        if start < last:
            continue
        pair = match[0]
        words = told.get(pair)
        if words is None:
            if pair[1].isascii():
                found["door" if pair[1].isdigit() else "plate"].append(match.span())
            continue
        for word, groups in words:
            if text.startswith(word, start):
                last = start + len(word)
                for group in groups:
                    found[group].append((start, last))
                break
    for word, groups in _single(in_table=in_table):
        if word in text:
            for match in re.finditer(word, text):
                for group in groups:
                    found[group].append(match.span())
            for group in groups:
                found[group].sort()
    return found
