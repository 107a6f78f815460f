"""Pages of a list by key: newer and older, however long the list; the cursor says nothing to the reader."""

import base64
import binascii
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from gongkai.items.models import Item, ItemQuerySet
from gongkai.web.errors import BadParameter

PER_PAGE = 20
_SHAPE = struct.Struct(">Bqq")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """A place in a list, newest first: the page before or after one item."""

    published_at: datetime
    pk: int
    is_older: bool

    def __str__(self) -> str:
        moment = (self.published_at - _EPOCH) // timedelta(microseconds=1)
        packed = _SHAPE.pack(self.is_older, moment, self.pk)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def of(cls, item: Item, *, is_older: bool) -> "Cursor":
        assert item.published_at is not None  # noqa: S101 — a constraint of the table
        return cls(item.published_at, item.pk, is_older)

    @classmethod
    def read(cls, text: str) -> "Cursor":
        try:
            is_older, moment, pk = _SHAPE.unpack(
                base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
            )
            published_at = _EPOCH + timedelta(microseconds=moment)
        except (binascii.Error, ValueError, struct.error, OverflowError):
            raise BadParameter("cursor", "不是本站给出的翻页位置。") from None
        if is_older > 1 or pk < 1:
            raise BadParameter("cursor", "不是本站给出的翻页位置。")
        return cls(published_at, pk, bool(is_older))


@dataclass(frozen=True)
class Page:
    """Items of one page with the cursors of its neighbours."""

    items: list[Item]
    newer: Cursor | None
    older: Cursor | None


def page_of(items: ItemQuerySet, cursor: Cursor | None) -> Page:
    """One query, whatever the page."""
    if cursor is not None and not cursor.is_older:
        found = list(_beyond(items, cursor).order_by("published_at", "pk")[: PER_PAGE + 1])
        shown = found[:PER_PAGE][::-1]
        has_newer, has_older = len(found) > PER_PAGE, True
    else:
        found = list((_beyond(items, cursor) if cursor else items).newest_first()[: PER_PAGE + 1])
        shown = found[:PER_PAGE]
        has_newer, has_older = cursor is not None, len(found) > PER_PAGE
    return Page(
        items=shown,
        newer=Cursor.of(shown[0], is_older=False) if shown and has_newer else None,
        older=Cursor.of(shown[-1], is_older=True) if shown and has_older else None,
    )


def _beyond(items: ItemQuerySet, cursor: Cursor) -> ItemQuerySet:
    at, pk = cursor.published_at, cursor.pk
    if cursor.is_older:
        return items.filter(Q(published_at__lt=at) | Q(pk__lt=pk), published_at__lte=at)
    return items.filter(Q(published_at__gt=at) | Q(pk__gt=pk), published_at__gte=at)
