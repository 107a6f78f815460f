"""Bringing the index to what is public now: a few items after a publication, or everything anew."""

import logging
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Max
from tantivy import Index, IndexWriter, Query

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.models import Edition, Item
from gongkai.items.search import folder, schema
from gongkai.items.search.reading import BrokenIndexError, opened

log = logging.getLogger(__name__)
BATCH = 1000
# What a document is made of.
FIELDS = (
    "organ__name", "organ__index_prefix", "kind", "document_number", "statutory_class", "visibility",
    "index_number", "published_at", *FIVE_OPEN,
)  # fmt: skip
SMALL_HEAP = 15_000_000
BULK_HEAP = 200_000_000


def refresh(items: Sequence[Item]) -> None:
    """Bring the index to what these items are now; an index that is missing or unreadable is made anew whole."""
    if not items:
        return
    with folder.lock():
        try:
            _replace(opened(folder.current()), items)
        except BrokenIndexError as problem:
            log.info("全文索引需要重建：%s", problem)
            rebuild_locked()


def rebuild() -> int:
    """Make the whole index anew beside the old one and switch over; the number of documents."""
    with folder.lock(timeout=600):
        return rebuild_locked()


def _replace(index: Index, items: Sequence[Item]) -> None:
    # Opened anew each time: a writer keeps its own picture of the segments and would undo other processes' work.
    try:
        writer = index.writer(SMALL_HEAP, 1)
        for item in items:
            # By query: deleting by term makes a signed term of the number, finds nothing and says nothing.
            writer.delete_documents_by_query(Query.term_query(index.schema, "item", item.pk, "basic"))
        _add(writer, items)
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:
        raise BrokenIndexError(f"写入失败（{error}）") from error


def _add(writer: IndexWriter, items: Sequence[Item]) -> int:
    public = {item.pk: item for item in items if item.is_public}
    added = 0
    for edition in latest_editions(list(public)):
        writer.add_document(schema.document(public[edition.item_id], edition))
        added += 1
    return added


def latest_editions(item_ids: Sequence[int]) -> list[Edition]:
    """The newest edition of each item, without its HTML."""
    of_these = Edition.objects.filter(item_id__in=item_ids)
    newest = dict(of_these.order_by().values_list("item_id").annotate(Max("number")))
    some_older = of_these.filter(number__in=set(newest.values())).only(
        "item_id", "number", "title", "card", "text"
    )
    return [edition for edition in some_older if newest[edition.item_id] == edition.number]


def rebuild_locked() -> int:
    """As `rebuild`, for a caller that holds the lock."""
    started = time.monotonic()
    target = folder.new()
    is_wanted = (
        folder.purge_note().exists()
    )  # noted before the items are read: what is noted later stays noted
    try:
        added = _fill(target)
        folder.show(target)
        if is_wanted:
            folder.purge_note().unlink(missing_ok=True)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    log.info("全文索引已重建：%d 条，用时 %.1f 秒", added, time.monotonic() - started)
    return added


def _fill(target: Path) -> int:
    writer = Index(schema.build(), path=str(target)).writer(BULK_HEAP, 1)
    added = sum(_add(writer, batch) for batch in _public_items())
    writer.commit()
    writer.wait_merging_threads()
    return added


def _public_items() -> Iterator[list[Item]]:
    """All public items, by ascending id, a batch at a time."""
    last = 0
    public = Item.objects.public().select_related("organ").only(*FIELDS).order_by("pk")
    while batch := list(public.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk
