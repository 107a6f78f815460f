"""What every rendering prints: paragraphs with their level, and the official tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.ledger import TableId
from gongkai.ledger.layout import LayoutRow
from gongkai.report.building import Build
from gongkai.report.figures import UnknownFigure, printed
from gongkai.report.narrative import PREAMBLE
from gongkai.report.placeholders import Run, filled

_SECOND_LEVEL = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")
_THIRD_LEVEL = re.compile(r"^\d{1,2}[.．、](?!\d)")
# A line longer than this is a paragraph that starts with a number, not a heading.
_HEADING_LENGTH = 40
_HEADING_END = re.compile(r"[。；;，,：:]$")


class Level(StrEnum):
    """GB/T 9704 levels: 一、黑体 · （一）楷体 · 1. and text 仿宋."""

    SECTION = "section"
    SECOND = "second"
    THIRD = "third"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of text with its level; runs that name a figure are figures."""

    level: Level
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table's layout with the printed figure of each cell; `head` rows are repeated on every page."""

    id: TableId
    caption: str
    rows: tuple[LayoutRow, ...]
    values: dict[str, str]
    head: int

    @property
    def columns(self) -> int:
        return sum(cell.colspan for cell in self.rows[0])


Block = Paragraph | PrintedTable


def blocks_of(made: Build) -> Iterator[Block]:
    """The report from preamble to section 六, without its title."""
    yield from _paragraphs(made, PREAMBLE)
    for section in made.form.sections:
        yield Paragraph(Level.SECTION, (Run(f"{section.number}、{section.title}"),))
        if section.table is not None:
            yield printed_table(made, section.table, caption=section.title)
        yield from _paragraphs(made, section.number)


def printed_table(made: Build, table: TableId, *, caption: str) -> PrintedTable:
    rows = made.form.layout(table)
    codes = made.form.codes_of(table)
    stacked = bool(made.form.tables[table].blocks)
    head = 0 if stacked else next(n for n, row in enumerate(rows) if any(cell.code for cell in row))
    values = {code: printed(_plain(made.tables.cells[code].value)) for code in codes}
    return PrintedTable(table, caption, rows, values, head)


def _plain(value: object) -> int | str | None:
    return value if isinstance(value, int | str) else None if value is None else str(value)


def _paragraphs(made: Build, section: str) -> Iterator[Paragraph]:
    for line in made.sections.get(section, "").split("\n"):
        if stripped := line.strip():
            runs = tuple(_runs(made, stripped))
            yield Paragraph(_level("".join(run.text for run in runs)), runs)


def _runs(made: Build, line: str) -> Iterator[Run]:
    """A line with a figure that does not exist is printed as it stands; the findings tell of it."""
    try:
        yield from list(filled(line, made.figure))
    except UnknownFigure:
        yield Run(line)


def _level(line: str) -> Level:
    if len(line) > _HEADING_LENGTH or _HEADING_END.search(line):
        return Level.TEXT
    if _SECOND_LEVEL.match(line):
        return Level.SECOND
    return Level.THIRD if _THIRD_LEVEL.match(line) else Level.TEXT
