"""全文检索 over what the public may read: `search(SearchQuery(…))`, fed by `refresh` after each publication."""

from gongkai.items.search.errors import SearchPageTooDeep, SearchUnavailable
from gongkai.items.search.feeding import rebuild, refresh
from gongkai.items.search.purging import purge, purge_daily, purge_if_small
from gongkai.items.search.query import MAX_PAGE, Order, SearchQuery
from gongkai.items.search.searching import Hit, SearchResult, search

__all__ = [
    "MAX_PAGE",
    "Hit",
    "Order",
    "SearchPageTooDeep",
    "SearchQuery",
    "SearchResult",
    "SearchUnavailable",
    "purge",
    "purge_daily",
    "purge_if_small",
    "rebuild",
    "refresh",
    "search",
]
