"""台账 at the desk: its rows filtered and searched, one row with its history, and what a list would draw from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from gongkai.casework.sealing import identity_digests
from gongkai.desk import parameters
from gongkai.items.kinds import Column, Kind, kind_of
from gongkai.items.models import Item, Row, RowChange
from gongkai.items.public_tables import chinese_date, shown
from gongkai.items.tracking import label_of, tracking_of
from gongkai.law.identifiers import check_resident_id

ROWS = 50
Card = list[list[str]]


@dataclass(frozen=True)
class RowsPage:
    """Some rows by position, and the addresses of the neighbouring pages."""

    rows: Sequence[Row]
    earlier: str | None
    later: str | None


def found_rows(register: Item, *, status: str, text: str) -> QuerySet[Row]:
    """Rows in that status whose name holds the text; an identity number finds its row by the keyed digest."""
    kind = kind_of(register.kind)
    rows = register.rows.filter(withdrawn_at=None)
    if status:
        rows = rows.filter(status=status)
    number = check_resident_id(text) if text else None
    if number is not None and number.ok:
        return rows.filter(identity__in=identity_digests(number.value))
    if not text:
        return rows
    return rows.filter(named(kind.name_column, text))


def named(column: str, text: str) -> Q:
    """Rows whose name, or document number where there is one, holds the text."""
    return Q(**{f"values__{column}__icontains": text}) | Q(values__document__icontains=text)


def page_of_rows(request: HttpRequest, rows: QuerySet[Row]) -> RowsPage:
    """The page that `?after=` (a position) or `?before=` names; one query."""
    after, before = parameters.number(request, "after"), parameters.number(request, "before")
    if before and not after:
        taken = list(rows.filter(position__lt=before).order_by("-position")[: ROWS + 1])
        found, has_earlier, has_later = taken[:ROWS][::-1], len(taken) > ROWS, True
    else:
        later = rows.filter(position__gt=after) if after else rows
        taken = list(later.order_by("position")[: ROWS + 1])
        found, has_earlier, has_later = taken[:ROWS], bool(after), len(taken) > ROWS
    return RowsPage(
        found,
        earlier=parameters.address_with(request, before=found[0].position) if found and has_earlier else None,
        later=parameters.address_with(request, after=found[-1].position) if found and has_later else None,
    )


def row_of(register: Item, row_id: int) -> Row:
    """404 when the register has no such row."""
    row = register.rows.filter(pk=row_id, withdrawn_at=None).first()
    if row is None:
        raise Http404
    return row


def open_card(kind: Kind, row: Row) -> Card:
    """What lies open of a row; sealed columns are told as such when they hold something."""
    return [
        [column.label, "已封存" if column.is_sealed else _written(column, row.values.get(column.code))]
        for column in kind.columns
        if column.is_sealed or row.values.get(column.code) is not None
    ]


def sealed_card(kind: Kind, values: dict[str, Any]) -> Card:
    """The sealed columns of a row that was opened."""
    return [
        [column.label, _written(column, values.get(column.code))]
        for column in kind.columns
        if column.is_sealed
    ]


@dataclass(frozen=True)
class HistoryLine:
    """One change of a row as it is read: what, when, why, by whom, and each value with what it was."""

    change: RowChange
    label: str
    details: list[str]


def history_of(kind: Kind, row: Row) -> list[HistoryLine]:
    """Newest first; one query."""
    changes = row.changes.select_related("made_by").order_by("-pk")
    return [HistoryLine(change, label_of(kind, change.change), _details(kind, change)) for change in changes]


def _details(kind: Kind, change: RowChange) -> list[str]:
    status = tracking_of(kind).status
    told = [
        f"{column.label} {_from_to(column, change)}"
        for column in kind.columns
        if column.code in change.values and column.code != status and change.change != RowChange.ADDED
    ]
    sealed = [f"{kind.column(code).label}（封存）" for code in change.sealed_columns]
    return told + (sealed if change.change == RowChange.CORRECTED else [])


def _from_to(column: Column, change: RowChange) -> str:
    was, now = (_written(column, told.get(column.code)) for told in (change.before, change.values))
    return f"{was} → {now or '（空）'}" if was else now


def _written(column: Column, value: Any) -> str:
    if value is None:
        return ""
    return shown(column, value) + (f" {column.unit}" if column.unit else "")


def difference_sentence(difference: Any) -> str:
    """公租房退出名单缺 1 户（最早 2026年3月2日）."""
    told = []
    if difference.unlisted:
        told.append(f"缺 {difference.unlisted} 户（最早 {chinese_date(difference.earliest)}）")
    if difference.corrected:
        told.append(f"公开后台账更正过 {difference.corrected} 户，已公开的名单没有改变")
    return f"{difference.kind.label}{'；'.join(told)}"
