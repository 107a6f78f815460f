"""Numbers over several cells (拆分填写): in two to four parts, or one character in each cell."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.privacy.detectors.anchors import Spans
from gongkai.privacy.detectors.cards import accounts
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.numbers import numbers
from gongkai.privacy.detectors.resident import resident_id
from gongkai.privacy.detectors.shapes import Shape
from gongkai.privacy.detectors.written import CELL, Written, WrittenPassages, WrittenTable
from gongkai.privacy.passages import Passage

_MOST_PARTS = 4
_LONGEST_STRETCH = 6
_STRETCH = re.compile(
    rf"[0-9](?<![0-9.,].)[0-9 ()（）-]{{0,20}}+(?:{CELL}{{1,3}}[ -]?[0-9][0-9 -]{{0,20}}+[Xx]?[ ]?)++(?=[\x01\x02]|$)"
)
_PART = re.compile(r"-?[0-9][0-9 ()（）-]*[Xx]?")
_LETTERED = re.compile(r"(?:(?<=[\x01\x02])|^)[^\x01\x02](?:\x01[^\x01\x02]){9,}+(?=[\x01\x02]|$)")
_LENGTHS = frozenset((11, 12, 15, 16, 17, 18, 19))
_WHOLE, _FARTHEST = 18, 32
_SHORTEST_FIRST = 3
_TELLING = ("identity", "phone", "bank")


def _id_over_cells() -> re.Pattern[str]:
    """Eighteen places with cells between; the century and the month within make a match rare."""
    gap = f"[ \\-{CELL}]{{0,4}}+"
    rest = gap.join(("[0-9]",) * 5)
    day = gap.join(
        ("[0-9]", "[0-9]", "[01]", "[0-9]", "[0-3]", "[0-9]", "[0-9]", "[0-9]", "[0-9]", "[0-9Xx]")
    )
    return re.compile(rf"[1-9](?<![0-9].)(?=({gap}{rest}{gap}(?:1{gap}9|2{gap}0){gap}{day})(?![0-9]))")


_ID = _id_over_cells()


def split_numbers(written: Written, given: Given) -> Iterator[Hit]:
    if not isinstance(written, WrittenTable) or CELL not in written.text:
        return
    for match in _ID.finditer(written.text):
        if CELL in match[1] and (hit := resident_id(written, given, match.start(), match.end(1))):
            yield hit
    for match in _STRETCH.finditer(written.text):
        yield from _of_parts(written, given, match)
    for match in _LETTERED.finditer(written.text):
        yield from _lettered(written, given, match)


def _lettered(written: WrittenTable, given: Given, stretch: re.Match[str]) -> Iterator[Hit]:
    """A row of single characters is read as a line; the cell before tells what it is."""
    start = stretch.start()
    line = stretch[0][::2]
    before = written.text[max(start - 16, 0) : start].rstrip(CELL)
    label = re.split("[\x01\x02]", before)[-1]
    lead = f"{label}：" if label else ""
    for hit in _read(f"{lead}{line}", given):
        if hit.start >= len(lead):
            first, last = hit.start - len(lead), hit.end - len(lead) - 1
            yield hit._replace(start=start + 2 * first, end=start + 2 * last + 1)


def _of_parts(written: WrittenTable, given: Given, stretch: re.Match[str]) -> Iterator[Hit]:
    """Two to four cells that make one number; a long row of numbers is statistics."""
    start = stretch.start()
    parts = [(start + part.start(), start + part.end()) for part in _PART.finditer(stretch[0])]
    if len(parts) > _LONGEST_STRETCH:
        return
    last = 0
    for first in range(len(parts)):
        for count in range(2, _MOST_PARTS + 1):
            several = parts[first : first + count]
            if len(several) < count or several[0][0] < last:
                break
            if (
                max(end - begin for begin, end in several) >= _WHOLE
                or several[-1][1] - several[0][0] > _FARTHEST
            ):
                break  # a number of its own, or too much for one
            others = parts[:first] + parts[first + count :]
            if hit := _joined(written, given, several, others):
                last = hit.end
                yield hit
                break


def _joined(written: WrittenTable, given: Given, parts: Spans, others: Spans) -> Hit | None:
    """The parts read as one; where no word tells what they are, only parts that have no number without heading beside."""
    texts = [written.text[start:end].strip() for start, end in parts]
    number = "".join(texts)
    if sum(each.isdigit() for each in number) not in _LENGTHS:
        return None
    start, end = parts[0][0], parts[-1][1]
    label = written.label(start)
    starts = [other for other, _ in others]
    kind = nearest(label)
    if kind == "serial":
        return None
    is_told = kind in _TELLING
    if not is_told and not (all(map(written.heading_at, starts)) and _looks_split(written, parts, texts)):
        return None
    if _have_headings(written, parts):
        return None
    lead = f"{' '.join(label.split())}：" if label.strip() else ""
    for hit in _read(f"{lead}{number}", given):
        if hit.start == len(lead) and hit.end == len(lead) + len(number):
            return hit._replace(start=start, end=end)
    return None


def _looks_split(written: WrittenTable, parts: Spans, texts: list[str]) -> bool:
    """Full cells, no years, days or round amounts, no column that counts its rows."""
    row, column = written.cell_of(parts[0][0])
    if written.start_of(row, column) != parts[0][0] or len(texts[0]) < _SHORTEST_FIRST:
        return False
    if Shape(tuple(texts), ()).is_counted:
        return False
    beside = [
        written.table.rows[other][column].strip()
        for other in (row - 1, row, row + 1)
        if 0 <= other < len(written.table.rows) and column < len(written.table.rows[other])
    ]
    numbered = [
        int(each) for each in beside if each.isascii() and each.isdigit() and len(each) < len(texts[0]) + 2
    ]
    return not any(second - first == 1 for first, second in pairwise(numbered))


def _have_headings(written: WrittenTable, parts: Spans) -> bool:
    """Columns with different headings hold different things."""
    first, *others = (written.heading_at(start) for start, _ in parts)
    return any(heading and heading != first and not heading.isdigit() for heading in others)


def _read(text: str, given: Given) -> Iterator[Hit]:
    alone = WrittenPassages([Passage("", text)])
    yield from numbers(alone, given)
    yield from accounts(alone, given)
