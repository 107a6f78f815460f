"""读入: the tables of a form from a workbook with a sheet for each, or from what was pasted (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gongkai.finance.classification import plain
from gongkai.finance.filled import FilledTable
from gongkai.finance.forms.shapes import Form, Table
from gongkai.finance.reading.tables import read_table

_TITLE_ROWS = 6


class SheetLike(Protocol):
    """A sheet of a workbook as text."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[str]]: ...
    @property
    def hidden(self) -> bool: ...


@dataclass
class ReadForm:
    """`tables` by code, `faults` with sheet, cell and way out, `unused` the names of sheets that are no table."""

    tables: dict[str, FilledTable] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def read_sheets(form: Form, sheets: Sequence[SheetLike]) -> ReadForm:
    """Every table that the sheets hold; hidden sheets are left out and told."""
    read = ReadForm(unused=[sheet.name for sheet in sheets if sheet.hidden])
    seen: dict[str, str] = {}
    for sheet in sheets:
        if sheet.hidden:
            continue
        table = table_of(form, sheet)
        if table is None:
            read.unused.append(sheet.name)
        elif table.code in seen:
            read.faults.append(f"工作表“{seen[table.code]}”和“{sheet.name}”都是{table.name}：请只留一张")
        else:
            seen[table.code] = sheet.name
            found = read_table(form, table, sheet.rows, name=f"工作表“{sheet.name}”")
            read.tables[table.code] = found.table
            read.faults += found.faults
    if not seen and not read.faults:
        wanted = "、".join(table.title for table in form.tables[:3])
        read.faults.append(
            f"没有找到{form.label}的任何一张表：工作表名或表的标题应是“{wanted}”等，可以下载模板填写"
        )
    return read


def table_of(form: Form, sheet: SheetLike) -> Table | None:
    """The table whose title stands at the head of the sheet, or in its name; of several the longest."""
    heads = [cell for row in sheet.rows[:_TITLE_ROWS] for cell in row if cell]
    for texts in (heads, [sheet.name]):
        found = [(len(name), table) for table in form.tables for name in _names(table) if _is_in(name, texts)]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    numbered = [
        table for table in form.tables if table.number and sheet.name.strip().startswith(table.number)
    ]
    return numbered[0] if numbered else (form.tables[0] if len(form.tables) == 1 else None)


def _names(table: Table) -> list[str]:
    return [plain(name) for name in (table.title, *table.aliases)]


def _is_in(name: str, texts: Sequence[str]) -> bool:
    return any(name in plain(text) for text in texts)
