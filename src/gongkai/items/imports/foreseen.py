"""预检: what the privacy gate would find in the rows of an import, told while the clerk can still change them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.items.public_tables import PublicTable
from gongkai.items.scanned_content import table_pieces
from gongkai.items.scanning_rules import allowance_of
from gongkai.organs.models import Organ
from gongkai.privacy.findings import Finding
from gongkai.privacy.passages import Piece, Table
from gongkai.privacy.scanning import scan_pieces


def place_of(number: int, heading: str) -> str:
    """A cell in words."""
    return f"表格第 {number} 行“{heading}”"


@dataclass(frozen=True, slots=True)
class NumberedRows(Table):
    """A table whose cells are named by the row numbers of the clerk's file and the column's heading."""

    numbers: Sequence[int] = field(default=())

    def place(self, row: int, column: int) -> str:
        heading = self.rows[0][column]
        return place_of(self.numbers[row - 1], heading) if row else f"栏目“{heading}”"


@dataclass(frozen=True)
class Foreseen:
    """`findings` name what blocks first."""

    findings: tuple[Finding, ...] = ()

    @property
    def blocking(self) -> int:
        return sum(finding.blocks for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.blocking

    def by_place(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.where, []).append(finding)
        return found


def foreseen(table: PublicTable, numbers: Sequence[int], organ: Organ, *, on: date) -> Foreseen:
    """What the gate would say of the table as the public would read it; `numbers` are those of its rows."""
    pieces = [_numbered(piece, numbers) for piece in table_pieces(table, title=table.caption)]
    found = scan_pieces(pieces, allowed=allowance_of(organ), on=on)
    return Foreseen(tuple(sorted(found, key=lambda finding: not finding.blocks)))


def _numbered(piece: Piece, numbers: Sequence[int]) -> Piece:
    return NumberedRows(piece.where, piece.rows, numbers=numbers) if isinstance(piece, Table) else piece
