"""重复: who of an import stands in its list already, and who in other lists of the organs that the clerk reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from gongkai.items.imports.faults import Fault, FaultKind
from gongkai.items.kinds import Kind, all_kinds
from gongkai.items.models import Item, Row
from gongkai.items.row_values import all_values, digest_of
from gongkai.organs.actors import Actor
from gongkai.privacy import masks

MOST_TOLD = 2000
MOST_LISTS = 20
_AT_ONCE = 800  # digests a query: every database takes as many

Values = Mapping[int, Mapping[str, Any]]
"""The stored values of each row of an import, by its number."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """名单之间的重复: row `row` of the import names a person who stands in another list, or says what a row of an
    earlier list of its kind says; `day` is the day of that
    row or of its list (ISO)."""

    row: int
    item_id: int
    title: str
    position: int
    day: str

    def as_list(self) -> list[Any]:
        return [self.row, self.item_id, self.title, self.position, self.day]


def in_the_list(item: Item, kind: Kind, values: Values, *, but: Row | None = None) -> list[Fault]:
    """What the list itself has already, in columns whose values occur once; `but` a row that is being amended."""
    once = [column for column in kind.columns if column.unique or column.code == kind.identified_by]
    if not once or not item.pk:
        return []
    here = item.rows.filter(withdrawn_at=None).order_by("position")
    if but is not None:
        here = here.exclude(pk=but.pk)
    known: dict[tuple[str, Any], int] = {}
    for row in here:
        told = all_values(row) if any(column.is_sealed for column in once) else row.values
        for column in once:
            value = told.get(column.code)
            if value is not None and not masks.is_masked(str(value)):
                known.setdefault((column.code, value), row.position)
    return [
        Fault(
            number,
            column.code,
            FaultKind.IN_THE_LIST,
            f"“{column.label}”与名单中已有的第 {known[column.code, line[column.code]]} 行相同：请改正，或者不导入这一行",
        )
        for number, line in values.items()
        for column in once
        if (column.code, line.get(column.code)) in known
    ]


def encounters(item: Item, kind: Kind, values: Values, actor: Actor) -> list[Encounter]:
    """Rows of other lists with the same person, the newest list first; of other organs' registers nothing is told."""
    digests = {number: digest_of(kind, dict(line)) for number, line in values.items()}
    wanted: dict[str, int] = {}
    for number, digest in digests.items():
        if digest:
            wanted.setdefault(digest, number)
    nameless = {number: line for number, line in values.items() if line and not digests[number]}
    found = _same_lines(item, kind, nameless) if nameless else []
    found += [
        Encounter(
            wanted[row.identity],
            row.item_id,
            row.item.title,
            row.position,
            (row.formed_on or row.item.formed_on).isoformat(),
        )
        for some in _in_batches(wanted)
        for row in Row.objects.filter(
            identity__in=some, withdrawn_at=None, item__organ_id__in=actor.organs_read
        )
        .exclude(item=item)
        .exclude(item__kind__in=_meant_to_meet(kind))
        .select_related("item")
        .only("identity", "position", "formed_on", "item__title", "item__formed_on")[:MOST_TOLD]
    ]
    found.sort(key=lambda each: (each.day, each.item_id), reverse=True)
    return sorted(found[:MOST_TOLD], key=lambda each: each.row)


def _same_lines(item: Item, kind: Kind, values: Values) -> list[Encounter]:
    """Of rows that tell no person apart: those that say the same in every open column in an earlier list of that
    organ and kind, the newest MOST_LISTS of them; two queries."""
    lists = {
        pk: (title, formed_on.isoformat())
        for pk, title, formed_on in Item.objects.filter(organ_id=item.organ_id, kind=kind.code)
        .exclude(pk=item.pk)
        .order_by("-formed_on", "-pk")
        .values_list("pk", "title", "formed_on")[:MOST_LISTS]
    }
    sealed = {column.code for column in kind.columns if column.is_sealed}
    mine: dict[frozenset[tuple[str, str]], int] = {}
    for number, line in values.items():
        mine.setdefault(_said({code: line[code] for code in line if code not in sealed}), number)
    rows = Row.objects.filter(item__in=list(lists), identity="", withdrawn_at=None)
    return [
        Encounter(mine[said], item_id, lists[item_id][0], position, lists[item_id][1])
        for item_id, position, told in rows.values_list("item_id", "position", "values").iterator()
        if (said := _said(told)) in mine
    ]


def _said(line: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((code, str(value)) for code, value in line.items())


def _meant_to_meet(kind: Kind) -> list[str]:
    """A register and the lists that are drawn from it hold the same persons: that is no news."""
    drawn = [
        each.code for each in all_kinds().values() if each.drawn_from and each.drawn_from.kind == kind.code
    ]
    return [*drawn, kind.drawn_from.kind] if kind.drawn_from else drawn


def _in_batches(digests: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(digests)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
