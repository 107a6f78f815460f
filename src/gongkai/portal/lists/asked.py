"""What the address of a list's pages asks for: words, order, page; everything else is refused by name."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from gongkai.portal import parameters
from gongkai.portal.lists.reading import ReadList
from gongkai.web.errors import BadParameter

NAMES = ("q", "sort", "page", "print")
PER_PAGE = 100
PER_PRINT = 2000
"""Rows that are printed in one go, some 50 sheets: a longer list is printed in parts."""
MOST_PAGES = 1000


@dataclass(frozen=True)
class Asked:
    """`sort` is empty for the list's own order; `is_print` pages are for paper, and longer."""

    words: str = ""
    sort: str = ""
    page: int = 1
    is_print: bool = False

    def address(self, base: str) -> str:
        """`base` with what is asked for; the first page and the list's own order are left out."""
        told = {
            "q": self.words,
            "sort": self.sort,
            "page": str(self.page) if self.page > 1 else "",
            "print": "1" if self.is_print else "",
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{base}?{query}" if query else base

    def sorted_by(self, sort: str) -> "Asked":
        return replace(self, sort=sort, page=1)

    def at(self, page: int) -> "Asked":
        return replace(self, page=page)

    def printed(self) -> "Asked":
        return replace(self, page=1, is_print=True)

    @property
    def per_page(self) -> int:
        return PER_PRINT if self.is_print else PER_PAGE

    def pages_of(self, count: int) -> int:
        """How many pages that many rows take; one even when there are none."""
        return max(-(-count // self.per_page), 1)


def asked(request: HttpRequest, found: ReadList) -> Asked:
    """Raises BadParameter naming what cannot be read."""
    given = parameters.read(request, NAMES)
    sort = given.get("sort", "")
    if sort and sort.removeprefix("-") not in found.columns_by_code():
        raise BadParameter("sort", f"应为 {'、'.join(found.columns_by_code())} 之一，倒序的前面加 -。")
    if given.get("print", "1") != "1":
        raise BadParameter("print", "只能是 1。")
    page = parameters.whole_number("page", given["page"], most=MOST_PAGES) if "page" in given else 1
    return Asked(given.get("q", "").strip(), sort, page, "print" in given)


def demand_page(wanted: Asked, count: int) -> None:
    """Raises BadParameter for a page behind the last."""
    last = wanted.pages_of(count)
    if wanted.page > last:
        raise BadParameter("page", f"只有 {last} 页。")
