"""名单行 → decisions, power and fee items, procurement and fees collected (表二)."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Min, Q
from django.db.models.fields.json import KT

from gongkai.items.kinds import all_kinds
from gongkai.items.models import Row
from gongkai.ledger import (
    DecisionFact,
    DecisionKind,
    Fact,
    FeeFact,
    PowerItemFact,
    PowerKind,
    ProcurementFact,
)
from gongkai.report.collect.faults import Fault
from gongkai.report.collect.years import first_day, last_day

NAME = Row._meta.label_lower
DECISIONS = {
    "license_decision": DecisionKind.LICENSE,
    "other_service_decision": DecisionKind.OTHER_SERVICE,
    "penalty_decision": DecisionKind.PENALTY,
    "coercion_decision": DecisionKind.COERCION,
}
POWERS = {
    "行政许可": PowerKind.LICENSE,
    "其他对外管理服务": PowerKind.OTHER_SERVICE,
    "行政处罚": PowerKind.PENALTY,
    "行政强制": PowerKind.COERCION,
}
AMOUNTS: dict[str, Callable[[str, Decimal, date], Fact]] = {
    "procurement": ProcurementFact,
    "fee_collected": FeeFact,
}
ITEMS = {"power_item", "fee_item"}


def kinds_counting_as(*roles: str) -> dict[str, str]:
    """Code of kind → its role in the report, for the kinds that have one of these roles."""
    return {code: kind.counts_as for code, kind in all_kinds().items() if kind.counts_as in roles}


def list_facts(organ_id: int, year: int) -> Iterator[Fact]:
    """Lines of lists by their day.

    A decision, an award and a payment count in the year in which they happened, also when the line was taken down
    later: `withdrawn_at` says that it is no longer shown, not that it was not made. An annulled decision was made, too.
    Decisions count by the organ's register; a public line that shows one of it is no second decision, while lists that
    were published without a register count by their lines. A line of a power or fee list
    ends on its `ended_on`; one that was taken down without having ended was an error of the list, and its
    replacement counts.
    """
    yield from _decisions(organ_id, year)
    yield from _amounts(organ_id, year)
    yield from _items(organ_id, year)


def _decisions(organ_id: int, year: int) -> Iterator[Fact]:
    kinds = {code: DECISIONS[role] for code, role in kinds_counting_as(*DECISIONS).items()}
    records = _of_the_year(organ_id, year, kinds).values_list("pk", "item__kind", "formed_on")
    for pk, kind, formed_on in records.iterator(chunk_size=10_000):
        yield DecisionFact(f"{NAME}:{pk}", kinds[kind], formed_on)


def _amounts(organ_id: int, year: int) -> Iterator[Fact]:
    kinds = kinds_counting_as(*AMOUNTS)
    records = _of_the_year(organ_id, year, kinds).annotate(amount=KT("values__amount"))
    for pk, kind, formed_on, amount in records.values_list(
        "pk", "item__kind", "formed_on", "amount"
    ).iterator():
        yield AMOUNTS[kinds[kind]](f"{NAME}:{pk}", Decimal(str(amount or 0)), formed_on)


def _items(organ_id: int, year: int) -> Iterator[Fact]:
    kinds = kinds_counting_as(*ITEMS)
    records = (
        Row.objects.filter(item__organ_id=organ_id, item__kind__in=kinds)
        .filter(Q(withdrawn_at=None) | Q(ended_on__isnull=False))
        .filter(Q(formed_on=None) | Q(formed_on__lte=last_day(year)))
        .filter(Q(ended_on=None) | Q(ended_on__gte=first_day(year)))
        .annotate(category=KT("values__category"))
        .order_by("pk")
        .values_list("pk", "item__kind", "category", "formed_on", "ended_on")
    )
    for pk, kind, category, formed_on, ended_on in records.iterator(chunk_size=10_000):
        power = PowerKind.FEE if kinds[kind] == "fee_item" else POWERS.get(str(category))
        if power is not None:
            yield PowerItemFact(f"{NAME}:{pk}", power, formed_on, ended_on)


def list_faults(organ_id: int, year: int) -> Iterator[Fault]:
    """The same document number on several lines of a year: a decision that was perhaps registered twice."""
    repeated = (
        _of_the_year(organ_id, year, kinds_counting_as(*DECISIONS))
        .annotate(document=KT("values__document"))
        .order_by()
        .values("item__kind", "document")
        .annotate(lines=Count("pk"), first=Min("pk"))
        .filter(lines__gt=1)
        .exclude(document=None)
        .order_by("first")
        .values_list("item__kind", "document", "lines", "first")
    )
    for kind, document, lines, first in repeated:
        yield Fault(
            f"{NAME}:{first}",
            f"{all_kinds()[kind].label}中文书号 {document} 登记了 {lines} 行，均已计入处理决定数量。"
            "请核对是否重复登记。",
            blocks=False,
        )


def _of_the_year(organ_id: int, year: int, kinds: Any) -> Any:
    days = (first_day(year), last_day(year))
    return Row.objects.filter(
        item__organ_id=organ_id, item__kind__in=list(kinds), formed_on__range=days, item__decision_list=None
    ).order_by("pk")
