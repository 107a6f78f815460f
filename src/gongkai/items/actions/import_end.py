"""导入的了结: confirmed into rows, dropped before that, or undone as a whole."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items.actions.imports import take_staged
from gongkai.items.actions.step import begin_rows
from gongkai.items.choices import ImportState
from gongkai.items.kinds import kind_of
from gongkai.items.models import Row, RowImport
from gongkai.items.row_claims import claimed
from gongkai.items.row_values import new_row
from gongkai.organs.actors import SYSTEM, Actor

CONFIRM, DROP, UNDO = "确认导入", "放弃导入", "撤销导入"
STALE_DAYS = 30
_MOST_ROWS_TOLD = 10
_STALE_AT_ONCE = 200


@transaction.atomic
def confirm_import(
    import_id: int, *, actor: Actor, duplicates_are_meant: bool = False, at: datetime | None = None
) -> RowImport:
    """Make rows of it, all or, with every reason named, none.

    Checked once more: the list may have changed since. Persons who stand in another list too, and lines that say
    the same, need the clerk's word that they are meant.
    """
    from gongkai.items.imports import sealed_parts, staging

    staged, item, step = take_staged(import_id, actor)
    kind = kind_of(item.kind)
    checked, present = staging.checked_rows(staged, item, sealed_parts.sheet_of(staged))
    reasons = [f"没有列对应必填的“{label}”" for label in staging.missing_columns(kind, staged.matching)]
    faulty = sorted(checked.faulty_rows | {fault.row for fault in present})
    if faulty:
        shown = "、".join(map(str, faulty[:_MOST_ROWS_TOLD]))
        reasons.append(
            f"还有 {len(faulty)} 行有误（第 {shown} 行{'等' if len(faulty) > _MOST_ROWS_TOLD else ''}）"
        )
    if not checked.values:
        reasons.append("没有要导入的行")
    outcome = sealed_parts.outcome_of(staged)
    if outcome.must_be_confirmed and not duplicates_are_meant:
        reasons.append("有重复的行，须核对并确认确属应当列入")
    if reasons:
        raise StepRefused(CONFIRM, reasons)
    position = item.rows.aggregate(last=Max("position"))["last"] or 0
    rows = [
        new_row(item, position + number, values, brought_by=staged)
        for number, values in enumerate(checked.values.values(), start=1)
    ]
    Row.objects.bulk_create(rows, batch_size=500)
    staged.state, staged.done_at, staged.row_count = ImportState.DONE, at or timezone.now(), len(rows)
    meant = len({each.row for each in outcome.encounters} | {row for row, _ in outcome.alike})
    sealed_parts.empty(staged)
    staged.save()
    payload = {
        "import": staged.pk,
        "original": staged.original,
        "rows": len(rows),
        "skipped": staged.skipped,
        "duplicates_meant": meant,
    }
    record(item, step, actor, note=f"导入“{staged.name}” {len(rows)} 行", payload=payload, at=at)
    return staged


@transaction.atomic
def drop_import(import_id: int, *, actor: Actor, at: datetime | None = None) -> RowImport:
    """Give up what was read before it became rows; the sealed original stays."""
    from gongkai.items.imports import sealed_parts

    staged, item, step = take_staged(import_id, actor)
    staged.state = ImportState.DROPPED
    sealed_parts.empty(staged)
    staged.save()
    payload = {"import": staged.pk, "original": staged.original}
    record(item, step, actor, note=f"放弃导入“{staged.name}”", payload=payload, at=at)
    return staged


def drop_stale_imports(at: datetime) -> list[str]:
    """每日事项: what has waited for STALE_DAYS is dropped, in whatever state its list is; a sentence for each.

    Personal data that nobody needs any more is not kept ready (个人信息保护法第四十七条).
    """
    old = RowImport.objects.filter(
        state=ImportState.STAGED, made_at__lt=at - timedelta(days=STALE_DAYS)
    ).order_by("pk")
    dropped = [_drop_stale(pk, at) for pk in old.values_list("pk", flat=True)[:_STALE_AT_ONCE]]
    return [
        f"《{each.item.title}》的导入“{each.name}”满 {STALE_DAYS} 天未确认，已放弃"
        for each in dropped
        if each
    ]


@transaction.atomic
def _drop_stale(import_id: int, at: datetime) -> RowImport | None:
    from gongkai.items.imports import sealed_parts

    staged = RowImport.objects.select_for_update(of=("self",)).select_related("item").get(pk=import_id)
    if staged.state != ImportState.STAGED:
        return None
    staged.state = ImportState.DROPPED
    sealed_parts.empty(staged)
    staged.save()
    label = f"{DROP}“{staged.name}”：满 {STALE_DAYS} 天未确认"[:200]
    payload = {"import": staged.pk, "original": staged.original}
    entries.write(
        staged.item.organ_id,
        staged.item,
        verb="drop_import",
        label=label,
        actor=SYSTEM,
        payload=payload,
        at=at,
    )
    return staged


@transaction.atomic
def undo_import(import_id: int, *, actor: Actor, at: datetime | None = None) -> RowImport:
    """Take out every row that this import brought, while the list is still being registered."""
    item_id = RowImport.objects.values_list("item_id", flat=True).get(pk=import_id)
    item, step = begin_rows(item_id, actor)
    done = RowImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    if done.state != ImportState.DONE:
        raise StepRefused(UNDO, [f"这次导入{done.get_state_display()}，没有可以撤销的行"])
    brought = Row.objects.filter(brought_by=done)
    if brought.filter(changes__isnull=False).exists():
        raise StepRefused(UNDO, ["其中的行已有台账变动，不能整批撤销"])
    if claims := claimed(brought):
        raise StepRefused(UNDO, claims)
    positions = list(brought.order_by("position").values_list("position", flat=True))
    brought.delete()
    done.state, done.undone_at = ImportState.UNDONE, at or timezone.now()
    done.save(update_fields=["state", "undone_at"])
    payload = {
        "import": done.pk,
        "original": done.original,
        "rows": len(positions),
        "positions": positions[:1] + positions[-1:],
    }
    record(item, step, actor, note=f"撤销导入“{done.name}”，撤出 {len(positions)} 行", payload=payload, at=at)
    return done
