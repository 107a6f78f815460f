"""What every action does first: lock the register's rows and ask of each decision why not."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, StepRefused
from gongkai.decisions.choices import Sort
from gongkai.decisions.models import Decision
from gongkai.decisions.procedure import DECISION
from gongkai.decisions.rows import register_rows, with_decisions
from gongkai.items.models import Row
from gongkai.organs.actors import Actor

MOST_AT_ONCE = 2000
_MOST_TOLD = 10
_AT_ONCE = 500


def locked(row_ids: Collection[int], actor: Actor, *, label: str) -> list[Decision]:
    """The decisions of these register rows, of one sort and of organs that this actor reads; rows are locked."""
    if not row_ids:
        raise StepRefused(label, ["没有选择决定"])
    if len(set(row_ids)) > MOST_AT_ONCE:
        raise StepRefused(label, [f"一次最多办理 {MOST_AT_ONCE} 件"])
    found: list[Decision] = []
    organs = actor.organs_read | ({actor.organ_id} if actor.organ_id else set())
    for sort in Sort:
        mine = Row.objects if actor.is_system else register_rows(organs, sort)
        rows = mine.filter(pk__in=row_ids, item__kind=sort.register_kind).select_for_update(of=("self",))
        found += with_decisions(rows.select_related("item__organ", "brought_by").order_by("pk"), sort)
    if len(found) < len(set(row_ids)):
        raise StepRefused(label, ["所选的决定不在本机关的台账中，请刷新后重新选择"])
    return found


def demand(
    verb: str,
    decisions: Collection[Decision],
    actor: Actor,
    form: Mapping[str, Any],
    *,
    procedure: Procedure = DECISION,
) -> None:
    """StepRefused with the reasons of each decision that cannot take the step, named by its document number."""
    label, reasons = procedure.step(verb).label, dict[str, list[str]]()
    for decision in decisions:
        for reason in procedure.why_not(verb, decision, actor, form):
            reasons.setdefault(reason, []).append(named(decision))
    if reasons:
        raise StepRefused(
            label, [told_with(reason, which, len(decisions)) for reason, which in reasons.items()]
        )


def told_with(reason: str, which: Collection[str], count: int) -> str:
    """The reason with the decisions that it holds for; a single decision needs no name."""
    if count == 1:
        return reason
    shown = "、".join(list(which)[:_MOST_TOLD])
    return f"{shown}{f' 等 {len(which)} 件' if len(which) > _MOST_TOLD else ''}：{reason}"


def named(decision: Decision) -> str:
    return str(decision)


def kept(decisions: Collection[Decision], fields: Collection[str]) -> None:
    """Save what was set; new ones are made. Decisions that say the same in these fields are one statement."""
    Decision.objects.bulk_create([each for each in decisions if each.pk is None], batch_size=500)
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    columns = [Decision._meta.get_field(name).get_attname() for name in fields]  # type: ignore[union-attr]
    for each in decisions:
        if each.pk:
            alike[tuple(getattr(each, column) for column in columns)].append(each.pk)
    for values, ids in alike.items():
        for start in range(0, len(ids), _AT_ONCE):
            some = Decision.objects.filter(pk__in=ids[start : start + _AT_ONCE])
            some.update(**dict(zip(columns, values, strict=True)))
