"""不平: one thing that is wrong, in a sentence that names the cells, both figures and the difference (pure)."""

from dataclasses import dataclass

from gongkai.finance.filled import Cell


@dataclass(frozen=True)
class Fault:
    """`table` is where it is shown, `cells` what it is about, `sentence` a Chinese sentence for staff."""

    table: str
    sentence: str
    cells: tuple[Cell, ...] = ()
