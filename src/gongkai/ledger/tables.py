"""The filled tables of one report: every cell of the form with its figure and the records behind it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypedDict

from gongkai.ledger.amounts import plain, yuan_of
from gongkai.ledger.form_files import CellKind
from gongkai.ledger.forms import CellSpec, Form

Value = int | str | Decimal | None
BLANK_MARKS = frozenset({"", "/", "／", "\\", "-", "--", "—", "——", "－", "无"})
_WHOLE = re.compile(r"[+-]?\d+")


class TablesJson(TypedDict):
    """Tables on the wire: the form's id, and a number, signed text, text with unit or null per code."""

    form: str
    cells: dict[str, int | float | str | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: int for counts, signed text for 本年增/减, text with unit for amounts, Decimal for 万元.

    ``value`` is None when the cell is blank, and stays text when what was printed is not such a figure;
    ``printed`` is the raw text of a published report, None for computed cells.
    """

    value: Value
    record_ids: tuple[str, ...] = ()
    printed: str | None = None


@dataclass(frozen=True, eq=False)
class Tables:
    """表二, 表三 and 表四 of one report: a cell for every code of the form."""

    form: Form
    cells: Mapping[str, Cell]

    @classmethod
    def from_mapping(cls, form: Form, mapping: Mapping[str, object]) -> "Tables":
        """Tables of a published or frozen report, from code to figure; what is missing is blank.

        Figures may be int, Decimal, float, text as printed or None. KeyError names a code that the form
        does not have.
        """
        for code in mapping:
            form.cell(code)
        return cls(form, {code: _read(spec, mapping.get(code)) for code, spec in form.cells.items()})

    def value(self, code: str) -> Value:
        """The figure of a cell, None when blank."""
        return self.cells[self.form.cell(code).code].value

    def number(self, code: str) -> int | Decimal:
        """The figure for arithmetic: blank and unreadable count as 0, 采购总金额 is in yuan."""
        value = self.value(code)
        match self.form.cells[code].kind:
            case CellKind.DELTA:
                return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else 0
            case CellKind.MONEY:
                return (yuan_of(value) or Decimal(0)) if isinstance(value, str) else 0
            case _:
                return value if isinstance(value, int | Decimal) else 0

    def total(self, *codes: str) -> int | Decimal:
        """The sum of several cells."""
        return sum(self.number(code) for code in codes)

    def blank_codes(self) -> Iterator[str]:
        """Codes of cells that are blank or print "/"."""
        return (code for code, cell in self.cells.items() if cell.value is None)

    def as_json(self) -> TablesJson:
        """``{"form": "2021", "cells": {code: figure}}``: numbers, signed text, text with unit, or null."""
        return {
            "form": self.form.id,
            "cells": {code: _plain(cell.value) for code, cell in self.cells.items()},
        }


def _plain(value: Value) -> int | float | str | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _read(spec: CellSpec, raw: object) -> Cell:
    if raw is None:
        return Cell(None, printed="")
    text = plain(Decimal(str(raw))) if isinstance(raw, Decimal | float) else str(raw)
    squeezed = "".join(text.split())
    if squeezed in BLANK_MARKS:
        return Cell(None, printed=text)
    return Cell(_figure(spec.kind, squeezed, text.strip()), printed=text)


def _figure(kind: CellKind, squeezed: str, text: str) -> Value:
    number = squeezed.replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    match kind:
        case CellKind.COUNT:
            return int(number) if _WHOLE.fullmatch(number) else text
        case CellKind.DELTA:
            number = number.replace("＋", "+")
            return signed(int(number)) if _WHOLE.fullmatch(number) else text
        case CellKind.MONEY:
            return text
        case CellKind.DECIMAL:
            try:
                return Decimal(number.removesuffix("万元"))
            except InvalidOperation:
                return text


def signed(number: int) -> str:
    """本年增/减 as printed: "+14", "-7", "0"."""
    return f"{number:+d}" if number else "0"
