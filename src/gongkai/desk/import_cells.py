"""改正错误: the faulty rows of an import, some at a time, each faulty cell to be typed over."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from gongkai.items.imports.faults import Fault, FaultKind
from gongkai.items.imports.leftovers import left_out
from gongkai.items.imports.sealed_parts import corrections_of, outcome_of, sheet_of
from gongkai.items.imports.staging import lines_of
from gongkai.items.kinds import Column, kind_of
from gongkai.items.models import RowImport
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask

ROWS = 20
MOST_LEFT_OUT = 100
CELL = "cell:"


@dataclass(frozen=True)
class Cell:
    """`name` is the name of its input, "" for a cell that is right; `text` what was written; `is_number` asks for
    room for the digits of a paper or an account."""

    label: str
    text: str
    name: str = ""
    choices: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True)
class FaultyRow:
    """`number` is the row's in the spreadsheet; `next_number` the next faulty one on the page, None on the last."""

    number: int
    cells: tuple[Cell, ...]
    next_number: int | None


@dataclass(frozen=True)
class LeftOut:
    number: int
    why: str
    text: str


@dataclass(frozen=True)
class CellsPage:
    """`kinds` are (kind, label, number of cells, whether it is the chosen one); `later` and `earlier` name the
    neighbouring pages by the row behind which they begin, None for none."""

    columns: tuple[Column, ...]
    rows: tuple[FaultyRow, ...]
    kinds: tuple[tuple[str, str, int, bool], ...]
    kind: str
    after: int
    first: int
    row_count: int
    earlier: int | None
    later: int | None
    left_out: tuple[LeftOut, ...]
    left_out_count: int

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def cells_page(
    staged: RowImport, *, kind: str = "", after: int = 0, typed: Mapping[str, str] | None = None
) -> CellsPage:
    """The faulty rows behind row `after`, of one kind of fault or all; `typed` is what was not saved yet."""
    of_item = kind_of(staged.item.kind)
    sheet = sheet_of(staged)
    faults = outcome_of(staged).faults
    chosen = [fault for fault in faults if not kind or fault.kind == kind]
    numbers = sorted({fault.row for fault in chosen})
    behind = [number for number in numbers if number > after]
    before = [number for number in numbers if number <= after]
    shown = behind[:ROWS]
    lines = lines_of(staged, sheet, corrections_of(staged))
    columns = tuple(column for column in of_item.columns if _is_asked(column, staged, faults))
    by_cell: dict[tuple[int, str], list[str]] = {}
    for fault in faults:
        by_cell.setdefault((fault.row, fault.code), []).append(fault.sentence)
    rows = tuple(
        FaultyRow(
            number,
            tuple(_cell(column, number, lines.get(number, {}), by_cell, typed or {}) for column in columns),
            following,
        )
        for number, following in zip(shown, [*shown[1:], None], strict=False)
    )
    return CellsPage(
        columns=columns,
        rows=rows,
        kinds=_kinds(faults, kind),
        kind=kind,
        after=after,
        first=len(before) + 1,
        row_count=len(numbers),
        earlier=(before[-ROWS - 1] if len(before) > ROWS else 0) if before else None,
        later=shown[-1] if len(behind) > ROWS else None,
        left_out=tuple(_left_out(staged)),
        left_out_count=len(staged.skipped),
    )


def _is_asked(column: Column, staged: RowImport, faults: Sequence[Fault]) -> bool:
    return column.code in staged.matching or any(fault.code == column.code for fault in faults)


def _kinds(faults: Sequence[Fault], chosen: str) -> tuple[tuple[str, str, int, bool], ...]:
    counted = Counter(fault.kind for fault in faults)
    return tuple(
        (kind.value, kind.label, counted[kind], kind == chosen) for kind in FaultKind if counted[kind]
    )


def _cell(
    column: Column,
    number: int,
    line: Mapping[str, str],
    faults: Mapping[tuple[int, str], list[str]],
    typed: Mapping[str, str],
) -> Cell:
    text = line.get(column.code, "")
    wrong = tuple(faults.get((number, column.code), ()))
    if wrong:
        key = f"{number}:{column.code}"
        return Cell(
            column.label, typed.get(key, text), f"{CELL}{key}", column.choices, wrong, bool(column.checks)
        )
    shown = masks.apply(Mask.LAST_FOUR, text) if column.is_sealed and text else text
    return Cell(column.label, shown)


def _left_out(staged: RowImport) -> list[LeftOut]:
    sheet, kind = sheet_of(staged), kind_of(staged.item.kind)
    known = left_out(kind, sheet, staged.head_row, staged.matching)
    hidden = sheet.hidden_columns
    return [
        LeftOut(
            number,
            known.get(number, "选定不导入"),
            " ".join(
                _masked(cell)
                for place, cell in enumerate(sheet.rows[number - 1])
                if cell and place not in hidden
            )[:80],
        )
        for number in staged.skipped[:MOST_LEFT_OUT]
        if number <= len(sheet.rows)
    ]


def _masked(cell: str) -> str:
    return masks.apply(Mask.LAST_FOUR, cell) if len(cell) >= 11 and cell[:-1].isdigit() else cell


def typed_cells(posted: QueryDict) -> dict[str, str]:
    """ "row:code" to what was typed, of every cell that the page asked for."""
    return {name.removeprefix(CELL): str(posted[name]) for name in posted if name.startswith(CELL)}


def numbers_in(posted: QueryDict, name: str) -> list[int]:
    return [
        int(each) for each in posted.getlist(name) if each.isascii() and each.isdecimal() and len(each) < 8
    ]


def chosen_kind(request: HttpRequest) -> str:
    """The kind of fault that the address names, "" for none or one that is not there (any more)."""
    wanted = request.GET.get("kind", "")
    return wanted if wanted in set(FaultKind) else ""
