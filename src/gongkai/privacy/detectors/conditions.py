"""Health and hardship (健康、困难身份): words that say something of a person who is told beside them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.told import either, lists
from gongkai.privacy.detectors.written import Written, WrittenTable
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.names import is_name, names_someone
from gongkai.privacy.partly_hidden import is_masked

_GROUPS = (("health", FindingKind.HEALTH), ("hardship", FindingKind.HARDSHIP))


@cache
def _general() -> re.Pattern[str]:
    return re.compile(either(lists("words")["general"]))


def conditions(written: Written, given: Given, found: Collection[Hit]) -> Iterator[Hit]:
    """A policy for the disabled names nobody; 张三，残疾二级 does. `found` are the data that tell of a person."""
    persons = Persons(written, found)
    for group, kind in _GROUPS:
        for start, end in written.anchors.get(group, ()):
            if _is_general(written.text, start):
                continue
            if persons.stand_beside(start, end):
                yield Hit(start, end, kind, written.text[start:end], Severity.WARN)


def _is_general(text: str, start: int) -> bool:
    return any(match.start() <= 6 for match in _general().finditer(text[max(start - 6, 0) : start + 12]))


class Persons:
    """Where someone is named, asked once for each sentence or row."""

    def __init__(self, written: Written, found: Collection[Hit]) -> None:
        self._written = written
        self._told = sorted(hit.start for hit in found)
        self._bounds = (0, 0)
        self._answer = False

    def stand_beside(self, start: int, end: int) -> bool:
        """Words that follow within the same bounds are answered as the first."""
        if not self._bounds[0] <= start < self._bounds[1]:
            self._bounds = self._written.around(start, end)
            self._answer = self._look(*self._bounds)
        return self._answer

    def _look(self, start: int, end: int) -> bool:
        position = bisect_left(self._told, start)
        if position < len(self._told) and self._told[position] < end:
            return True
        if isinstance(self._written, WrittenTable):
            row = self._written.row_of(start)
            return any(
                is_name(cell.strip()) or (len(cell) < 30 and is_masked(cell))
                for cell in self._written.table.rows[row]
            )
        return names_someone(self._written.text[start:end])
