"""Where words and personal data stand on a page, as marks to be accepted (runs in the process apart)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pypdfium2 as pdfium

from gongkai.privacy.detectors.allowed import given_from
from gongkai.privacy.detectors.hit import Given
from gongkai.privacy.findings import Allowance
from gongkai.privacy.half_width import INVISIBLE, even
from gongkai.privacy.passages import Passage, Unreadable
from gongkai.privacy.renditions.packages import BROKEN
from gongkai.privacy.scanning import hits_of
from gongkai.redaction.drawing import Letter, letters
from gongkai.redaction.marks import WHOLE, Mark

MOST_FOUND = 500
LONGEST_QUERY = 100
_SQUARE = (WHOLE, WHOLE)
_MARKS_OF_CELLS = str.maketrans({"\x01": " ", "\x02": " "})
_ROOM = 8
"""Ten-thousandths around a character: its strokes may reach over its box."""


def find_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Marks over every place where a text stands, blanks and line ends ignored."""
    wanted = "".join(even(str(told["text"])[:LONGEST_QUERY]).split()).casefold()
    found: list[Mark] = []
    with _opened(content) as document:
        for number in range(len(document)):
            written = _letters(document, number)
            places = [index for index, each in enumerate(written) if not each.text.isspace()]
            plain = "".join(_folded(written[index].text) for index in places)
            for start in _starts(plain, wanted):
                run = [written[place] for place in places[start : start + len(wanted)]]
                found += _marks(number + 1, run)
            if len(found) > MOST_FOUND:
                break
    return {"marks": [mark.as_mapping() for mark in found[:MOST_FOUND]]}, []


def propose_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Marks over personal data that the detectors find, each with its kind and what may be shown of it; pages without text."""
    allowed = Allowance(frozenset(told["phones"]), frozenset(told["emails"]))
    given = given_from(allowed, date.fromisoformat(told["on"]) if told["on"] else None)
    found: list[dict[str, Any]] = []
    wordless = []
    with _opened(content) as document:
        for number in range(len(document)):
            written = _letters(document, number)
            if not written:
                wordless.append(number + 1)
            for kind, masked, marks in _personal(written, number + 1, given):
                boxes = [mark.as_mapping() for mark in marks]
                found.append({"kind": kind, "masked": masked, "page": number + 1, "marks": boxes})
    return {"found": found[:MOST_FOUND], "wordless": wordless}, []


def _personal(written: Sequence[Letter], page: int, given: Given) -> Iterator[tuple[str, str, list[Mark]]]:
    seen = [each for each in written if even(each.text) != INVISIBLE]
    text = "".join(each.text for each in seen).translate(_MARKS_OF_CELLS)
    for hit in hits_of(Passage("", text), given):
        marks = _marks(page, seen[hit.start : hit.end])
        if marks:
            yield hit.kind.value, hit.masked, marks


def _starts(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _folded(character: str) -> str:
    folded = even(character).casefold()
    return folded if len(folded) == 1 else character


def _marks(page: int, run: Sequence[Letter]) -> list[Mark]:
    """One mark for each line that the characters stand on."""
    lines: list[list[Letter]] = []
    for letter in run:
        if letter.text.isspace():
            continue
        if lines and _same_line(lines[-1][-1], letter):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [_around(page, line) for line in lines]


def _same_line(one: Letter, other: Letter) -> bool:
    """Side by side, or one above the other where a page is written downwards."""
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    beside = abs(other.box[0] - one.box[2]) < 3 * max(one.box[2] - one.box[0], 1)
    below = abs(other.box[1] - one.box[3]) < max(one.box[3] - one.box[1], 1)
    return (down > 0 and beside) or (across > 0 and below and down > -1)


def _around(page: int, line: Sequence[Letter]) -> Mark:
    """As wide as the characters' places, as high as their ink, with some room."""
    places = [(*each.box, *each.ink) for each in line]
    is_down = _is_written_down(line)
    across, down = (4, 1) if is_down else (0, 5)
    left, top = min(each[across] for each in places), min(each[down] for each in places)
    right, lower = max(each[across + 2] for each in places), max(each[down + 2] for each in places)
    left, top = max(left - _ROOM, 0), max(top - _ROOM, 0)
    right, lower = min(right + _ROOM, WHOLE), min(lower + _ROOM, WHOLE)
    return Mark(page, left, top, max(right - left, 1), max(lower - top, 1))


def _is_written_down(line: Sequence[Letter]) -> bool:
    first, last = line[0].box, line[-1].box
    return abs(last[1] - first[1]) > abs(last[0] - first[0])


def _letters(document: pdfium.PdfDocument, number: int) -> list[Letter]:
    page = document[number]
    try:
        return letters(page, _SQUARE)
    finally:
        page.close()


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(BROKEN) from error
