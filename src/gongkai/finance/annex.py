"""公开的报表: a filled form as the tables, charts and comparison that the public reads (pure but for the annex)."""

from collections.abc import Sequence
from decimal import Decimal

from gongkai.finance.comparison import Change
from gongkai.finance.filled import Cell, Filled, FilledLine, FilledTable, table_from, value_at
from gongkai.finance.forms.shapes import ChartOf, Form, Side, Table
from gongkai.items.annexes import Annex, AnnexColumn, AnnexLine, AnnexPart, AnnexTable
from gongkai.items.public_tables import PublicChart

CODE, NAME = "code", "name"
COMPARISON = "comparison"


def annex_of_form(
    form: Form, filled: Filled, compared: Sequence[Change], *, links: Sequence[tuple[str, str]] = ()
) -> Annex:
    """The tables that are there, in the order of the form; a comparison where there is anything to say."""
    return Annex(
        tables=tuple(
            _table(form, table, filled[table.code]) for table in form.tables if table.code in filled
        ),
        summary=tuple(_comparison(form, compared)),
        charts=tuple(chart for told in form.charts if (chart := _chart(form, filled, told))),
        links=tuple(links),
    )


def _table(form: Form, table: Table, filled: FilledTable) -> AnnexTable:
    notes = list(table.notes)
    if form.tolerance_note and table.checks and not filled.is_empty:
        notes.append(form.tolerance_note)
    return AnnexTable(
        code=table.code,
        number=table.number,
        title=table.title,
        unit=form.unit_of(table),
        parts=()
        if filled.is_empty
        else tuple(_part(form, side, filled.side(side.code)) for side in table.sides),
        notes=tuple(notes),
        is_empty=filled.is_empty,
    )


def _part(form: Form, side: Side, lines: Sequence[FilledLine]) -> AnnexPart:
    code = [AnnexColumn(CODE, "科目编码")] if side.is_coded else []
    name = AnnexColumn(NAME, "科目名称" if side.is_coded else f"{side.label}项目")
    return AnnexPart(
        code=side.code,
        label=side.label,
        columns=(*code, name, *(AnnexColumn(column.code, column.label, True) for column in side.columns)),
        lines=tuple(_line(form, side, line) for line in lines),
        name_column=len(code),
    )


def _line(form: Form, side: Side, line: FilledLine) -> AnnexLine:
    told = None if line.is_open else side.fixed.get(line.code)
    places = 0 if told and told.is_count else form.places
    label = f"{line.label}（{told.unit}）" if told and told.is_count else line.label
    code = [line.code if line.is_open else ""] if side.is_coded else []
    depth = (len(line.code) - 3) // 2 if line.is_open and side.is_coded else 0
    return AnnexLine(
        code=line.code,
        cells=(*code, label, *(_figure(line.values.get(column.code), places) for column in side.columns)),
        level=told.level if told else depth,
        is_total=bool(told and told.is_total),
    )


def _figure(value: Decimal | None, places: int) -> str:
    return "" if value is None else f"{value:.{places}f}"


def _comparison(form: Form, compared: Sequence[Change]) -> list[AnnexTable]:
    """With the year before where it is known; without it only what is explained."""
    is_known = any(change.before is not None for change in compared)
    told = [change for change in compared if is_known or change.said]
    if not told:
        return []
    before = [
        AnnexColumn("before", "上年数", True),
        AnnexColumn("now", form.amount_label, True),
        AnnexColumn("difference", "增减额", True),
        AnnexColumn("percent", "增减幅度", True),
    ]
    columns = before if is_known else [AnnexColumn("now", form.amount_label, True)]
    part = AnnexPart(
        code=COMPARISON,
        label="",
        columns=(AnnexColumn(NAME, "项目"), *columns, AnnexColumn("reason", "增减变动原因")),
        lines=tuple(_compared(form, change, is_known) for change in told),
    )
    title = "与上年比较及增减变动原因" if is_known else "增减变动原因"
    return [AnnexTable(COMPARISON, "", title, form.unit, (part,))]


def _compared(form: Form, change: Change, is_known: bool) -> AnnexLine:
    now = _figure(change.now, form.places)
    figures = (
        [
            _figure(change.before, form.places),
            now,
            change.amount(form.places).replace(",", ""),
            change.percent,
        ]
        if is_known
        else [now]
    )
    return AnnexLine(change.told.code, (change.told.label, *figures, change.said), level=change.told.level)


def _chart(form: Form, filled: Filled, told: ChartOf) -> PublicChart | None:
    if told.classes:
        table, side, column = told.classes.split(".")
        lines = filled[table].top(side) if table in filled else []
        bars = [(line.label, line.value(column)) for line in lines if line.value(column)]
    else:
        bars = [(label, value_at(filled, Cell.named(cell))) for label, cell in told.cells.items()]
    if sum(1 for _, value in bars if value) < 2:
        return None
    return PublicChart(
        title=told.title,
        label=told.label,
        heading=form.amount_label,
        unit=form.unit,
        bars=[[label, _figure(value, form.places)] for label, value in bars],
    )


def filled_from(form: Form, annex: Annex) -> Filled:
    """The figures that an annex of this form holds: what a later year is compared with."""
    found = {}
    for table in annex.tables:
        told = {
            part.code: [
                {
                    "code": line.code,
                    "label": line.cells[part.name_column],
                    "is_open": line.code not in _fixed(form, table.code, part.code),
                    "values": {
                        column.code: cell
                        for column, cell in zip(part.columns, line.cells, strict=True)
                        if column.is_number and cell
                    },
                }
                for line in part.lines
            ]
            for part in table.parts
        }
        found[table.code] = table_from(table.code, told)
    return found


def _fixed(form: Form, table: str, side: str) -> set[str]:
    return set(form.table(table).side(side).fixed)
