"""附表: tables of figures that an app above items hangs on an item (pure).

They are part of the item as its text is: frozen with an edition, scanned by the gate, changed by a revision.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.items.public_tables import PublicChart
from gongkai.privacy.passages import Passage, Piece, Table

NO_DATA = "本表无数据"


@dataclass(frozen=True)
class AnnexColumn:
    """`is_number`: its cells are plain decimals ("1234.50", "+1.20") that a page groups and aligns."""

    code: str
    label: str
    is_number: bool = False


@dataclass(frozen=True)
class AnnexLine:
    """`cells` in the order of the columns, "" for a blank; `level` is how deep it stands under the lines above."""

    code: str
    cells: tuple[str, ...]
    level: int = 0
    is_total: bool = False


@dataclass(frozen=True)
class AnnexPart:
    """One part of a table, with heads of its own; `name_column` is the place of the column that names the line."""

    code: str
    label: str
    columns: tuple[AnnexColumn, ...]
    lines: tuple[AnnexLine, ...]
    name_column: int = 0


@dataclass(frozen=True)
class AnnexTable:
    """A table as the public reads it; without data it is published all the same, and says so."""

    code: str
    number: str
    title: str
    unit: str
    parts: tuple[AnnexPart, ...]
    notes: tuple[str, ...] = ()
    is_empty: bool = False

    @property
    def name(self) -> str:
        return f"{self.number}　{self.title}".strip()


@dataclass(frozen=True)
class Annex:
    """`summary` are tables that stand above the others (a comparison); `links` are (words, index number)."""

    tables: tuple[AnnexTable, ...]
    summary: tuple[AnnexTable, ...] = ()
    charts: tuple[PublicChart, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def as_mapping(self) -> dict[str, Any]:
        return _plain(asdict(self))  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    """Tuples as lists: what the database gives back is what was written."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def annex_from(told: Mapping[str, Any]) -> Annex:
    """The annex that `as_mapping` wrote; TypeError or LookupError for anything else."""
    return Annex(
        tables=tuple(_table(each) for each in told["tables"]),
        summary=tuple(_table(each) for each in told["summary"]),
        charts=tuple(PublicChart(**each) for each in told["charts"]),
        links=tuple((str(words), str(number)) for words, number in told["links"]),
    )


def _table(told: Mapping[str, Any]) -> AnnexTable:
    parts = tuple(
        AnnexPart(
            code=part["code"],
            label=part["label"],
            columns=tuple(AnnexColumn(**column) for column in part["columns"]),
            lines=tuple(
                AnnexLine(line["code"], tuple(line["cells"]), line["level"], line["is_total"])
                for line in part["lines"]
            ),
            name_column=part["name_column"],
        )
        for part in told["parts"]
    )
    return AnnexTable(**{**told, "parts": parts, "notes": tuple(told["notes"])})


def annex_lines(annex: Annex) -> Iterator[str]:
    """Every word and figure of it, a line of a table each: what search finds."""
    for table in (*annex.summary, *annex.tables):
        yield table.name
        for part in table.parts:
            if part.label:
                yield part.label
            yield from (" ".join(filter(None, line.cells)) for line in part.lines)
        if table.is_empty:
            yield NO_DATA
        yield from table.notes
    yield from (words for words, _ in annex.links)


def annex_text(annex: Annex | None) -> str:
    return "\n".join(annex_lines(annex)) if annex else ""


def annex_of(told: Mapping[str, Any] | None) -> Annex | None:
    """The annex that an item or an edition holds; None for most."""
    return annex_from(told) if told else None


def annex_pieces(annex: Annex | None) -> list[Piece]:
    """What a scan reads: the lines of each table, then the words beside them, once each."""
    if annex is None:
        return []
    tables = (*annex.summary, *annex.tables)
    pieces = [piece for table in tables for part in table.parts for piece in _part_pieces(table, part)]
    words = [(f"附表“{table.title}”", each) for table in tables for each in (table.name, *table.notes)]
    words += [("附表的图", each) for chart in annex.charts for each in _words(chart)]
    words += [("附表的链接", each) for each, _ in annex.links]
    return [*pieces, *(Passage(where, each) for where, each in dict.fromkeys(words))]


def _part_pieces(table: AnnexTable, part: AnnexPart) -> list[Piece]:
    """Words line by line, codes and figures as a table without heads.

    Together they would read as a form about a person: 本年收入 with an amount beside it.
    """
    where = f"附表“{table.title}”{part.label}"
    is_word = [not column.is_number and column.code != "code" for column in part.columns]
    words = [" ".join(column.label for column in part.columns)]
    words += [" ".join(_only(line.cells, is_word)) for line in part.lines]
    figures = [_only(line.cells, [not each for each in is_word]) for line in part.lines]
    lines: list[Piece] = [
        Passage(f"{where}第 {number} 行", each) for number, each in enumerate(words) if each
    ]
    return [*lines, Table(where, figures, has_letters=False)]


def _only(cells: tuple[str, ...], wanted: list[bool]) -> list[str]:
    return [cell for cell, is_wanted in zip(cells, wanted, strict=True) if is_wanted]


def _words(chart: PublicChart) -> list[str]:
    return [chart.title, *(str(bar[0]) for bar in chart.bars)]
