"""台账的情况: how many rows in which status, and where the lists that were drawn from it have fallen behind."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef

from gongkai.items.choices import State
from gongkai.items.kinds import Kind, all_kinds, kind_of
from gongkai.items.models import Item, Row, RowChange
from gongkai.items.tracking import tracking_of


@dataclass(frozen=True)
class Difference:
    """What a kind of list lacks of the register: changes in no list, and rows corrected after they were published."""

    kind: Kind
    unlisted: int
    earliest: date | None
    corrected: int


def counts_by_status(register: Item) -> list[tuple[str, int]]:
    """Every status of the kind in its order, with its rows; one query."""
    kind = kind_of(register.kind)
    rows = register.rows.filter(withdrawn_at=None).values("status").annotate(count=Count("pk"))
    found = {told["status"]: told["count"] for told in rows}
    return [(status, found.get(status, 0)) for status in kind.column(tracking_of(kind).status).choices]


def differences(register: Item) -> list[Difference]:
    """For each kind of list drawn from this register, where it lags; two queries each."""
    found = [
        _difference(register, kind)
        for kind in all_kinds().values()
        if kind.drawn_from and kind.drawn_from.kind == register.kind
    ]
    return [each for each in found if each.unlisted or each.corrected]


def _difference(register: Item, kind: Kind) -> Difference:
    drawn = kind.drawn_from
    assert drawn is not None  # noqa: S101 (for the type checker)
    listed = Row.objects.filter(source=OuterRef("pk"), withdrawn_at=None).exclude(item__state=State.WITHDRAWN)
    behind = RowChange.objects.filter(
        ~Exists(listed), row__item=register, row__withdrawn_at=None, change=drawn.change
    ).aggregate(count=Count("pk"), earliest=Min("changed_on"))
    shown = {column.code for column in kind.public_columns()}
    columns = [theirs for own, theirs in drawn.columns.items() if own in shown]
    published = Row.objects.filter(
        source__row=OuterRef("row"), item__kind=kind.code, item__published_at__lt=OuterRef("made_at")
    ).exclude(item__state=State.WITHDRAWN)
    corrected = RowChange.objects.filter(
        Exists(published), row__item=register, change=RowChange.CORRECTED, values__has_any_keys=columns
    )
    return Difference(kind, behind["count"], behind["earliest"], corrected.values("row").distinct().count())
