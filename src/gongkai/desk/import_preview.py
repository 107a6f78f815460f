"""预览: what the public will see of an import beside what stays in the register or under seal."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.desk.privacy_panel import Group, groups_of
from gongkai.items.imports import checking
from gongkai.items.imports.foreseen import Foreseen, foreseen, place_of
from gongkai.items.imports.sealed_parts import Outcome, corrections_of, outcome_of, sheet_of
from gongkai.items.imports.staging import lines_of, missing_columns
from gongkai.items.kinds import Column, Kind, kind_of
from gongkai.items.models import Row, RowImport
from gongkai.items.public_tables import PublicColumn, public_table, shown
from gongkai.privacy import masks
from gongkai.privacy.findings import Finding
from gongkai.privacy.masks import Mask

ROWS = 50
MOST_DUPLICATES = 200


@dataclass(frozen=True)
class PreviewCell:
    """`found` are labels of what publication would stop at, `(label, whether it blocks)`."""

    text: str
    found: tuple[tuple[str, bool], ...]

    @property
    def is_blocked(self) -> bool:
        return any(blocks for _, blocks in self.found)


@dataclass(frozen=True)
class PreviewRow:
    number: int
    public: tuple[PreviewCell, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Duplicate:
    """`where` is the other list, or "本次导入"; `address` its item, None within the import."""

    number: int
    name: str
    where: str
    position: int
    day: str
    item_id: int | None


@dataclass(frozen=True)
class ImportPreview:
    """`kept` are the columns that the public does not see, `(column, "封存" or "不公开")`; `foreseen` is what the gate
    would find in the public ones, `groups` the same by kind."""

    public: tuple[PublicColumn, ...]
    kept: tuple[tuple[Column, str], ...]
    rows: tuple[PreviewRow, ...]
    row_count: int
    sums: tuple[tuple[str, str, str], ...]
    first: int
    earlier: int | None
    later: int | None
    duplicates: tuple[Duplicate, ...]
    duplicate_count: int
    missing: tuple[str, ...]
    is_for_the_public: bool
    foreseen: Foreseen
    groups: tuple[Group, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def preview_of_import(staged: RowImport, *, after: int = 0) -> ImportPreview:
    """The rows behind place `after` (0 for the first ones); rows that are still wrong are left out."""
    kind = kind_of(staged.item.kind)
    checked = checking.check(kind, lines_of(staged, sheet_of(staged), corrections_of(staged)))
    values = {number: line for number, line in checked.values.items() if number not in checked.faulty_rows}
    numbers = list(values)
    table = public_table(
        kind, [Row(values=_open(kind, line)) for line in values.values()], caption=staged.item.title
    )
    kept = tuple(
        (column, "封存" if column.is_sealed else "不公开")
        for column in kind.columns
        if not column.is_shown() and column.code in staged.matching
    )
    outcome = outcome_of(staged)
    ahead = (
        Foreseen()
        if kind.is_internal
        else foreseen(table, numbers, staged.item.organ, on=timezone.localdate())
    )
    found = ahead.by_place()
    return ImportPreview(
        public=table.columns,
        kept=kept,
        rows=tuple(
            PreviewRow(
                number,
                tuple(
                    _cell(number, column, value, found)
                    for column, value in zip(table.columns, line, strict=True)
                ),
                tuple(_kept(column, values[number].get(column.code)) for column, _ in kept),
            )
            for number, line in list(zip(numbers, table.rows, strict=True))[after : after + ROWS]
        ),
        row_count=len(numbers),
        sums=tuple((label, total, unit) for label, total, unit in table.sums),
        first=after + 1,
        earlier=max(after - ROWS, 0) if after else None,
        later=after + ROWS if len(numbers) > after + ROWS else None,
        duplicates=tuple(_duplicates(kind, outcome, values))[:MOST_DUPLICATES],
        duplicate_count=len(outcome.encounters) + len(outcome.alike),
        missing=tuple(missing_columns(kind, staged.matching)),
        is_for_the_public=not kind.is_internal,
        foreseen=ahead,
        groups=groups_of(finding.as_mapping() for finding in ahead.findings),
    )


def _open(kind: Kind, line: dict[str, Any]) -> dict[str, Any]:
    sealed = {column.code for column in kind.columns if column.is_sealed}
    return {code: value for code, value in line.items() if code not in sealed}


def _cell(number: int, column: PublicColumn, value: Any, found: dict[str, list[Finding]]) -> PreviewCell:
    here = found.get(place_of(number, column.heading), ())
    return PreviewCell(shown(column, value), tuple((finding.kind.label, finding.blocks) for finding in here))


def _kept(column: Column, value: Any) -> str:
    if value is None:
        return ""
    return masks.apply(Mask.LAST_FOUR, str(value)) if column.is_sealed else shown(column, value)


def _duplicates(kind: Kind, outcome: Outcome, values: dict[int, dict[str, Any]]) -> list[Duplicate]:
    def name(number: int) -> str:
        return str(values.get(number, {}).get(kind.name_column, "")) if kind.name_column else ""

    alike = [
        Duplicate(number, name(number), "本次导入，各栏都相同", first, "", None)
        for number, first in outcome.alike
    ]
    met = [
        Duplicate(each.row, name(each.row), each.title, each.position, each.day, each.item_id)
        for each in outcome.encounters
    ]
    return alike + met
