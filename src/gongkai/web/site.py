"""The site that every page belongs to: its names, columns and contacts, handed in by the portal."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Link:
    """An entry of a menu; `short` is what the menu says, `label` the official name."""

    label: str
    address: str
    short: str = ""


@dataclass(frozen=True)
class Column:
    """栏目, with the four column tags of the 网页标签规范; `type` is one of its closed list."""

    name: str
    description: str
    keywords: str
    type: str


@dataclass(frozen=True)
class Site:
    """网站: what header, footer and page tags say on every page.

    `contacts` are (label, value) pairs; `code` is the 网站标识码. Empty addresses leave their entry out.
    """

    name: str = "政府信息公开平台"
    domain: str = ""
    code: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    columns: tuple[Link, ...] = ()
    footer_links: tuple[Link, ...] = ()
    search_address: str = ""
    staff_address: str = ""
    is_set_up: bool = field(default=False)


Provider = Callable[[], Site]
_providers: list[Provider] = []


def provide(provider: Provider) -> None:
    """Name the function that tells the site; called once from an app's `ready`."""
    _providers[:] = [provider]


def current_site() -> Site:
    """The site; a nameless one when nobody provides it or the database cannot answer (an error page still shows)."""
    try:
        return _providers[0]() if _providers else Site()
    except Exception:
        log.exception("the site's names could not be read")
        return Site()
