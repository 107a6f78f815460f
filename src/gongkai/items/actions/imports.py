"""导入: read, matched, corrected and looked at before anything of it is a row of the list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record
from gongkai.items import sealed_files
from gongkai.items.actions.step import begin_rows
from gongkai.items.choices import ImportState
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, RowImport
from gongkai.organs.actors import Actor

if TYPE_CHECKING:
    from gongkai.items.imports.reading import Sheet

LABEL = "导入名单"
LONGEST_CELL = 2000
_NUMBERS = re.compile(r"\d{5,}[\dXx*]*")


def stage_import(
    item_id: int,
    *,
    actor: Actor,
    name: str = "",
    content: bytes = b"",
    text: str = "",
    at: datetime | None = None,
) -> RowImport:
    """Read a file (`name`, `content`) or a paste (`text`) for a list that is still being registered.

    StepRefused says why it cannot be read. The original is kept under seal; reading is done before the record is
    locked.
    """
    from gongkai.items.imports import staging  # readers of workbooks are loaded when one comes in
    from gongkai.items.imports.reading import NotReadable, read_file, read_paste

    item = Item.objects.visible_to(actor).get(pk=item_id)
    kind = _list_kind(item)
    try:
        sheets = read_file(content, name) if content or not text else read_paste(text)
        place = staging.likeliest(kind, sheets)
        staged = RowImport(item=item, name=_shown_name(name) if content else "粘贴的内容", sheet=place)
        staged.sheets = [
            {"name": sheet.name, "rows": len(sheet.rows), "hidden": sheet.hidden} for sheet in sheets
        ]
        _open_sheet(staged, sheets[place], kind)
    except NotReadable as why:
        raise StepRefused(LABEL, [str(why)]) from None
    staged.original = sealed_files.keep(content or text.encode())
    return _kept(staged, sheets[place], actor=actor, at=at)


@transaction.atomic
def _kept(staged: RowImport, sheet: "Sheet", *, actor: Actor, at: datetime | None) -> RowImport:
    from gongkai.items.imports.staging import check_again

    item, step = begin_rows(staged.item_id, actor)
    staged.item, staged.made_by_id, staged.made_at = item, actor.member_id, at or timezone.now()
    check_again(staged, item, actor, sheet=sheet)
    staged.save(force_insert=True)
    _record(
        staged,
        step,
        actor,
        f"读入“{staged.name}” {staged.row_count} 行，待确认",
        at,
        original=staged.original,
    )
    return staged


def _open_sheet(staged: RowImport, sheet: "Sheet", kind: Kind) -> None:
    from gongkai.items.imports import sealed_parts, staging

    staging.begin_with(staged, sheet, kind)
    sealed_parts.put_sheet(staged, sheet)
    sealed_parts.put_corrections(staged, {})
    staging.demand_room(staging.lines_of(staged, sheet, {}))


@transaction.atomic
def choose_sheet(import_id: int, *, sheet: int, actor: Actor, at: datetime | None = None) -> RowImport:
    """Read another sheet of the same workbook; a hidden one stays hidden."""
    from gongkai.items.imports.reading import NotReadable, read_file
    from gongkai.items.imports.staging import check_again

    staged, item, step = take_staged(import_id, actor)
    if not 0 <= sheet < len(staged.sheets) or staged.sheets[sheet]["hidden"]:
        raise StepRefused(LABEL, ["没有这个工作表，或者它是隐藏的"])
    try:
        # The name serves only for what a broken file is called: what was read once can be read again.
        chosen = read_file(sealed_files.read(staged.original), staged.name)[sheet]
        staged.sheet = sheet
        _open_sheet(staged, chosen, kind_of(item.kind))
    except NotReadable as why:
        raise StepRefused(LABEL, [str(why)]) from None
    check_again(staged, item, actor, sheet=chosen)
    staged.save()
    _record(staged, step, actor, f"改读工作表“{staged.sheets[sheet]['name']}”", at)
    return staged


@transaction.atomic
def match_columns(
    import_id: int,
    *,
    matching: Sequence[str],
    actor: Actor,
    head_row: int | None = None,
    at: datetime | None = None,
) -> RowImport:
    """Say which column is which: a code of the kind or "" for each column of the sheet.

    `head_row` moves the head (0 for none); then the columns are matched anew from it and `matching` is not asked.
    """
    from gongkai.items.imports import sealed_parts, staging
    from gongkai.items.imports.matching import match, wrong_matching

    staged, item, step = take_staged(import_id, actor)
    kind, sheet = kind_of(item.kind), sealed_parts.sheet_of(staged)
    if head_row is not None and head_row != (staged.head_row or 0):
        if not 0 <= head_row < len(sheet.rows):
            raise StepRefused(LABEL, ["表头行超出了表格"])
        staged.head_row = head_row or None
        staged.matching = match(kind, sheet, staged.head_row)
    else:
        faults = wrong_matching(kind, sheet, matching)
        if faults:
            raise StepRefused(LABEL, faults)
        staged.matching = list(matching)
    staging.leave_out(staged, sheet, kind)
    staging.check_again(staged, item, actor, sheet=sheet)
    staged.save()
    _record(staged, step, actor, "核对栏目对应", at)
    return staged


@transaction.atomic
def correct_cells(
    import_id: int,
    *,
    corrections: Mapping[str, str],
    actor: Actor,
    skipped: Iterable[int] = (),
    at: datetime | None = None,
) -> RowImport:
    """Type over cells ("row:code" to the new text) and leave rows out; everything is checked again."""
    from gongkai.items.imports import sealed_parts, staging

    staged, item, step = take_staged(import_id, actor)
    sheet = sealed_parts.sheet_of(staged)
    wrong = [key for key in corrections if not _is_cell(key, staged.matching, len(sheet.rows))]
    if wrong or any(len(text) > LONGEST_CELL for text in corrections.values()):
        raise StepRefused(LABEL, [f"改正的格子不在表中，或者超过 {LONGEST_CELL} 字：请刷新页面后重试"])
    lines = staging.lines_of(staged, sheet, sealed_parts.corrections_of(staged))
    typed = {key: text.strip() for key, text in corrections.items() if text.strip() != _now(lines, key)}
    sealed_parts.put_corrections(staged, {**sealed_parts.corrections_of(staged), **typed})
    staged.skipped = sorted({*staged.skipped, *skipped})
    staging.check_again(staged, item, actor, sheet=sheet)
    staged.save()
    _record(staged, step, actor, f"改正 {len(typed)} 格，还有 {staged.fault_count} 行有误", at)
    return staged


def _now(lines: Mapping[int, Mapping[str, str]], key: str) -> str:
    number, _, code = key.partition(":")
    return lines.get(int(number), {}).get(code, "")


def _is_cell(key: str, matching: Sequence[str], rows: int) -> bool:
    number, _, code = key.partition(":")
    return bool(code) and code in matching and number.isdecimal() and 0 < int(number) <= rows


@transaction.atomic
def skip_rows(
    import_id: int,
    *,
    actor: Actor,
    skip: Iterable[int] = (),
    bring: Iterable[int] = (),
    at: datetime | None = None,
) -> RowImport:
    """Leave rows out, or bring rows in that were left out; by their numbers in the spreadsheet."""
    from gongkai.items.imports import sealed_parts, staging

    staged, item, step = take_staged(import_id, actor)
    sheet = sealed_parts.sheet_of(staged)
    wanted = {*staged.skipped, *skip} - set(bring)
    staged.skipped = sorted(number for number in wanted if 0 < number <= len(sheet.rows))
    staging.check_again(staged, item, actor, sheet=sheet)
    staged.save()
    _record(staged, step, actor, f"不导入 {len(staged.skipped)} 行", at)
    return staged


def take_staged(import_id: int, actor: Actor) -> tuple[RowImport, Item, Step]:
    """The import that still waits, with its locked item; call it inside a transaction."""
    item_id = RowImport.objects.values_list("item_id", flat=True).get(pk=import_id)
    item, step = begin_rows(item_id, actor)
    staged = RowImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    if staged.state != ImportState.STAGED:
        raise StepRefused(LABEL, [f"这次导入{staged.get_state_display()}，不能再改"])
    staged.item = item
    return staged, item, step


def _list_kind(item: Item) -> Kind:
    kind = kind_of(item.kind)
    if not kind.is_list:
        raise StepRefused(LABEL, [f"“{kind.label}”没有名单"])
    return kind


def _shown_name(name: str) -> str:
    """The file's name without long numbers: some are named after a person's papers."""
    return _NUMBERS.sub("…", PurePath(name.replace("\\", "/")).name)[:200] or "文件"


def _record(
    staged: RowImport, step: Step, actor: Actor, note: str, at: datetime | None, **payload: object
) -> None:
    told = {"import": staged.pk, "rows": staged.row_count, **payload}
    record(staged.item, step, actor, note=f"{LABEL}，{note}", payload=told, at=at)
