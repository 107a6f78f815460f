"""变更对照: what an open revision would change, old beside new."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from gongkai.items.body import plain_text
from gongkai.items.choices import Validity
from gongkai.items.models import Item, Revision

LONGEST_COMPARED = 20_000


@dataclass(frozen=True)
class Piece:
    """A stretch of text: "same", "gone" (only in the old) or "new"."""

    text: str
    side: str


@dataclass(frozen=True)
class Difference:
    """One field, old and new, in pieces."""

    label: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def differences_of(item: Item, revision: Revision) -> list[Difference]:
    """Each changed field; the body is compared as the reader sees it."""
    return [_difference(item, name, value) for name, value in revision.changes.items()]


def _difference(item: Item, name: str, value: Any) -> Difference:
    label = _labels()[name]
    old, new = shown(name, getattr(item, name)), shown(name, value)
    if len(old) + len(new) > LONGEST_COMPARED:
        return Difference(label, (Piece(old, "same"),), (Piece(new, "same"),))
    pieces = list(compared(old, new))
    return Difference(
        label,
        tuple(piece for piece in pieces if piece.side != "new"),
        tuple(piece for piece in pieces if piece.side != "gone"),
    )


@cache
def _labels() -> dict[str, str]:
    return {column.attname: str(column.verbose_name) for column in Item._meta.concrete_fields}


def shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return "（空）"
    if name == "body":
        return plain_text(value)
    return str(Validity(value).label) if name == "validity" else str(value)


def compared(old: str, new: str) -> Iterator[Piece]:
    """Both texts as pieces in reading order."""
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(old[start:end], "same")
            continue
        if end > start:
            yield Piece(old[start:end], "gone")
        if new_end > new_start:
            yield Piece(new[new_start:new_end], "new")
