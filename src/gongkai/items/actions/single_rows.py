"""一行: looked at with what lies under seal, on the record; amended or taken out while the list is being registered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item, Row
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.row_claims import claimed
from gongkai.items.row_rules import checked_row
from gongkai.items.row_values import all_values, put
from gongkai.organs.actors import Actor

LOOK, AMEND, REMOVE = "查看封存内容", "修改名单行", "移除名单行"


@transaction.atomic
def look_at_row(
    item_id: int, row_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[Row, dict[str, Any]]:
    """One row with its open and sealed values, for those who need to know, on the record.

    SealBroken when the seal cannot be opened.
    """
    item = Item.objects.visible_to(actor).get(pk=item_id)
    refusal = PERMISSIONS["look_at_row"](actor, item)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    row = item.rows.get(pk=row_id)
    values = all_values(row)
    label = f"{LOOK}：第 {row.position} 行"
    entries.write(
        item.organ_id, item, verb="look_at_row", label=label, actor=actor, payload={"row": row.pk}, at=at
    )
    return row, values


@transaction.atomic
def amend_row(
    item_id: int, row_id: int, *, values: Mapping[str, Any], actor: Actor, at: datetime | None = None
) -> Row:
    """Change some of a row's values, by column code ("" empties one); StepRefused names everything that is wrong."""
    from gongkai.items.imports.duplicates import in_the_list

    item, step = begin("amend", item_id, actor, {})
    kind, row = kind_of(item.kind), item.rows.select_for_update(of=("self",)).get(pk=row_id)
    before = all_values(row)
    if claims := claimed(item.rows.filter(pk=row_id)):
        raise StepRefused(AMEND, claims)
    try:
        checked = checked_row(kind, {**before, **values})
    except ValueError as faults:
        raise StepRefused(AMEND, str(faults).split("；")) from None
    again = [fault.sentence for fault in in_the_list(item, kind, {row.position: checked}, but=row)]
    if again:
        raise StepRefused(AMEND, again)
    if kind.tracking and before.get(kind.tracking.status) != checked.get(kind.tracking.status):
        raise StepRefused(AMEND, ["台账的状态不能在这里改，请办理相应的变动"])
    put(row, kind, checked)
    row.save()
    changed = [column.label for column in kind.columns if before.get(column.code) != checked.get(column.code)]
    payload = {"row": row.pk, "position": row.position, "changed": changed}
    note = f"改第 {row.position} 行（{'、'.join(changed) or '没有变化'}）"
    record(item, step, actor, note=note, payload=payload, at=at)
    return row


@transaction.atomic
def remove_row(item_id: int, row_id: int, *, actor: Actor, at: datetime | None = None) -> Item:
    """Take one row out of a list that is still being registered."""
    item, step = begin("amend", item_id, actor, {})
    row = item.rows.select_for_update(of=("self",)).get(pk=row_id)
    if row.changes.exists():
        raise StepRefused(REMOVE, [f"第 {row.position} 行已有台账变动，不能移除"])
    if claims := claimed(item.rows.filter(pk=row_id)):
        raise StepRefused(REMOVE, claims)
    position, brought_by = row.position, row.brought_by_id
    row.delete()
    payload = {"position": position, "import": brought_by}
    record(item, step, actor, note=f"移除第 {position} 行", payload=payload, at=at)
    return item
