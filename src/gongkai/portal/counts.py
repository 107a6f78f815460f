"""How many items each filter would leave: one grouped query for each kind of filter, kept until the next publication."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.models import ItemQuerySet
from gongkai.portal.filters import TIMES, Filters, start_of
from gongkai.portal.kept import Kept


@dataclass(frozen=True)
class Counts:
    """`total` with all filters; by filter name and value the count with the other filters only."""

    total: int
    by_filter: Mapping[str, Mapping[str, int]]

    def of(self, name: str, value: str) -> int:
        return self.by_filter[name].get(value, 0)


_counts: Kept[Counts] = Kept(2000)


def count(items: ItemQuerySet, filters: Filters, *, scope: str, today: date) -> Counts:
    """Counts over `items`; `scope` names that set for the memory."""
    key = (scope, filters, today)
    return _counts.get(key, lambda: _count(items, filters, today), if_kept=lambda found: True)


def _count(items: ItemQuerySet, filters: Filters, today: date) -> Counts:
    def others(name: str) -> ItemQuerySet:
        return filters.without(name).narrow(items, today).order_by()

    def grouped(name: str, column: str) -> dict[str, int]:
        return dict(others(name).values_list(column).annotate(Count("pk")))

    by_filter: dict[str, Mapping[str, int]] = {
        "organ": grouped("organ", "organ__index_prefix"),
        "kind": grouped("kind", "kind"),
        "five_open": others("five_open").aggregate(
            **{name: Count("pk", filter=Q(**{name: True})) for name in FIVE_OPEN}
        ),
    }
    times = {name: Filters(time=name).since(today) for name in TIMES}
    in_time = others("time").aggregate(
        all=Count("pk"),
        **{
            f"t_{name}": Count("pk", filter=Q(published_at__gte=start_of(first)))
            for name, first in times.items()
            if first
        },
    )
    by_filter["time"] = {name: in_time[f"t_{name}"] for name in TIMES}
    kinds = by_filter["kind"]
    total = kinds.get(filters.kind, 0) if filters.kind else sum(kinds.values())
    return Counts(total=total, by_filter=by_filter)
