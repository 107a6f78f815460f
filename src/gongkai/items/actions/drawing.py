"""由台账生成: a list takes its rows from what happened in a register within a period."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.choices import ImportState, State
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, Row, RowChange, RowImport
from gongkai.items.row_values import all_values, new_row
from gongkai.items.tracking import values_as_of
from gongkai.organs.actors import Actor

LABEL = "由台账生成"


@dataclass(frozen=True)
class Drawn:
    """What a drawing brought: its import (None when every row was there already) and sentences on what it left out."""

    brought: RowImport | None
    rows: int
    warnings: list[str] = field(default_factory=list)


@transaction.atomic
def draw_rows(item_id: int, *, since: date, until: date, actor: Actor, at: datetime | None = None) -> Drawn:
    """Fill a list that is still being registered from the changes of its organ's registers, both days included.

    What the list has already is not drawn again, and one person not twice. It is undone like an import.
    """
    item, step = begin("amend", item_id, actor, {})
    kind = kind_of(item.kind)
    if kind.drawn_from is None:
        raise StepRefused(LABEL, [f"“{kind.label}”没有可以生成它的台账"])
    if since > until:
        raise StepRefused(LABEL, [f"起始日期 {since} 晚于截止日期 {until}"])
    found = changes_in(item.organ_id, kind, since=since, until=until)
    if not found:
        raise StepRefused(
            LABEL, [f"台账里 {since} 至 {until} 没有{_what(kind)}的记录：请检查期间，或先办理台账变动"]
        )
    made, warnings = _rows(item, kind, found)
    if not made:
        return Drawn(None, 0, warnings or [f"台账里这个期间的 {len(found)} 户都已在名单中"])
    now = at or timezone.now()
    brought = RowImport.objects.create(
        item=item,
        name=f"{LABEL}（{since} 至 {until}）",
        state=ImportState.DONE,
        told=warnings,
        row_count=len(made),
        made_by_id=actor.member_id,
        made_at=now,
        done_at=now,
    )
    for row in made:
        row.brought_by = brought
    Row.objects.bulk_create(made, batch_size=500)
    payload = {"rows": len(made), "since": since, "until": until, "import": brought.pk}
    record(item, step, actor, note=f"{LABEL} {len(made)} 行（{since} 至 {until}）", payload=payload, at=at)
    return Drawn(brought, len(made), warnings)


def changes_in(organ_id: int, kind: Kind, *, since: date, until: date) -> list[RowChange]:
    """The changes that make rows of this kind, in the order of their days; one query."""
    if kind.drawn_from is None:
        return []
    found = RowChange.objects.filter(
        change=kind.drawn_from.change,
        changed_on__range=(since, until),
        row__item__organ_id=organ_id,
        row__item__kind=kind.drawn_from.kind,
        row__withdrawn_at=None,
    ).exclude(row__item__state=State.WITHDRAWN)
    return list(found.select_related("row__item").order_by("changed_on", "pk"))


def _rows(item: Item, kind: Kind, found: list[RowChange]) -> tuple[list[Row], list[str]]:
    here = item.rows.filter(withdrawn_at=None)
    listed = set(here.exclude(source=None).values_list("source_id", flat=True))
    persons = set(here.exclude(identity="").values_list("identity", flat=True))
    position = int(item.rows.aggregate(last=Max("position"))["last"] or 0)
    histories = _histories({change.row_id for change in found if change.pk not in listed})
    made: list[Row] = []
    warnings, faults = [], []
    for change in found:
        if change.pk in listed:
            continue
        try:
            values = kind.checked_row(_values(kind, change, histories[change.row_id]))
        except ValueError as fault:
            faults.append(f"台账第 {change.row.position} 行：{fault}")
            continue
        row = new_row(item, position + len(made) + 1, values)
        if row.identity and row.identity in persons:
            warnings.append(f"台账第 {change.row.position} 行的人已在名单中，没有重复生成")
            continue
        row.source = change
        persons.add(row.identity)
        made.append(row)
    if faults:
        raise StepRefused(LABEL, [*faults, "请先更正台账，再生成"])
    return made, warnings


def _values(kind: Kind, change: RowChange, history: list[RowChange]) -> dict[str, Any]:
    drawn = kind.drawn_from
    assert drawn is not None  # noqa: S101 (for the type checker)
    values = {**all_values(change.row), **values_as_of(change, history)}
    return {own: values.get(theirs) for own, theirs in drawn.columns.items()}


def _histories(row_ids: set[int]) -> dict[int, list[RowChange]]:
    """Each row's changes, oldest first; one query."""
    changes = RowChange.objects.filter(row_id__in=row_ids).order_by("row_id", "pk")
    return {row_id: list(group) for row_id, group in groupby(changes, key=lambda change: change.row_id)}


def _what(kind: Kind) -> str:
    drawn = kind.drawn_from
    assert drawn is not None  # noqa: S101 (for the type checker)
    tracking = kind_of(drawn.kind).tracking
    return f"“{tracking.change(drawn.change).label}”" if tracking else ""
