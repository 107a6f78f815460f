"""扫描: what pieces of text and tables say about persons, in the order of reading."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.law.identifiers import check_resident_id
from gongkai.privacy.findings import NOTHING_ALLOWED, Allowance, Finding, FindingKind, Severity
from gongkai.privacy.passages import Passage, Piece, Table

_ID = re.compile(r"(?<![0-9])[1-8][0-9]{16}[0-9Xx](?![0-9])")


def scan_text(
    text: str, *, where: str = "正文", allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> list[Finding]:
    return scan_pieces([Passage(where, text)], allowed=allowed, on=on)


def scan_pieces(
    pieces: Iterable[Piece], *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> list[Finding]:
    return [finding for piece in pieces for finding in _scan(piece, on)]


def _scan(piece: Piece, on: date | None) -> Iterator[Finding]:
    if isinstance(piece, Table):
        texts = [(piece.place(r, c), text) for r, row in enumerate(piece.rows) for c, text in enumerate(row)]
    else:
        texts = [(piece.where, piece.text)]
    for where, text in texts:
        for match in _ID.finditer(text):
            if check_resident_id(match[0], on=on).ok:
                masked = "*" * 14 + match[0][-4:]
                yield Finding(FindingKind.RESIDENT_ID, where, masked, Severity.BLOCK)
