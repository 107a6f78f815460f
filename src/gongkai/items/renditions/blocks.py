"""The safe HTML of a text as paragraphs with their level and as tables: what every rendition prints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_SECTION = re.compile(r"^(?:[一二三四五六七八九十百]{1,4}、|第[一二三四五六七八九十百]{1,4}章)")
_SECOND = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")
# A line longer than this is a paragraph that begins with a number, not a heading.
HEADING_LENGTH = 40
_SENTENCE = re.compile(r"[。；;，,：:]$")
_HEADS = {"h2": "section", "h3": "second", "h4": "third"}


class Level(StrEnum):
    """GB/T 9704: 一、黑体 · （一）楷体 · 1. and text 仿宋."""

    SECTION = "section"
    SECOND = "second"
    THIRD = "third"
    TEXT = "text"


@dataclass(frozen=True)
class Paragraph:
    level: Level
    text: str


@dataclass(frozen=True)
class Cell:
    text: str
    is_head: bool
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Grid:
    """A table; `heads` rows are repeated on every page."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: int

    @property
    def columns(self) -> int:
        return max((sum(cell.across for cell in row) for row in self.rows), default=0)


Block = Paragraph | Grid


def blocks_of(markup: str) -> Iterator[Block]:
    """The blocks in the order of reading; nothing for an empty text."""
    if not markup.strip():
        return
    from lxml import html  # loaded when a document is made

    yield from _blocks(html.fragment_fromstring(markup, create_parent="div"))


def _blocks(parent: Any) -> Iterator[Block]:
    """Text that stands beside blocks is a paragraph, too."""
    if parent.text and parent.text.strip():
        yield _paragraph(parent.text)
    for element in parent:
        if element.tag == "table":
            yield _grid(element)
        elif element.tag in ("div", "ul", "ol", "blockquote"):
            yield from _blocks(element)
        elif element.tag in _HEADS:
            yield Paragraph(Level(_HEADS[element.tag]), _words(element))
        else:
            yield from (_paragraph(line) for line in _lines(element))
        if element.tail and element.tail.strip():
            yield _paragraph(element.tail)


def _lines(element: Any) -> list[str]:
    """A paragraph that was broken by hand is as many lines."""
    for mark in element.iter("br"):
        mark.tail = f"\n{mark.tail or ''}"
    return [line for line in str(element.text_content()).split("\n") if line.strip()]


def _paragraph(text: str) -> Paragraph:
    line = _plain(text)
    return Paragraph(_level(line), line)


def _level(line: str) -> Level:
    if len(line) > HEADING_LENGTH or _SENTENCE.search(line):
        return Level.TEXT
    if _SECTION.match(line):
        return Level.SECTION
    return Level.SECOND if _SECOND.match(line) else Level.TEXT


def _words(element: Any) -> str:
    return _plain(str(element.text_content()))


def _plain(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _grid(table: Any) -> Grid:
    caption = next((_words(each) for each in table.iter("caption")), "")
    rows = tuple(tuple(_cells(row)) for row in table.iter("tr"))
    heads = sum(1 for _ in table.iterfind(".//thead/tr"))
    return Grid(caption, tuple(row for row in rows if row), heads)


def _cells(row: Any) -> Iterator[Cell]:
    for cell in row:
        if cell.tag in ("td", "th"):
            yield Cell(_words(cell), cell.tag == "th", _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Any, name: str) -> int:
    told = cell.get(name, "1")
    return min(int(told), 100) if told.isdecimal() and int(told) else 1
