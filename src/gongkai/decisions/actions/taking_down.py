"""停止公示: annulled, repaired, shown by mistake, or the period is over; gone from page, files, feed, search and data."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.decisions.actions.listing import taken_down_of
from gongkai.decisions.actions.locking import demand, kept, locked
from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.days import period_of
from gongkai.decisions.list_text import TOLD, text_above
from gongkai.decisions.models import Decision, DecisionList
from gongkai.decisions.public_values import names_in_row
from gongkai.items.actions.rolling import Turn, turn_list
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.organs.models import Organ

_LONGEST = 200
_AT_ONCE = 2000


@transaction.atomic
def take_down_decision(
    row_id: int, *, actor: Actor, ending: str, reason: str, at: datetime | None = None
) -> Decision:
    """撤下: one decision leaves the public list; an annulled one within three workdays, and the reason is published.

    The reason names nobody: StepRefused when it holds the name of the party.
    """
    found = locked([row_id], actor, label="撤下")
    form = {"ending": ending, "reason": reason, "on": timezone.localdate(at)}
    demand("take_down_decision", found, actor, form)
    (decision,) = found
    if ending not in (Ending.ANNULLED, Ending.MISTAKEN, Ending.EXPIRED):
        raise StepRefused("撤下", ["须选择撤下的原因；信用修复由修复申请的决定停止公示"])
    names = [*names_in_row(decision.row.values), str(decision.row.values.get("party", ""))]
    if any(name and name in reason for name in names):
        raise StepRefused("撤下", ["原因会公布，请不要写当事人的名称或者姓名"])
    stop(found, Ending(ending), reason=reason, actor=actor, at=at)
    return decision


def stop(
    found: Iterable[Decision], ending: Ending, *, reason: str, actor: Actor, at: datetime | None = None
) -> None:
    """End the showing of decisions whose rows are locked; one edition for each list. The caller asked why not."""
    now = at or timezone.now()
    by_list: dict[int, list[Decision]] = defaultdict(list)
    for decision in found:
        assert decision.shown_row is not None  # noqa: S101 (for the type checker)
        by_list[decision.shown_row.item_id].append(decision)
        decision.taken_down_at, decision.taken_down_on = now, timezone.localdate(now)
        decision.taken_down_by_id, decision.ending = actor.member_id, ending
        decision.ending_reason = reason.strip().rstrip("。")[:_LONGEST]
    for item_id, mine in by_list.items():
        kept(mine, ("taken_down_at", "taken_down_on", "taken_down_by", "ending", "ending_reason"))
        home = DecisionList.objects.select_related("organ").get(item_id=item_id)
        organ, sort = home.organ, Sort(home.sort)
        turn_list(
            item_id,
            Turn(gone={each.shown_row_id or 0: ending.label for each in mine}),
            reason=f"撤回 {len(mine)} 件：{reason.strip()}" if ending in TOLD else f"停止公示 {len(mine)} 件",
            body=text_above(organ, sort, taken_down_of(home)),
            actor=actor,
            at=at,
        )
        _noted(mine, ending, organ, actor, at=at)


def _noted(mine: list[Decision], ending: Ending, organ: Organ, actor: Actor, *, at: datetime | None) -> None:
    payload = {"rows": [each.row_id for each in mine], "ending": ending}
    entries.write(
        organ.pk,
        mine[0].row.item,
        verb="take_down_decision",
        label=f"停止公示 {len(mine)} 件：{ending.label}",
        actor=actor,
        payload=payload,
        at=at,
    )


def stop_expired(at: datetime) -> list[str]:
    """每日事项: penalties whose longest period is over are shown no more, by rules that were read in a text only."""
    on = timezone.localdate(at)
    by_list: dict[int, list[int]] = defaultdict(list)
    shown = Decision.objects.shown().filter(sort=Sort.PENALTY).select_related("row", "shown_row")
    for decision in shown.order_by("pk").iterator(chunk_size=1000):
        if _is_over(decision, on) and decision.shown_row is not None:
            by_list[decision.shown_row.item_id].append(decision.row_id)
    return [_stopped(row_ids[:_AT_ONCE], at) for row_ids in by_list.values()]


def _is_over(decision: Decision, on: date) -> bool:
    period = period_of(Sort(decision.sort), decision.row.values)
    return period is not None and period.may_block and period.is_over(on)


@transaction.atomic
def _stopped(row_ids: list[int], at: datetime) -> str:
    found = [each for each in locked(row_ids, SYSTEM, label="公示期满") if each.is_shown]
    stop(found, Ending.EXPIRED, reason=Ending.EXPIRED.label, actor=SYSTEM, at=at)
    return f"公示期满，停止公示 {len(found)} 件行政处罚决定"
