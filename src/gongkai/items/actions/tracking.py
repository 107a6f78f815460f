"""台账变动: rows of a register come in, change their status on a day and for a reason, and are corrected."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.step import begin
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, Row, RowChange
from gongkai.items.row_rules import checked_row
from gongkai.items.row_values import all_values, digest_of, new_row, put
from gongkai.items.tracking import TRACKING, tracking_of
from gongkai.organs.actors import Actor

LONGEST_REASON = 200


@transaction.atomic
def add_tracked_row(
    item_id: int, values: Mapping[str, Any], *, on: date, actor: Actor, at: datetime | None = None
) -> Row:
    """Enter a household into a register; StepRefused when a value is wrong or the household is there already."""
    item, step = begin("add_tracked_row", item_id, actor, {}, procedure=TRACKING)
    kind = kind_of(item.kind)
    row = new_row(item, _next_position(item), _checked(kind, values, step))
    faults = [*_too_late(on, at), *_there_already(kind, item, row), *_repeated(kind, item, row)]
    if faults:
        raise StepRefused(step.label, faults)
    row.save(force_insert=True)
    _noted(row, RowChange.ADDED, before=None, values=all_values(row), on=on, actor=actor, at=at)
    record(item, step, actor, note=f"第 {row.position} 行", payload={"row": row.pk}, legal_on=on, at=at)
    return row


@transaction.atomic
def change_row(
    item_id: int,
    row_id: int,
    change: str,
    *,
    on: date,
    reason: str,
    fills: Mapping[str, Any] | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> RowChange:
    """Let one of the register's changes happen to a row (配租, 调换, 暂停, 退出); the entry tells no personal data.

    `fills` gives what the change asks for, by column code.
    """
    item, step = begin("change_row", item_id, actor, {"reason": reason}, procedure=TRACKING)
    kind, row = kind_of(item.kind), _row(item, row_id)
    told, given = tracking_of(kind).change(change), dict(fills or {})
    faults = [*_too_late(on, at), *_before_the_last(row, on)]
    if row.status not in told.sources:
        faults.append(f"现状态是“{row.status}”，须在“{'、'.join(told.sources)}”时办理{told.label}")
    faults += [
        f"{told.label}须填写“{kind.column(code).label}”"
        for code in told.fills
        if not str(given.get(code) or "").strip()
    ]
    faults += [f"{told.label}不改“{code}”一栏" for code in sorted(set(given) - set(told.fills))]
    if faults:
        raise StepRefused(f"办理{told.label}", faults)
    before = all_values(row)
    set_now = {**given, told.day: on.isoformat(), tracking_of(kind).status: told.target}
    after = _checked(kind, {**before, **set_now}, step)
    noted = _put(
        row, kind, change, before, after, touched=set(set_now), on=on, reason=reason, actor=actor, at=at
    )
    payload = {"row": row.pk, "change": change, "from": noted.before_status, "to": row.status}
    record(item, step, actor, note=f"第 {row.position} 行{told.label}", payload=payload, legal_on=on, at=at)
    return noted


@transaction.atomic
def correct_tracked_row(
    item_id: int,
    row_id: int,
    values: Mapping[str, Any],
    *,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> RowChange:
    """Set right what was entered wrongly; the status moves only by a change. Lists already drawn stay as they are."""
    item, step = begin("correct_tracked_row", item_id, actor, {"reason": reason}, procedure=TRACKING)
    kind, row = kind_of(item.kind), _row(item, row_id)
    before = all_values(row)
    after = _checked(kind, {**before, **values}, step)
    touched = {code for code in {*before, *after} if before.get(code) != after.get(code)}
    if tracking_of(kind).status in touched:
        raise StepRefused(step.label, ["状态不能更正，请办理相应的变动"])
    if not touched:
        raise StepRefused(step.label, ["没有改动任何内容"])
    row.identity = digest_of(kind, after)
    if faults := [*_there_already(kind, item, row), *_repeated(kind, item, row, after)]:
        raise StepRefused(step.label, faults)
    on = timezone.localdate(at)
    noted = _put(
        row,
        kind,
        RowChange.CORRECTED,
        before,
        after,
        touched=touched,
        on=on,
        reason=reason,
        actor=actor,
        at=at,
    )
    payload = {"row": row.pk, "columns": sorted(touched)}
    record(item, step, actor, note=f"第 {row.position} 行", payload=payload, at=at)
    return noted


@transaction.atomic
def open_tracked_row(
    item_id: int, row_id: int, *, actor: Actor, at: datetime | None = None
) -> dict[str, Any]:
    """Every value of a register's row, sealed ones too, on the record."""
    item, step = begin("open_tracked_row", item_id, actor, {}, procedure=TRACKING)
    row = _row(item, row_id)
    record(item, step, actor, note=f"第 {row.position} 行", payload={"row": row.pk}, at=at)
    return all_values(row)


