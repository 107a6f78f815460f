"""Answering a search: one page of hits, counts of the filters that would narrow it further."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import tantivy

from gongkai.items.search import repair, schema, snippets
from gongkai.items.search.errors import SearchUnavailable
from gongkai.items.search.query import Order, SearchQuery, compile_query
from gongkai.items.search.reading import BrokenIndexError, Reader, reader

Facets = Mapping[str, tuple[tuple[str, int], ...]]
FACETS = {"organ": 200, "kind": 60, "five_open": 5, "year": 60}
_AGGREGATION = {name: {"terms": {"field": name, "size": size}} for name, size in FACETS.items()}


@dataclass(frozen=True)
class Hit:
    """A found item; the two HTML texts are escaped and safe to show as they are."""

    item_id: int
    index_number: str
    title_html: str
    snippet_html: str
    organ: str
    organ_prefix: str
    kind: str
    five_open: tuple[str, ...]
    published_on: date


@dataclass(frozen=True)
class SearchResult:
    """`facets` counts all hits by organ (index prefix), kind, five_open (keys) and year, most frequent first."""

    total: int
    hits: tuple[Hit, ...]
    facets: Facets
    took_ms: float


def search(query: SearchQuery) -> SearchResult:
    """One page of what is public; raises SearchPageTooDeep and SearchUnavailable, never over the reader's text."""
    started = time.perf_counter()
    offset = query.offset
    try:
        view = reader()
    except BrokenIndexError as problem:
        view = repair.repaired(problem)
    try:
        total, hits, facets = _answer(view, query, offset)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a Rust panic over damaged files is not an Exception
        repair.distrust(view, error)
        raise SearchUnavailable(repair.MESSAGE) from error
    return SearchResult(total, hits, facets, (time.perf_counter() - started) * 1000)


def _answer(view: Reader, query: SearchQuery, offset: int) -> tuple[int, tuple[Hit, ...], Facets]:
    compiled = compile_query(query, view.schema)
    counted = _counted_once(view, query, compiled)
    by_date = query.order == Order.DATE or query.is_blank
    # Without its own count the library skips what cannot come among the best.
    found = view.searcher.search(
        compiled, query.size, count=False, order_by_field="moment" if by_date else None, offset=offset
    )
    looked_for = snippets.pattern(query.words)
    return counted.total, tuple(_hit(view, address, looked_for) for _, address in found.hits), counted.facets


def _hit(view: Reader, address: tantivy.DocAddress, looked_for: Any) -> Hit:
    shown = schema.read(view.searcher.doc(address).get_first("shown") or b"")
    return Hit(
        item_id=shown.item_id,
        index_number=shown.index_number,
        title_html=snippets.marked(shown.title, looked_for),
        snippet_html=snippets.snippet(shown.text, looked_for),
        organ=shown.organ,
        organ_prefix=shown.organ_prefix,
        kind=shown.kind,
        five_open=shown.five_open,
        published_on=date.fromisoformat(shown.published_on),
    )


@dataclass(frozen=True)
class Counted:
    total: int
    facets: Facets


_counted: dict[tuple[object, ...], Counted] = {}
_counting = threading.Lock()
MAX_COUNTED = 1000


def _counted_once(view: Reader, query: SearchQuery, compiled: tantivy.Query) -> Counted:
    """Counted once per search and state of the index, not again for each page or order."""
    text = (query.words, query.is_blank)
    narrowed = (
        query.organ_prefix,
        query.kind,
        query.five_open,
        query.statutory_class,
        query.since,
        query.until,
    )
    key = (view.state, text, narrowed)
    known = _counted.get(key)
    if known is None:
        known = _count(view.searcher.aggregate(compiled, _AGGREGATION))
        with _counting:
            if len(_counted) >= MAX_COUNTED:
                _counted.clear()
            _counted[key] = known
    return known


def _count(found: dict[str, Any]) -> Counted:
    """Every item has one kind, so the kinds add up to the total."""
    kinds = found["kind"]
    total = sum(bucket["doc_count"] for bucket in kinds["buckets"]) + (kinds.get("sum_other_doc_count") or 0)
    return Counted(int(total), {name: _buckets(found[name]["buckets"]) for name in FACETS})


def _buckets(found: list[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    counts = ((str(bucket["key"]).removesuffix(".0"), int(bucket["doc_count"])) for bucket in found)
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
