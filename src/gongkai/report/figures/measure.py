"""What a figure is: a name, a definition, a query; and what it measures: a value with its records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from gongkai.ledger import form_for

if TYPE_CHECKING:
    from gongkai.report.figures.sources import YearSources

Value = int | Decimal | str


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure's value and the names of the records that it counts ("items.item:12")."""

    value: Value
    record_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """指标: `measure` is its query; `cells` are the cells that it reads, if any; `unit` follows it in prose."""

    code: str
    label: str
    definition: str
    measure: Callable[["YearSources"], Measured]
    unit: str = "件"
    cells: tuple[str, ...] = ()

    def exists_in(self, year: int) -> bool:
        """False when the form of that year lacks a cell that the figure reads."""
        return all(code in form_for(year) for code in self.cells)


def counted(label: str, pks: Iterable[int]) -> Measured:
    """A count of records of one model."""
    names = tuple(f"{label}:{pk}" for pk in pks)
    return Measured(len(names), names)


def printed(value: Value | float | None) -> str:
    """A value as the text prints it: whole numbers without point, amounts without trailing zeros."""
    if value is None:
        return ""
    if isinstance(value, Decimal | float):
        text = f"{Decimal(str(value)):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)
