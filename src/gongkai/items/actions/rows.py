"""名单行: values are checked against the kind's columns before any row is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.kinds import kind_of
from gongkai.items.models import Row
from gongkai.items.row_rules import checked_row
from gongkai.items.row_values import new_row
from gongkai.organs.actors import Actor


@transaction.atomic
def add_rows(
    item_id: int, rows: Iterable[Mapping[str, Any]], *, actor: Actor, at: datetime | None = None
) -> list[Row]:
    """Add lines to a list that is still being registered: all of them or, with every fault named, none."""
    item, step = begin("amend", item_id, actor, {})
    kind = kind_of(item.kind)
    if not kind.is_list:
        raise StepRefused("添加名单行", [f"“{kind.label}”没有名单"])
    position = item.rows.aggregate(last=Max("position"))["last"] or 0
    made, faults = [], []
    for number, values in enumerate(rows, start=1):
        try:
            made.append(new_row(item, position + number, checked_row(kind, values)))
        except ValueError as fault:
            faults.append(f"第 {number} 行：{fault}")
    if faults:
        raise StepRefused("添加名单行", faults)
    Row.objects.bulk_create(made, batch_size=500)
    record(item, step, actor, note=f"添加 {len(made)} 行", payload={"rows": len(made)}, at=at)
    return made
