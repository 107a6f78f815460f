"""The whole page of one item, made from its editions and nothing else: the same for every reader."""

from typing import Any

from django.template import engines
from django.utils import timezone

from gongkai.items.choices import AfterPosting, EditionKind
from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import FileFormat
from gongkai.items.models import Edition, Item
from gongkai.items.public_address import address_of_number
from gongkai.portal import attached_files
from gongkai.portal.annexes import drawn_annex
from gongkai.portal.columns import address_of, column_of_kind
from gongkai.portal.feed_links import feed_links
from gongkai.portal.lists.drawing import DrawnList, first_rows, noun_of
from gongkai.portal.lists.figures import figures_of
from gongkai.portal.lists.files import FORMATS
from gongkai.portal.lists.reading import ReadList, read_list
from gongkai.portal.lists.summary import Summary, summary_of
from gongkai.portal.players import players_of
from gongkai.portal.related import NOTHING, related_to
from gongkai.portal.report_files import downloads_of
from gongkai.portal.visible_item import VisibleItem, editions_of
from gongkai.postings.public_box import box_of
from gongkai.web.dates import chinese_day, minute
from gongkai.web.site import current_site

WHOSE = frozenset({"household", "party"})


def address_of_item(item: Item) -> str:
    """/items/640221041/2021-00004/ — the index number is the address, for good."""
    return address_of_number(item.index_number or "")


def render_item(item: Item) -> str:
    """The page as HTML, opening with `<html lang="zh-CN">`; LookupError when the public may see no edition of it."""
    editions = editions_of(item)
    visible = VisibleItem(item, editions)
    if not editions or (item.is_public and not visible.is_open):
        raise LookupError(f"item {item.pk} has no edition to be shown")
    return render_edition(visible, editions[0])


def render_edition(visible: VisibleItem, edition: Edition) -> str:
    """One edition's page; an earlier one is marked as superseded."""
    template = engines["jinja2"].get_template("portal/item.html")
    return str(template.render(_context(visible, edition)))


def _context(visible: VisibleItem, edition: Edition) -> dict[str, Any]:
    item, editions = visible.item, visible.editions
    column = column_of_kind(item.kind)
    address = address_of_item(item)
    is_latest = edition == editions[0]
    is_withdrawn = edition.kind == EditionKind.WITHDRAWN
    found = None if is_withdrawn else list_in(edition)
    files = [] if is_withdrawn else attached_files.links(edition, editions[0], base=address)
    return {
        "item": item,
        "edition": edition,
        "editions": [
            (each, _edition_address(item, each, editions), _reason(each, edition)) for each in editions
        ],
        "is_latest": is_latest,
        "is_withdrawn": is_withdrawn,
        "is_out_of_force": item.validity in ("lapsed", "repealed", "partly_lapsed"),
        "releases": list(item.releases.order_by("released_at", "pk")),
        "column": column,
        "column_address": address_of(column),
        "address": address,
        "article": article_tags(item, edition),
        "citation": citation(item, edition),
        "downloads": [] if is_withdrawn else downloads_of(item),
        "figures": figures_of(item, edition),
        "summary": _summary(item, found),
        "list": _list(item, found, base=f"{address}rows/") if is_latest else _list(item, found, base=""),
        "list_files": _list_files(address) if found and found.texts and is_latest else [],
        "annex": None if is_withdrawn else drawn_annex(edition),
        "annex_file": f"{address}tables.xlsx" if is_latest and not is_withdrawn else "",
        "ended": _ended(found, editions),
        "posting": box_of(item) if found and is_latest else None,
        "files": [file for file in files if not file.made],
        "players": players_of(item, files) if is_latest else [],
        "made_files": [(FileFormat(file.made).label, file) for file in files if file.made and file.address],
        "names_people": bool(is_latest and found and found.texts) and _tells_of_people(item),
        "related": related_to(item) if is_latest and not is_withdrawn else NOTHING,
        "feeds": feed_links(item.organ, item.heading),
    }


def _tells_of_people(item: Item) -> bool:
    """Whether the rows of its list are households, or parties to decisions."""
    kind = kind_of(item.kind)
    return bool(kind.name_column) or not WHOSE.isdisjoint(column.code for column in kind.columns)


def list_in(edition: Edition) -> ReadList | None:
    """The list as the edition (of `editions_of`) froze it; None for an item without rows."""
    return read_list(edition) if edition.has_list else None  # type: ignore[attr-defined]


def _summary(item: Item, found: ReadList | None) -> Summary | None:
    summary = summary_of(found.table, noun_of(item)) if found else None
    return summary if found and summary and (summary.says_more_than_the_list or not found.texts) else None


def _list(item: Item, found: ReadList | None, *, base: str) -> DrawnList | None:
    """The rows in the page; an earlier edition (without `base`) shows all that it has, and has no other pages."""
    return first_rows(item, found, base=base) if found and found.texts else None


def _list_files(address: str) -> list[tuple[str, str]]:
    return [(kind.label, f"{address}list.{suffix}") for suffix, kind in FORMATS.items()]


def _ended(found: ReadList | None, editions: list[Edition]) -> tuple[str, Edition] | None:
    """What became of the names and the edition that tells since when and why; None while they stand."""
    if found is None or not found.table.afterwards:
        return None
    closing = (each for each in editions if each.kind == EditionKind.CLOSED_POSTING)
    return AFTERWARDS[AfterPosting(found.table.afterwards)], next(closing, editions[0])


AFTERWARDS = {
    AfterPosting.SUMMARY: "名单已改为汇总，不再列出姓名",
    AfterPosting.MASKED: "名单中的姓名已隐去一部分",
}


def _reason(each: Edition, shown: Edition) -> str:
    """Why an edition was made; what was closed may not be told any more, the reason included."""
    return "" if each.closed_at is not None and each != shown else each.reason


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
    source = "" if is_gone else item.source
    tags = [
        ("ArticleTitle", edition.title),
        ("PubDate", minute(published_at)),
        ("ContentSource", source or item.organ.name),
        ("Keywords", "" if is_gone else item.keywords),
        ("Description", "" if is_gone else item.summary),
        ("Url", absolute(address_of_item(item))),
    ]
    return [(name, value) for name, value in tags if value]


def citation(item: Item, edition: Edition) -> str:
    """引用格式: issuer, title, number, day, address."""
    published_on = timezone.localdate(item.published_at) if item.published_at else item.formed_on
    is_gone = edition.kind == EditionKind.WITHDRAWN
    number = f"（{item.document_number}）" if item.document_number and not is_gone else ""
    return (
        f"{item.organ.name}：《{edition.title}》{number}，索引号 {item.index_number}，"
        f"{chinese_day(published_on)}公开，{absolute(address_of_item(item))}"
    )


def absolute(address: str) -> str:
    domain = current_site().domain
    return f"https://{domain}{address}" if domain else address
