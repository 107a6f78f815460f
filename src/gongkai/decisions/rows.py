"""台账行与执法决定: register rows with what is known of their showing, some at a time, never a query a row."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Max, Q, QuerySet

from gongkai.decisions.choices import Sort
from gongkai.decisions.models import Decision
from gongkai.items.choices import State
from gongkai.items.models import Row, RowChange

ANNULLED = frozenset({"已变更", "已撤销", "已注销", "确认违法", "确认无效"})
"""当前状态 of a decision that does not stand as it was shown any more."""


def is_annulled(row: Row) -> bool:
    return row.status in ANNULLED


def annulled_on(row: Row) -> date | None:
    """The day on which it was changed, revoked or declared unlawful or void."""
    told = row.values.get("annulled_on")
    return date.fromisoformat(str(told)) if told and is_annulled(row) else None


def rows_of_registers(organ_ids: Collection[int], kinds: Iterable[str]) -> QuerySet[Row]:
    """Every row of the organs' registers of these kinds."""
    return Row.objects.filter(
        item__organ_id__in=organ_ids, item__kind__in=list(kinds), withdrawn_at=None
    ).exclude(item__state=State.WITHDRAWN)


def register_rows(organ_ids: Collection[int], sort: Sort) -> QuerySet[Row]:
    """The same of one sort."""
    return rows_of_registers(organ_ids, [sort.register_kind])


def rows_of_year(organ_ids: Collection[int], sort: Sort, year: int) -> QuerySet[Row]:
    """The decisions of a year, by the day of the decision."""
    return register_rows(organ_ids, sort).filter(formed_on__range=(date(year, 1, 1), date(year, 12, 31)))


def with_decisions(rows: Iterable[Row], sort: Sort) -> list[Decision]:
    """The decision of each row, made on the spot (not saved) where nobody has examined it; three queries.

    Each tells `entered_by`, the ids of the members who entered or corrected the row, and `corrected_at`.
    """
    found = list(rows)
    ids = [row.pk for row in found]
    known = {
        each.row_id: each for each in Decision.objects.filter(row_id__in=ids).select_related("shown_row")
    }
    entered: dict[int, set[int]] = defaultdict(set)
    corrected = dict(
        RowChange.objects.filter(row_id__in=ids, change=RowChange.CORRECTED)
        .values("row_id")
        .annotate(last=Max("made_at"))
        .values_list("row_id", "last")
    )
    writers = RowChange.objects.filter(
        Q(change__in=(RowChange.ADDED, RowChange.CORRECTED)), row_id__in=ids
    ).exclude(made_by=None)
    for row_id, member_id in writers.values_list("row_id", "made_by_id"):
        entered[row_id].add(member_id)
    decisions = []
    for row in found:
        decision = known.get(row.pk) or Decision(row=row, organ_id=row.item.organ_id, sort=sort)
        decision.row = row
        by = row.brought_by.made_by_id if row.brought_by else row.item.drafter_id
        decision.entered_by = frozenset({*entered[row.pk], *([by] if by else [])})  # type: ignore[attr-defined]
        decision.corrected_at = corrected.get(row.pk)  # type: ignore[attr-defined]
        decisions.append(decision)
    return decisions