def _row(item: Item, row_id: int) -> Row:
    row = item.rows.filter(pk=row_id, withdrawn_at=None).first()
    if row is None:
        raise StepRefused("办理台账变动", ["台账里没有这一行"])
    return row


def _next_position(item: Item) -> int:
    return int(item.rows.aggregate(last=Max("position"))["last"] or 0) + 1


def _checked(kind: Kind, values: Mapping[str, Any], step: Step) -> dict[str, Any]:
    try:
        return checked_row(kind, values)
    except ValueError as fault:
        raise StepRefused(step.label, str(fault).split("；")) from None


def _too_late(on: date, at: datetime | None) -> list[str]:
    return [f"日期 {on} 晚于今天"] if on > timezone.localdate(at) else []


def _before_the_last(row: Row, on: date) -> list[str]:
    last = row.changes.exclude(change=RowChange.CORRECTED).aggregate(last=Max("changed_on"))["last"]
    return [f"日期 {on} 早于上一次变动（{last}）"] if last is not None and on < last else []


def _there_already(kind: Kind, item: Item, row: Row) -> list[str]:
    """The same person in a row whose way has not ended; one who left may come again."""
    if not row.identity:
        return []
    others = item.rows.filter(identity=row.identity, withdrawn_at=None).exclude(pk=row.pk)
    ended = [other for other in others if not tracking_of(kind).changes_from(other.status)]
    return [
        f"第 {other.position} 行已有同一证件号码的人（{other.status}）"
        for other in others
        if other not in ended
    ]


def _repeated(kind: Kind, item: Item, row: Row, values: Mapping[str, Any] | None = None) -> list[str]:
    """Open columns whose values occur once in a register: 文书号."""
    told = row.values if values is None else values
    once = [
        each
        for each in kind.columns
        if each.unique and not each.is_sealed and each.code != kind.identified_by and told.get(each.code)
    ]
    others = item.rows.filter(withdrawn_at=None).exclude(pk=row.pk)
    found = {each: others.filter(**{f"values__{each.code}": told[each.code]}).first() for each in once}
    return [
        f"“{column.label}”与第 {other.position} 行相同：请核对是否重复登记"
        for column, other in found.items()
        if other
    ]


def _put(
    row: Row,
    kind: Kind,
    change: str,
    before: Mapping[str, Any],
    after: dict[str, Any],
    *,
    touched: set[str],
    on: date,
    reason: str,
    actor: Actor,
    at: datetime | None,
) -> RowChange:
    status = row.status
    put(row, kind, after)
    row.save()
    told = {code: after.get(code) for code in touched}
    was = {code: before.get(code) for code in touched}
    return _noted(
        row, change, before=was, values=told, on=on, reason=reason, actor=actor, at=at, was_status=status
    )


def _noted(
    row: Row,
    change: str,
    *,
    before: Mapping[str, Any] | None,
    values: Mapping[str, Any],
    on: date,
    actor: Actor,
    at: datetime | None,
    reason: str = "",
    was_status: str = "",
) -> RowChange:
    sealed = {column.code for column in kind_of(row.item.kind).columns if column.is_sealed}
    return RowChange.objects.create(
        row=row,
        change=change,
        before_status=was_status,
        status=row.status,
        changed_on=on,
        reason=reason.strip()[:LONGEST_REASON],
        values={code: value for code, value in values.items() if code not in sealed},
        before={code: value for code, value in (before or {}).items() if code not in sealed},
        sealed_columns=sorted(set(values) & sealed),
        made_by_id=actor.member_id,
        made_at=at or timezone.now(),
    )
