"""变更对照: what an open revision would change, old beside new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from gongkai.items.annexes import annex_of
from gongkai.items.body import plain_text
from gongkai.items.choices import Validity
from gongkai.items.models import Item, Revision
from gongkai.items.revised import ADDED_FILES, REMOVED_FILES

FILES = {ADDED_FILES, REMOVED_FILES}
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
    texts = {name: value for name, value in revision.changes.items() if name not in {*FILES, "annex"}}
    found = [_difference(item, name, value) for name, value in texts.items()]
    if "annex" in revision.changes:
        found.append(_annex(item, revision.changes["annex"]))
    return [*found, *_files(item, revision)] if FILES & set(revision.changes) else found


def _files(item: Item, revision: Revision) -> list[Difference]:
    """The attachments by name, before and after."""
    gone = set(revision.changes.get(REMOVED_FILES, ()))
    come = item.attachments.filter(pk__in=revision.changes.get(ADDED_FILES, ()))
    standing = [file for file in item.attachments.standing().defer("text") if file not in come]
    old = tuple(Piece(f"{file.name}\n", "gone" if file.pk in gone else "same") for file in standing)
    kept = [Piece(f"{file.name}\n", "same") for file in standing if file.pk not in gone]
    new = [Piece(f"{name}\n", "new") for name in come.order_by("position").values_list("name", flat=True)]
    return [Difference("附件", old, (*kept, *new))]


def _annex(item: Item, value: Mapping[str, Any] | None) -> Difference:
    """The lines of annexed tables that changed, and no others."""
    old, new = _lines(item.annex), _lines(value)
    pieces = list(_changed(old, new))
    return Difference(
        "附表",
        tuple(piece for piece in pieces if piece.side != "new"),
        tuple(piece for piece in pieces if piece.side != "gone"),
    )


def _lines(told: Mapping[str, Any] | None) -> list[str]:
    annex = annex_of(told)
    return [
        f"{table.name}：{'　'.join(cell or '—' for cell in line.cells)}\n"
        for table in ((*annex.summary, *annex.tables) if annex else ())
        for part in table.parts
        for line in part.lines
    ]


def _changed(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Piece(line, "gone") for line in old[start:end])
            yield from (Piece(line, "new") for line in new[new_start:new_end])


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
