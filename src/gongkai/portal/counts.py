"""How many items each filter would leave, added up from the tally."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from gongkai.portal.filters import Filters
from gongkai.portal.scope import Scope
from gongkai.portal.tally import Line, Tally, add_up, tally


@dataclass(frozen=True)
class Counts:
    """`total` with all filters; by filter name and value the count with the other filters only."""

    total: int
    by_filter: Mapping[str, Mapping[str, int]]

    def of(self, name: str, value: str) -> int:
        return self.by_filter[name].get(value, 0)


def count(scope: Scope, filters: Filters, *, today: date) -> Counts:
    """Counts over the public items of a scope; no query but the tally's own."""
    return Counts(*add_up(_lines(tally(today), scope), filters))


def _lines(counted: Tally, scope: Scope) -> "chain[Line] | tuple[Line, ...]":
    if scope.heading_ids:
        return chain.from_iterable(counted.by_heading.get(pk, ()) for pk in scope.heading_ids)
    return counted.by_kind.get(scope.kind, ()) if scope.kind else counted.without_headings
