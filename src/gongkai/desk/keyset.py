"""翻页: pages by key, so that the thousandth page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from gongkai.desk.parameters import address_with
from gongkai.web.errors import BadParameter

T = TypeVar("T", bound=Model)
ROWS = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows, newest first, and the addresses of the neighbouring pages."""

    rows: Sequence[T]
    newer: str | None
    older: str | None


def page_of(request: HttpRequest, found: QuerySet[T], *, moment: str, rows: int = ROWS) -> Page[T]:
    """The page that `?before=` (older than) or `?after=` (newer than) names; one query."""
    before, after = _key(request, "before"), _key(request, "after")
    if after and not before:
        newest_last = found.filter(_beyond(moment, after, "gt")).order_by(moment, "pk")[: rows + 1]
        taken = list(newest_last)
        has_newer, has_older = len(taken) > rows, True
        shown = taken[:rows][::-1]
    else:
        older = found.filter(_beyond(moment, before, "lt")) if before else found
        taken = list(older.order_by(f"-{moment}", "-pk")[: rows + 1])
        has_newer, has_older = before is not None, len(taken) > rows
        shown = taken[:rows]
    return Page(
        shown,
        newer=address_with(request, after=_name(shown[0], moment)) if shown and has_newer else None,
        older=address_with(request, before=_name(shown[-1], moment)) if shown and has_older else None,
    )


def _beyond(moment: str, key: tuple[datetime, int], side: str) -> Q:
    when, pk = key
    return Q(**{f"{moment}__{side}": when}) | Q(**{moment: when, f"pk__{side}": pk})


def _name(row: Any, moment: str) -> str:
    return f"{getattr(row, moment).isoformat()}_{row.pk}"


def _key(request: HttpRequest, name: str) -> tuple[datetime, int] | None:
    value = request.GET.get(name, "")
    if not value:
        return None
    moment, _, pk = value.partition("_")
    try:
        when = datetime.fromisoformat(moment)
        if when.tzinfo is None or not pk.isascii() or not pk.isdecimal() or len(pk) > 18:
            raise ValueError(value)
        when.timestamp()
    except (ValueError, OverflowError):
        raise BadParameter(name, "翻页的位置无法识别。") from None
    return when, int(pk)
