"""Passports and other papers (护照、通行证……): numbers that stand behind the name of their paper, or under it."""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.told import either
from gongkai.privacy.detectors.told import papers as papers_told
from gongkai.privacy.detectors.written import CELL, Written
from gongkai.privacy.findings import FindingKind, Severity

_BETWEEN = r"[\s:：为是证件号码编（(）)No.档案]{0,10}"
_GAPS = re.compile(r"(?<=[A-Za-z0-9])[ \-·]{1,2}(?=[A-Za-z0-9])")
_REACH = 48


@cache
def _papers() -> list[tuple[FindingKind, re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """Kind, words, number behind the words, number alone in a cell."""
    found = []
    for paper in papers_told():
        words, number = either(tuple(paper["words"].split())), paper["pattern"]
        found.append(
            (
                FindingKind(paper["kind"]),
                re.compile(words),
                re.compile(rf"(?:{words}){_BETWEEN}({number})(?![0-9A-Za-z])"),
                re.compile(rf"\s*({number})\s*"),
            )
        )
    return found


def papers(written: Written, given: Given) -> Iterator[Hit]:
    for start, _ in written.anchors.get("paper", ()):
        yield from _behind(written.text, start)
    if CELL not in written.text:
        return
    for kind, words, _search, alone in _papers():
        for start, cell in written.under(words):
            match = alone.fullmatch(_GAPS.sub("", cell))
            if match:
                first = start + len(cell) - len(cell.lstrip())
                yield _hit(first, start + len(cell.rstrip()), match[1], kind)


def _behind(text: str, start: int) -> Iterator[Hit]:
    """The number may be written in groups: E 1234 5678."""
    stretch = text[start : start + _REACH]
    gaps = {at for gap in _GAPS.finditer(stretch) for at in range(*gap.span())}
    places = [at for at in range(len(stretch)) if at not in gaps]
    told = "".join(stretch[at] for at in places)
    for kind, _words, behind, _alone in _papers():
        match = behind.match(told)
        if match:
            first, last = places[match.start(1)], places[match.end(1) - 1] + 1
            yield _hit(start + first, start + last, match[1], kind)
            return


def _hit(start: int, end: int, number: str, kind: FindingKind) -> Hit:
    return Hit(start, end, kind, "*" * max(len(number) - 4, 4) + number[-4:], Severity.BLOCK)
