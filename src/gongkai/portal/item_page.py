"""The whole page of one item, made from its editions and nothing else: the same for every reader."""

from typing import Any
from urllib.parse import quote

from django.template import engines
from django.utils import timezone
from markupsafe import Markup

from gongkai.items.choices import EditionKind
from gongkai.items.models import Edition, Item
from gongkai.items.public_tables import table_from, table_html
from gongkai.portal.columns import address_of, column_of_kind
from gongkai.portal.report_files import downloads_of
from gongkai.web.dates import chinese_day, minute
from gongkai.web.site import current_site


def address_of_item(item: Item) -> str:
    """/items/640221041/2021-00004/ — the index number is the address, for good."""
    return address_of_number(item.index_number or "")


def address_of_number(index_number: str) -> str:
    return f"/items/{quote(index_number)}/"


def render_item(item: Item) -> str:
    """The page as HTML, opening with `<html lang="zh-CN">`; LookupError when the item was never published."""
    editions = list(item.editions.order_by("-number"))
    if not editions:
        raise LookupError(f"item {item.pk} has no edition")
    return render_edition(item, editions[0], editions=editions)


def render_edition(item: Item, edition: Edition, *, editions: list[Edition]) -> str:
    """One edition's page; an earlier one is marked as superseded."""
    template = engines["jinja2"].get_template("portal/item.html")
    return str(template.render(_context(item, edition, editions)))


def _context(item: Item, edition: Edition, editions: list[Edition]) -> dict[str, Any]:
    column = column_of_kind(item.kind)
    return {
        "item": item,
        "edition": edition,
        "editions": [(each, _edition_address(item, each, editions)) for each in editions],
        "is_latest": edition == editions[0],
        "is_withdrawn": edition.kind == EditionKind.WITHDRAWN,
        "is_out_of_force": item.validity in ("lapsed", "repealed", "partly_lapsed"),
        "releases": list(item.releases.order_by("released_at", "pk")),
        "column": column,
        "column_address": address_of(column),
        "address": address_of_item(item),
        "article": article_tags(item, edition),
        "citation": citation(item, edition),
        "downloads": downloads_of(item),
        "table": list_of(edition),
    }


def list_of(edition: Edition) -> Markup:
    """The list as the edition froze it; empty for an item without rows."""
    if not edition.table:
        return Markup()
    table = table_from(edition.table)
    return Markup(table_html(table))  # noqa: S704 (escaped cell by cell)


def _edition_address(item: Item, edition: Edition, editions: list[Edition]) -> str:
    """Where an earlier text can still be read; empty for the latest, for withdrawals, and for what was closed."""
    is_shut = edition.closed_at is not None or edition.kind == EditionKind.WITHDRAWN
    if not item.is_public or edition == editions[0] or is_shut:
        return ""
    return f"{address_of_item(item)}editions/{edition.number}/"


def article_tags(item: Item, edition: Edition) -> list[tuple[str, str]]:
    """The article tags of 网页标签规范."""
    published_at = item.published_at or edition.made_at
    is_gone = edition.kind == EditionKind.WITHDRAWN
    tags = [
        ("ArticleTitle", edition.title),
        ("PubDate", minute(published_at)),
        ("ContentSource", item.source or item.organ.name),
        ("Keywords", "" if is_gone else item.keywords),
        ("Description", "" if is_gone else item.summary),
        ("Url", absolute(address_of_item(item))),
    ]
    return [(name, value) for name, value in tags if value]


def citation(item: Item, edition: Edition) -> str:
    """引用格式: issuer, title, number, day, address."""
    published_on = timezone.localdate(item.published_at) if item.published_at else item.formed_on
    number = f"（{item.document_number}）" if item.document_number else ""
    return (
        f"{item.organ.name}：《{edition.title}》{number}，索引号 {item.index_number}，"
        f"{chinese_day(published_on)}公开，{absolute(address_of_item(item))}"
    )


def absolute(address: str) -> str:
    domain = current_site().domain
    return f"https://{domain}{address}" if domain else address
