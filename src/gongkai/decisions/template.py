"""报送模板: decisions as the credit platform takes them, in an XLSX with the columns' codes and heads."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from gongkai.decisions.choices import Sort
from gongkai.decisions.days import period_of
from gongkai.items.kinds import Column, ColumnType, kind_of

DATA = Path(__file__).parent / "template.yaml"
_SUM = Decimal("0.000001")


@dataclass(frozen=True)
class Cell:
    """One column of a template: its code, its head, the register's column ("" where it is computed)."""

    code: str
    head: str
    column: str
    computed: str = ""


@cache
def template_of(sort: Sort) -> tuple[Cell, ...]:
    """The columns in their order."""
    told = yaml.safe_load(DATA.read_text(encoding="utf-8"))[sort.value]
    return tuple(
        Cell(code, head, "", source[1:]) if source.startswith("=") else Cell(code, head, source)
        for code, head, source in told
    )


def line_of(sort: Sort, values: Mapping[str, Any]) -> list[str]:
    """One decision, sealed values among them, as the template writes it: 2020/06/18, sums with six decimals."""
    return [_written(sort, cell, values) for cell in template_of(sort)]


def _written(sort: Sort, cell: Cell, values: Mapping[str, Any]) -> str:
    if cell.computed == "shown_until":
        period = period_of(sort, values)
        return _day(period.last_day) if period and period.last_day else ""
    if cell.computed in ("source_name", "source_code"):
        return str(values.get(cell.computed) or values.get(cell.computed.replace("source", "organ"), ""))
    column = kind_of(sort.register_kind).column(cell.column)
    value = values.get(cell.column)
    return "" if value is None else _formatted(column, value)


def _formatted(column: Column, value: Any) -> str:
    if column.type is ColumnType.DATE:
        return _day(date.fromisoformat(str(value)))
    if column.type is ColumnType.DECIMAL:
        return str(Decimal(str(value)).quantize(_SUM))
    return str(value)


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"


def workbook_of(sort: Sort, lines: Iterable[Sequence[str]]) -> bytes:
    """Heads in the first row, codes in the second, every cell as text: no program counts with a number of a paper."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": f"{sort.label}信用信息", "author": "", "comments": ""})
    sheet = book.add_worksheet(sort.label)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top"})
    for place, cell in enumerate(template_of(sort)):
        sheet.write_string(0, place, cell.head, head)
        sheet.write_string(1, place, cell.code, head)
        sheet.set_column(place, place, 22, text)
    for number, line in enumerate(lines, start=2):
        for place, value in enumerate(line):
            if value:
                sheet.write_string(number, place, value, text)
    sheet.freeze_panes(2, 1)
    book.close()
    return content.getvalue()
