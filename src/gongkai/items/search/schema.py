"""Fields of the index and the document made of an item and its latest edition."""

from dataclasses import dataclass

from django.utils import timezone
from tantivy import Document, Schema, SchemaBuilder

from gongkai.items.models import Edition, Item
from gongkai.items.search.text import number_tails, streams

VERSION = 3  # raise it when a field or the folding of text changes: the index is then made anew

# Lines of the index card that are searched beside title, numbers and text.
SEARCHED_LABELS = {"关键词", "内容概述", "联合发文机关"}


def build() -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("item", indexed=True, fast=True)
    for name in ("title_pairs", "title_singles", "pairs", "singles"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("number", tokenizer_name="raw", index_option="basic")
    for name in ("organ", "kind", "five_open", "statutory_class"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", fast=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_unsigned_field("moment", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


@dataclass(frozen=True)
class Shown:
    """What a hit shows, kept as it was frozen in the edition."""

    item_id: int
    index_number: str
    title: str
    text: str
    organ: str
    organ_prefix: str
    kind: str
    published_on: str
    five_open: tuple[str, ...]


_BETWEEN = "\x1f"  # the unit separator, which no text holds


def document(item: Item, edition: Edition) -> Document:
    """The document of a public item: only what its edition and its index card show."""
    if item.published_at is None or item.index_number is None:
        raise ValueError(f"item {item.pk} is public without number or day")
    published = timezone.localtime(item.published_at)
    numbers = [number for number in (item.index_number, item.document_number) if number]
    found = Document()
    found.add_unsigned("item", item.pk)
    title_pairs, title_singles = streams((edition.title,))
    described = [value for label, value in edition.card if label in SEARCHED_LABELS]
    pairs, singles = streams((*numbers, *described, edition.text))
    found.add_text("title_pairs", title_pairs)
    found.add_text("title_singles", title_singles)
    found.add_text("pairs", f"{title_pairs} {pairs}")
    found.add_text("singles", f"{title_singles} {singles}")
    for number in numbers:
        for tail in number_tails(number):
            found.add_text("number", tail)
    found.add_text("organ", item.organ.index_prefix)
    found.add_text("kind", item.kind)
    for aspect in item.five_open:
        found.add_text("five_open", aspect)
    if item.statutory_class:
        found.add_text("statutory_class", item.statutory_class)
    found.add_unsigned("year", published.year)
    found.add_unsigned("day", published.year * 10000 + published.month * 100 + published.day)
    found.add_unsigned("moment", (int(published.timestamp()) << 24) | (item.pk & 0xFFFFFF))
    shown = Shown(
        item_id=item.pk,
        index_number=item.index_number,
        title=edition.title,
        text=edition.text,
        organ=item.organ.name,
        organ_prefix=item.organ.index_prefix,
        kind=item.kind,
        published_on=published.date().isoformat(),
        five_open=tuple(item.five_open),
    )
    found.add_bytes("shown", _stored(shown))
    return found


def _stored(shown: Shown) -> bytes:
    values = (
        str(shown.item_id),
        shown.index_number,
        shown.title,
        shown.text,
        shown.organ,
        shown.organ_prefix,
        shown.kind,
        shown.published_on,
        " ".join(shown.five_open),
    )
    return _BETWEEN.join(value.replace(_BETWEEN, " ") for value in values).encode()


def read(stored: bytes) -> Shown:
    """The reverse of what `document` stored."""
    item_id, number, title, text, organ, prefix, kind, published_on, five_open = stored.decode().split(
        _BETWEEN
    )
    return Shown(
        int(item_id), number, title, text, organ, prefix, kind, published_on, tuple(five_open.split())
    )
