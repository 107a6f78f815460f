"""What is seen of a workbook: sheets of cells with their look."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | float | bool


@dataclass(frozen=True, slots=True)
class Look:
    """Of a cell; colours as RRGGBB or "", borders as Excel's numbers for left, right, top, bottom."""

    number: str = "General"
    bold: bool = False
    italic: bool = False
    size: float = 11.0
    font: str = ""
    colour: str = ""
    fill: str = ""
    borders: tuple[int, int, int, int] = (0, 0, 0, 0)
    across: str = ""
    down: str = ""
    wraps: bool = False

    @property
    def shows_without_text(self) -> bool:
        return bool(self.fill) or any(self.borders)

    @property
    def is_unseen(self) -> bool:
        """Letters in the colour of what is behind them."""
        return bool(self.colour) and self.colour == (self.fill or "FFFFFF")


class Cell(NamedTuple):
    """A named tuple: there are hundreds of thousands of them."""

    value: Value
    look: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """Cells by row, then by column, counted from 0 in the upload; hidden ones are still in it."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    frozen: tuple[int, int] = (0, 0)
    is_landscape: bool = False
    formulas: int = 0
    formulas_without_result: int = 0


@dataclass(slots=True)
class Workbook:
    sheets: list[Sheet]
    looks: list[Look]
    starts_1904: bool = False
