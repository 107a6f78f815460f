"""扫描: what pieces of text and tables say about persons, in the order of reading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from gongkai.privacy.detectors import DETECTORS
from gongkai.privacy.detectors.allowed import given_from
from gongkai.privacy.detectors.beside import names_beside
from gongkai.privacy.detectors.conditions import conditions
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.written import Written, WrittenPassages, WrittenTable
from gongkai.privacy.findings import NOTHING_ALLOWED, Allowance, Finding, FindingKind, Severity
from gongkai.privacy.hidden import hidden_content
from gongkai.privacy.passages import Passage, Piece, Table


def scan_text(
    text: str, *, where: str = "正文", allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> list[Finding]:
    """Findings of one text; `on` is the day on which ages are told."""
    return scan_pieces([Passage(where, text)], allowed=allowed, on=on)


def scan_pieces(
    pieces: Iterable[Piece], *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> list[Finding]:
    """Findings of all pieces, those about hidden content before those within it."""
    given = given_from(allowed, on)
    findings: list[Finding] = []
    for is_table, several in groupby(pieces, key=lambda piece: isinstance(piece, Table)):
        group = list(several)
        for piece in group:
            findings.extend(hidden_content(piece))
        for written in _written(group, is_table=is_table):
            findings.extend(_findings(written, given))
    return findings


def _written(pieces: list[Piece], *, is_table: bool) -> Iterator[Written]:
    """Adjoining passages are read as one text; each table by itself."""
    if is_table:
        yield from (WrittenTable(piece) for piece in pieces if isinstance(piece, Table))
    else:
        yield WrittenPassages([piece for piece in pieces if isinstance(piece, Passage)])


def hits_of(passage: Passage, given: Given) -> list[Hit]:
    """What the detectors find in one passage, with offsets in it; it holds no unseen characters and no marks of cells."""
    return _hits(WrittenPassages([passage]), given)


def _findings(written: Written, given: Given) -> Iterator[Finding]:
    for hit in _hits(written, given):
        yield Finding(hit.kind, written.place(hit.start), hit.masked, hit.severity)


def _hits(written: Written, given: Given) -> list[Hit]:
    found = _apart([hit for detector in DETECTORS for hit in detector(written, given)])
    of_persons = [hit for hit in found if hit.kind is not FindingKind.PERSONAL_COLUMN]
    told = list(conditions(written, given, of_persons))
    named = list(names_beside(written, [*of_persons, *told]))
    return _apart([*found, *told, *named])


def _apart(hits: list[Hit]) -> list[Hit]:
    """In order of reading, none over another: blocking, then warning, then mere names; of each the one that begins first."""
    headings = [hit for hit in hits if hit.kind is FindingKind.PERSONAL_COLUMN]
    kept = _first_come([hit for hit in hits if hit.severity is Severity.BLOCK])
    for is_name in (False, True):
        starts = [hit.start for hit in kept]
        ends = [hit.end for hit in kept]
        free = [
            hit
            for hit in hits
            if hit.severity is Severity.WARN
            and hit.kind is not FindingKind.PERSONAL_COLUMN
            and (hit.kind is FindingKind.NAME) is is_name
            and bisect_left(starts, hit.end) == bisect_right(ends, hit.start)
        ]
        kept = sorted((*kept, *_first_come(free)), key=lambda hit: hit.start)
    return sorted([*headings, *kept], key=lambda hit: hit.start)


def _first_come(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
    return kept
