"""Report forms (年度报告格式): which tables, rows, columns and sections a year's report has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import yaml

from gongkai.ledger.form_files import CellKind, FormFile, Line, Publication, Section, TableFile, TableId
from gongkai.ledger.layout import LayoutRow, layout_of
from gongkai.ledger.lines import leaves, sum_parts

FORM_IDS = ("2019", "2021")
_FORMATS = Path(__file__).parent / "formats"
_TABLE_NUMBERS = {TableId.PROACTIVE: "二", TableId.APPLICATIONS: "三", TableId.REMEDIES: "四"}


@dataclass(frozen=True, slots=True)
class CellSpec:
    """A figure's place in the form: its code, what it holds, and the labels of its row and column."""

    code: str
    table: TableId
    row: str
    column: str
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    kind: CellKind = CellKind.COUNT
    unit: str = ""

    @property
    def row_name(self) -> str:
        """The row's labels below its outermost group: （三）不予公开·7.属于行政执法案卷; "" in 表四."""
        return "·".join(self.row_labels[1:] or self.row_labels)

    @property
    def column_name(self) -> str:
        """The column's labels, without 申请人情况: 自然人, 法人或其他组织·商业企业, 行政复议·总计."""
        return "·".join(self.column_labels[self.table is TableId.APPLICATIONS :])

    @property
    def place(self) -> str:
        """Where the figure stands, in words for staff: 表三“（一）予以公开”行“自然人”列."""
        row = f"“{self.row_name}”行" if self.row_name else ""
        return f"表{_TABLE_NUMBERS[self.table]}{row}“{self.column_name}”列"


@dataclass(frozen=True, slots=True)
class Sum:
    """A 总计 cell and its parts; ``over`` says what runs: the parts' rows or their columns."""

    total: str
    parts: tuple[str, ...]
    table: TableId
    over: str


@dataclass(frozen=True, eq=False)
class Form:
    """A report form (国办公开办函〔2019〕60号 or 〔2021〕30号) with its sections, tables and cell codes.

    ``id`` is "2019" or "2021". ``folds`` maps rows of the other form to the row that counts them here.
    """

    id: str
    name: str
    basis: str
    first_year: int
    last_year: int | None
    publication: Publication
    sections: tuple[Section, ...]
    folds: Mapping[str, str]
    tables: Mapping[TableId, TableFile]
    cells: Mapping[str, CellSpec] = field(repr=False)
    sums: tuple[Sum, ...] = field(repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """All cell codes in printed order."""
        return tuple(self.cells)

    def cell(self, code: str) -> CellSpec:
        """The place of ``code``; KeyError names the form and the code when it has none."""
        try:
            return self.cells[code]
        except KeyError:
            raise KeyError(f"form {self.id} has no cell {code!r}") from None

    def codes_of(self, table: TableId) -> tuple[str, ...]:
        """The cell codes of one table in printed order."""
        return tuple(code for code, spec in self.cells.items() if spec.table is table)

    def layout(self, table: TableId | str) -> tuple[LayoutRow, ...]:
        """The printed rows of a table ("proactive", "applications" or "remedies") with their spans."""
        return layout_of(self.tables[TableId(table)])

    def __contains__(self, code: str) -> bool:
        return code in self.cells

    def section(self, number: str) -> Section:
        """The section numbered 一 … 六."""
        for section in self.sections:
            if section.number == number:
                return section
        raise KeyError(f"form {self.id} has no section {number!r}")

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The seven column codes of 表三."""
        return tuple(leaf.line.code for leaf in leaves(self.tables[TableId.APPLICATIONS].columns))

    @cached_property
    def homes(self) -> Mapping[str, str | None]:
        """Where each code of any form is counted here; None when this form does not ask for it."""
        homes: dict[str, str | None] = dict.fromkeys(all_codes())
        for row, target in self.folds.items():
            homes.update({f"{row}.{column}": f"{target}.{column}" for column in self.columns})
        homes.update({code: code for code in self.cells})
        return homes


@cache
def load_form(form_id: str) -> Form:
    """The form "2019" or "2021"; LookupError for any other id."""
    if form_id not in FORM_IDS:
        raise LookupError(f"no report form {form_id!r}; there are {', '.join(FORM_IDS)}")
    text = (_FORMATS / f"{form_id}.yaml").read_text(encoding="utf-8")
    return _form(FormFile.model_validate(yaml.safe_load(text)))


def form_for(year: int) -> Form:
    """The form in which the report of ``year`` is made: "2019" for 2019-2020, "2021" from 2021 on.

    LookupError for years before the first form.
    """
    for form in map(load_form, FORM_IDS):
        if form.first_year <= year and (form.last_year is None or year <= form.last_year):
            return form
    raise LookupError(f"no report form is laid down for {year}")


@cache
def all_codes() -> tuple[str, ...]:
    """The cell codes of all forms, each once."""
    return tuple(dict.fromkeys(code for form_id in FORM_IDS for code in load_form(form_id).cells))


def _form(file: FormFile) -> Form:
    specs = [spec for table in file.tables for spec in _specs(table)]
    cells = {spec.code: spec for spec in specs}
    if len(cells) != len(specs):
        raise ValueError(f"form {file.id} names a cell twice")
    return Form(
        id=file.id,
        name=file.name,
        basis=file.basis,
        first_year=file.first_year,
        last_year=file.last_year,
        publication=file.publication,
        sections=file.sections,
        folds=file.folds,
        tables={table.id: table for table in file.tables},
        cells=cells,
        sums=tuple(total for table in file.tables for total in _sums(table)),
    )


def _specs(table: TableFile) -> Iterator[CellSpec]:
    for rows, columns in _grids(table):
        for row in leaves(rows):
            for column in leaves(columns):
                yield CellSpec(
                    code=f"{row.line.code}.{column.line.code}",
                    table=table.id,
                    row=row.line.code,
                    column=column.line.code,
                    row_labels=row.labels,
                    column_labels=column.labels,
                    kind=column.line.kind,
                    unit=column.line.unit,
                )


def _grids(table: TableFile) -> Iterator[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    if table.blocks:
        yield from ((block.rows, block.columns) for block in table.blocks)
    else:
        yield table.rows, table.columns


def _sums(table: TableFile) -> Iterator[Sum]:
    """Sums down the rows first, then across the columns, so that the corner total is set last."""
    rows = [leaf.line.code for leaf in leaves(table.rows)]
    columns = [leaf.line.code for leaf in leaves(table.columns)]
    for total, parts in sum_parts(table.rows):
        for column in columns:
            yield Sum(f"{total}.{column}", tuple(f"{part}.{column}" for part in parts), table.id, "rows")
    for total, parts in sum_parts(table.columns):
        for row in rows:
            yield Sum(f"{row}.{total}", tuple(f"{row}.{part}" for part in parts), table.id, "columns")
