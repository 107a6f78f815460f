"""Passports and other papers (护照、通行证……): numbers that stand behind the name of their paper, or under it."""

import re
from collections.abc import Iterator
from functools import cache

from gongkai.law.sources import read_data
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.told import either
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.names import DATA

_BETWEEN = r"[\s:：为是证件号码编（(）)No.档案]{0,10}"


@cache
def _papers() -> list[tuple[FindingKind, re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """Kind, words, number behind the words, number alone in a cell."""
    found = []
    for paper in read_data(DATA / "papers.yaml"):
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
    spans = written.anchors.get("paper", ())
    if not spans:
        return
    for start, _ in spans:
        for kind, _words, behind, _alone in _papers():
            match = behind.search(written.text, start, start + 48)
            if match and match.start() <= start + 6:
                yield _hit(match.start(1), match[1], kind)
                break
    for kind, words, _behind, alone in _papers():
        for start, cell in written.under(words):
            match = alone.fullmatch(cell)
            if match:
                yield _hit(start + match.start(1), match[1], kind)


def _hit(start: int, number: str, kind: FindingKind) -> Hit:
    return Hit(start, start + len(number), kind, "*" * max(len(number) - 4, 4) + number[-4:], Severity.BLOCK)
