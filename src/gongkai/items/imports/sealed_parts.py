"""What an import keeps under seal while it waits: the sheet, the corrections, what the checks found."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from gongkai.casework.sealing import seal, unseal
from gongkai.items.imports.duplicates import Encounter
from gongkai.items.imports.faults import Fault, FaultKind
from gongkai.items.imports.reading.sheets import Sheet, sheet_from
from gongkai.items.models import RowImport

Corrections = dict[str, str]
"""What was typed over a cell, by "row:code"."""


@dataclass(frozen=True)
class Outcome:
    """核对结果: `faults` in the order of reading; `alike` pairs (row, first row that says the same); `encounters` are
    rows of other lists with the same person."""

    faults: list[Fault]
    alike: list[tuple[int, int]]
    encounters: list[Encounter]

    @property
    def must_be_confirmed(self) -> bool:
        """Whether the clerk has to say that what looks like a duplicate is meant."""
        return bool(self.alike or self.encounters)


def put_sheet(staged: RowImport, sheet: Sheet) -> None:
    staged.table = _shut(sheet.as_mapping(), staged, "table")


def sheet_of(staged: RowImport) -> Sheet:
    """The chosen sheet; SealBroken when it cannot be opened."""
    return sheet_from(_opened(staged.table, staged, "table"))


def put_corrections(staged: RowImport, corrections: Corrections) -> None:
    staged.corrections = _shut(corrections, staged, "corrections")


def corrections_of(staged: RowImport) -> Corrections:
    found: Corrections = _opened(staged.corrections, staged, "corrections") or {}
    return found


def put_outcome(staged: RowImport, outcome: Outcome) -> None:
    told = {
        "faults": [[fault.row, fault.code, fault.kind.value, fault.sentence] for fault in outcome.faults],
        "alike": outcome.alike,
        "encounters": [each.as_list() for each in outcome.encounters],
    }
    staged.outcome = _shut(told, staged, "outcome")


def outcome_of(staged: RowImport) -> Outcome:
    told = _opened(staged.outcome, staged, "outcome") or {"faults": [], "alike": [], "encounters": []}
    return Outcome(
        [Fault(row, code, FaultKind(kind), sentence) for row, code, kind, sentence in told["faults"]],
        [(row, first) for row, first in told["alike"]],
        [Encounter(*each) for each in told["encounters"]],
    )


def empty(staged: RowImport) -> None:
    """What is settled needs no copy: the rows are in the list, the original among the sealed files."""
    staged.table = staged.corrections = staged.outcome = b""


def _shut(value: Any, staged: RowImport, part: str) -> bytes:
    plain = zlib.compress(json.dumps(value, ensure_ascii=False).encode(), level=1)
    return seal(plain, bound_to=place_of(staged, part))


def _opened(shut: bytes | memoryview, staged: RowImport, part: str) -> Any:
    content = bytes(shut)
    return json.loads(zlib.decompress(unseal(content, bound_to=place_of(staged, part)))) if content else None


def place_of(staged: RowImport, part: str) -> str:
    """What a part of a staged import is bound to."""
    return f"{part} of an import into item {staged.item_id}"
