"""How many items each filter would leave: a few grouped queries, kept until the next publication."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.models import ItemQuerySet
from gongkai.organs.models import Organ
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

    kinds = dict(others("kind").values_list("kind").annotate(Count("pk")))
    by_filter: dict[str, Mapping[str, int]] = {
        "organ": _by_organ(others("organ")),
        "kind": kinds,
        "five_open": others("five_open").aggregate(
            **{name: Count("pk", filter=Q(**{name: True})) for name in FIVE_OPEN}
        ),
        "time": _by_time(others("time"), today),
    }
    total = kinds.get(filters.kind, 0) if filters.kind else sum(kinds.values())
    return Counts(total=total, by_filter=by_filter)


def _by_organ(items: ItemQuerySet) -> dict[str, int]:
    """By index prefix; grouped by id, which needs no join and stays in the index."""
    by_id = dict(items.values_list("organ_id").annotate(Count("pk")))
    prefixes = Organ.objects.filter(pk__in=by_id).values_list("pk", "index_prefix")
    return {prefix: by_id[pk] for pk, prefix in prefixes}


def _by_time(items: ItemQuerySet, today: date) -> dict[str, int]:
    starts = {name: start_of(first) for name in TIMES if (first := Filters(time=name).since(today))}
    recent = items.filter(published_at__gte=min(starts.values()))
    return recent.aggregate(
        **{name: Count("pk", filter=Q(published_at__gte=start)) for name, start in starts.items()}
    )
