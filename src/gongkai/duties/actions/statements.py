"""Saying which published item stands for a period, and taking that back."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue.models import Heading
from gongkai.duties.models import DutyStatement
from gongkai.duties.periods import MONTHS, period_at, period_of
from gongkai.duties.permissions import PERMISSIONS
from gongkai.items.choices import State
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

LABEL = "登记情况说明"


@transaction.atomic
def state_periods(
    heading_id: int,
    *,
    actor: Actor,
    periods: Sequence[str],
    item_id: int,
    note: str = "",
    at: datetime | None = None,
) -> list[DutyStatement]:
    """A published item stands for these periods of the heading: as 情况说明, or because it holds what was due."""
    heading = _locked(heading_id, actor)
    item = Item.objects.filter(pk=item_id, organ_id=heading.organ_id).first()
    reasons = _why_not(heading, actor, periods, item, at)
    if reasons or item is None:
        raise StepRefused(LABEL, reasons)
    now = at or timezone.now()
    made = [
        DutyStatement(
            heading=heading,
            period=code,
            item=item,
            note=note.strip()[:200],
            stated_by_id=actor.member_id,
            stated_at=now,
        )
        for code in dict.fromkeys(periods)
    ]
    DutyStatement.objects.bulk_create(made)
    named = "、".join(period_of(each.period).label for each in made)
    entries.write(
        heading.organ_id,
        heading,
        verb="state_periods",
        label=f"{LABEL}：{named}，《{item.title}》"[:200],
        actor=actor,
        payload={"periods": list(periods), "item": item.pk, "note": note},
        at=at,
    )
    return made


@transaction.atomic
def strike_statement(
    statement_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> DutyStatement:
    """A statement that was wrong; the period is open again."""
    found = DutyStatement.objects.select_related("heading")
    heading = _locked(found.get(pk=statement_id).heading_id, actor)
    statement = found.select_for_update(of=("self",)).get(pk=statement_id)
    refusal = PERMISSIONS["strike_statement"](actor, heading)
    reasons = [refusal] if refusal else []
    reasons += [] if statement.struck_at is None else ["这条说明已经撤销"]
    reasons += [] if reason.strip() else ["须填写撤销原因"]
    if reasons:
        raise StepRefused("撤销情况说明", reasons)
    statement.struck_at = at or timezone.now()
    statement.save(update_fields=["struck_at"])
    entries.write(
        heading.organ_id,
        heading,
        verb="strike_statement",
        label=f"撤销情况说明：{period_of(statement.period).label}，{reason.strip()}"[:200],
        actor=actor,
        at=at,
    )
    return statement


def _locked(heading_id: int, actor: Actor) -> Heading:
    """One at a time says something of a heading that this actor reads."""
    found = Heading.objects.select_for_update(of=("self",)).select_related("organ")
    return found.get(pk=heading_id, organ_id__in=actor.organs_read)


def _why_not(
    heading: Heading, actor: Actor, periods: Sequence[str], item: Item | None, at: datetime | None
) -> list[str]:
    refusal = PERMISSIONS["state_periods"](actor, heading)
    reasons = [refusal] if refusal else []
    if heading.cadence not in MONTHS:
        return [*reasons, f"“{heading.title}”不是按月、按季度或者按年公开的事项"]
    if not periods:
        reasons.append("须选择周期")
    if item is None or item.state != State.PUBLISHED:
        reasons.append("须选择已经公开的信息：情况说明要先公开，再登记在这里")
    on = timezone.localdate(at)
    for code in periods:
        reasons += _wrong_period(heading, code, on)
    taken = heading.statements.filter(period__in=periods, struck_at=None).values_list("period", flat=True)
    reasons += [f"{period_of(code).label}已有情况说明" for code in taken]
    return reasons


def _wrong_period(heading: Heading, code: str, on: date) -> list[str]:
    try:
        period = period_of(code)
    except ValueError:
        return [f"“{code[:20]}”不是周期"]
    if period_at(period.first, heading.cadence) != period:
        return [f"{period.label}不是这个事项的周期（{heading.get_cadence_display()}）"]
    return [f"{period.label}还没有开始"] if period.first > on else []
