"""填报: tables come from a workbook, from a paste, or from the cells of a page; nothing is half written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from gongkai.casework.procedure import StepRefused
from gongkai.finance.actions.keeping import put_tables, statement_of, told_to_the_item
from gongkai.finance.cells import TypedLine, table_from_cells
from gongkai.finance.filled import FilledTable
from gongkai.finance.forms import form_of_kind
from gongkai.finance.forms.shapes import Form, Table
from gongkai.finance.procedure import PROCEDURE
from gongkai.finance.reading import read_sheets
from gongkai.finance.reading.tables import read_table
from gongkai.finance.review import Review
from gongkai.items.actions.step import begin
from gongkai.items.imports.reading import NotReadable, read_file, read_paste
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

MOST_FAULTS = 40


@dataclass(frozen=True)
class Filled:
    """What was filled in, the review of it, and `warnings`: what was left out."""

    tables: Sequence[str]
    review: Review
    warnings: tuple[str, ...] = ()


def import_tables(
    item_id: int, *, name: str, content: bytes, actor: Actor, at: datetime | None = None
) -> Filled:
    """Read a workbook with a sheet for each table; tables that it does not hold stay as they are.

    StepRefused gives every fault with its sheet and cell, and nothing is written then. Reading is done before the
    item is locked.
    """
    form = _form(item_id, "import_tables", actor)
    try:
        read = read_sheets(form, read_file(content, name))
    except NotReadable as why:
        raise StepRefused("导入报表", [str(why)]) from None
    if read.faults:
        raise StepRefused("导入报表", _told(read.faults))
    source = PurePath(name.replace("\\", "/")).name
    warnings = (f"没有用到的工作表：{'、'.join(read.unused)}",) if read.unused else ()
    return _filled(
        "import_tables", item_id, read.tables, source=source, warnings=warnings, actor=actor, at=at
    )


def paste_table(item_id: int, *, table: str, text: str, actor: Actor, at: datetime | None = None) -> Filled:
    """Read one table from what was copied out of a spreadsheet, its head included."""
    form = _form(item_id, "paste_table", actor)
    told = _table(form, table)
    try:
        [sheet] = read_paste(text)
    except NotReadable as why:
        raise StepRefused("粘贴一张表", [str(why)]) from None
    reading = read_table(form, told, sheet.rows, name="粘贴的内容")
    if reading.faults:
        raise StepRefused("粘贴一张表", _told(reading.faults))
    return _filled("paste_table", item_id, {table: reading.table}, source="粘贴", actor=actor, at=at)


def correct_table(
    item_id: int,
    *,
    table: str,
    lines: Mapping[str, Sequence[TypedLine]],
    actor: Actor,
    at: datetime | None = None,
) -> Filled:
    """Write the cells of one table as they were typed, by side; StepRefused names each cell that is no figure."""
    form = _form(item_id, "correct_table", actor)
    filled, faults = table_from_cells(form, _table(form, table), lines)
    if faults:
        raise StepRefused("填写或改正一张表", _told(faults))
    return _filled("correct_table", item_id, {table: filled}, source="在页面填写", actor=actor, at=at)


def declare_empty(item_id: int, *, table: str, actor: Actor, at: datetime | None = None) -> Filled:
    """The organ has nothing to put into this table: it is published all the same, with 本表无数据."""
    form = _form(item_id, "declare_empty", actor)
    empty = FilledTable(_table(form, table).code)
    return _filled("declare_empty", item_id, {table: empty}, source="无数据", actor=actor, at=at)


@transaction.atomic
def _filled(
    verb: str,
    item_id: int,
    tables: Mapping[str, FilledTable],
    *,
    source: str,
    actor: Actor,
    at: datetime | None,
    warnings: tuple[str, ...] = (),
) -> Filled:
    item, step = begin(verb, item_id, actor, {}, procedure=PROCEDURE)
    form = form_of_kind(item.kind)
    if form is None or not set(tables) <= {table.code for table in form.tables}:
        raise StepRefused(step.label, ["这条信息刚刚换了种类，请刷新后重新填报"])
    put_tables(statement_of(item, actor=actor, at=at), tables, source=source, at=at)
    names = [form.table(code).name for code in tables]
    note = names[0] if len(names) == 1 else f"{len(names)} 张表"
    review = told_to_the_item(item, step, actor=actor, note=note, at=at)
    return Filled(names, review, warnings)


def _form(item_id: int, verb: str, actor: Actor) -> Form:
    """The form, after every reason why not was asked; without a lock."""
    item = Item.objects.visible_to(actor).select_related("organ").get(pk=item_id)
    PROCEDURE.demand(verb, item, actor, {})
    form = form_of_kind(item.kind)
    assert form is not None  # noqa: S101 (the procedure has asked)
    return form


def _table(form: Form, code: str) -> Table:
    try:
        return form.table(code)
    except LookupError:
        raise StepRefused("填写或改正一张表", ["没有这张表，请刷新后重新选择"]) from None


def _told(faults: Sequence[str]) -> list[str]:
    more = [f"另有 {len(faults) - MOST_FAULTS} 处"] if len(faults) > MOST_FAULTS else []
    return [*faults[:MOST_FAULTS], *more]
