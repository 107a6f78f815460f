"""页面: visited as the public visits them, from the home page along the links: what does not open, what lacks its tags."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from gongkai.supervision.findings import SiteFinding
from gongkai.supervision.rules import rules

# Gives the status and the text of an address of the site; text is "" for what is no page.
Visit = Callable[[str], tuple[int, str]]
HOME = "/"
# Only looked at, not walked into: filters and pages of lists repeat the same links without end.
NOT_WALKED = (
    "?",
    "/static/",
    "/feed",
    ".xlsx",
    ".csv",
    ".json",
    ".pdf",
    ".docx",
    "/files/",
    "/desk/",
    "/admin/",
)
ARTICLE = "/items/"


@dataclass
class PageSeen(HTMLParser):
    """The tags and the links of a page."""

    tags: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "meta" and told.get("name"):
            self.tags[str(told["name"])] = told.get("content") or ""
        elif tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))


def pages(visit: Visit, *, most: int) -> Iterator[SiteFinding]:
    """Walk at most `most` pages from the home page; each address of the site is visited once.

    What an article links to comes first: people wrote those links, the others are the program's.
    Links to other sites are not visited: the server may have no way out.
    """
    waiting, seen = deque([(HOME, "")]), {HOME}
    missing: dict[str, str] = {}
    visited = 0
    while waiting and visited < most:
        address, source = waiting.popleft()
        status, text = visit(address)
        visited += 1
        if status >= 400 and status != 410:
            yield SiteFinding("dead_link", source or address, f"链接 {address} 打不开（{status}）")
            continue
        if not text or not _is_walked(address):
            continue
        page = _read(text)
        for tag in lacking(address, page.tags):
            missing.setdefault(tag, address)
        for link in page.links:
            found = _inside(address, link)
            if found and found not in seen:
                seen.add(found)
                add = waiting.appendleft if address.startswith(ARTICLE) else waiting.append
                add((found, address))
    for tag, address in missing.items():
        yield SiteFinding("missing_tag", address, f"缺少网页标签 {tag}，或者内容为空")


def lacking(address: str, tags: dict[str, str]) -> list[str]:
    """Names of the tags that a page at this address should have and has not."""
    wanted = rules().tags
    names = [*wanted.site, *(wanted.column if address != HOME else ())]
    if address.startswith(ARTICLE) and len(address.strip("/").split("/")) == 3:
        names += wanted.article
    return [name for name in names if not tags.get(name, "").strip()]


def _read(text: str) -> PageSeen:
    page = PageSeen()
    page.feed(text)
    page.close()
    return page


def _is_walked(address: str) -> bool:
    return not any(part in address for part in NOT_WALKED)


def _inside(base: str, link: str) -> str:
    """The address within the site, without its fragment; "" for other sites and what is no page."""
    target = urldefrag(urljoin(base, link.strip()))[0]
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return ""
    return "" if parts.query or parts.path.startswith(("/desk/", "/admin/")) else parts.path
