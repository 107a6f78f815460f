"""Long numbers (证件、卡、电话): each cluster of digits is asked once what it is."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.cards import bank_card
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.phones import landline, mobile
from gongkai.privacy.detectors.resident import disability_card, resident_id
from gongkai.privacy.detectors.written import BLANKS, CELL, Written

_GAP = rf"[{BLANKS}\r\n\x1f—–\-]{{0,4}}+"
_RUN = re.compile(r"[0-9]{11,20}(?![0-9])")
# Lookahead, so that a false start hides no true one. The date within is what makes it rare.
_BROKEN_ID = re.compile(
    rf"(?=([1-9](?<![0-9].)(?:{_GAP}[0-9]){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}[0-9]){{2}}{_GAP}[01]{_GAP}[0-9]"
    rf"{_GAP}[0-3]{_GAP}[0-9](?:{_GAP}[0-9]){{3}}{_GAP}[0-9Xx])(?![0-9]))"
)
_BROKEN_CARD = re.compile(
    r"(?<![0-9-])(?:[0-9]{4}(?P<gap>[ \-])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?:(?P=gap)?[0-9]{1,3})?"
    r"|62[0-9]{2,16}\n[0-9]{1,15}|62[0-9]{4}[ ][0-9]{10,13})(?![0-9-])"
)
_BROKEN_MOBILE = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9][ \-][0-9]{4}[ \-]?[0-9]{4}|1[3-9][0-9]{5}[ \-][0-9]{4}|1[3-9][0-9]{2}[ \-][0-9]{3}[ \-][0-9]{4}"
    r"|1[3-9][0-9]{1,8}\n[0-9]{1,8})(?![0-9])"
)
_BROKEN_LANDLINE = re.compile(
    r"(?<![0-9])(0(?:10|2[0-9]|[3-9][0-9]{2}))[)）]?[ —–-]{0,3}([2-9][0-9]{6,7})(?![0-9])"
)
_NO_DIGIT = re.compile("[^0-9Xx]")


def numbers(written: Written, given: Given) -> Iterator[Hit]:
    """Clusters of one run are told by their length, others by patterns over their parts."""
    text = written.text
    for start, end in written.clusters:
        run = text[start:end]
        if run.isdigit():
            yield from _whole(written, given, start, end)
            continue
        found = False
        for match in _RUN.finditer(text, start, end):
            if text[match.start() - 1 : match.start()].isdigit():
                continue
            for hit in _whole(written, given, *match.span()):
                found = True
                yield hit
        if CELL in run:
            yield from _split_ids(written, given, start, end)
            parts = [part for part in _parts(run, start) if part[1] - part[0] > 10]
        else:
            parts = [(start, end)]
        for first, last in parts:
            if not text[first:last].isdigit():
                yield from _broken(written, given, first, last, ids=CELL not in run and not found)


def _whole(written: Written, given: Given, start: int, end: int) -> Iterator[Hit]:
    """One unbroken run; at most one answer."""
    length = end - start
    has_x = length == 17 and written.text[end : end + 1] in ("x", "X")
    hit = None
    if length in (15, 18) or has_x:
        hit = resident_id(written, given, start, end + has_x)
    if hit is None and 16 <= length <= 19:
        hit = bank_card(written, start, end)
    if length == 20:
        hit = disability_card(written, given, start, end)
    if length in (11, 13):
        hit = mobile(written, given, start, end)
    if hit is None and length in (11, 12):
        hit = landline(written, given, start, end)
    if hit:
        yield hit


def _parts(run: str, start: int) -> Iterator[tuple[int, int]]:
    for part in run.split(CELL):
        yield start, start + len(part)
        start += len(part) + 1


def _split_ids(written: Written, given: Given, start: int, end: int) -> Iterator[Hit]:
    """An identity number over two to four cells, or one digit in each."""
    text = written.text
    for match in _BROKEN_ID.finditer(text, start, end + 1):
        first, last = match.span(1)
        cells = match[1].count(CELL) + 1
        if cells > 1 and (cells <= 4 or cells >= 17):
            hit = resident_id(written, given, first, last, is_split=True)
            if hit:
                yield hit


def _broken(written: Written, given: Given, start: int, end: int, *, ids: bool) -> Iterator[Hit]:
    text = written.text
    for match in _BROKEN_ID.finditer(text, start, end + 1):
        first, last = match.span(1)
        if (ids or CELL not in match[1]) and not match[1].isalnum():
            hit = resident_id(written, given, first, last, is_split=True)
            if hit:
                yield hit
    for match in _BROKEN_CARD.finditer(text, start, end):
        hit = bank_card(written, *match.span())
        if hit:
            yield hit
    for match in _BROKEN_MOBILE.finditer(text, start, end):
        hit = mobile(written, given, *match.span())
        if hit:
            yield hit
    for match in _BROKEN_LANDLINE.finditer(text, start, end):
        hit = landline(written, given, *match.span())
        if hit:
            yield hit
