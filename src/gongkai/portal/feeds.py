"""Atom: the newest public items of the site, of an organ, or under a heading."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from gongkai.items.models import Item, ItemQuerySet
from gongkai.organs.models import Organ
from gongkai.portal.item_page import address_of_item
from gongkai.web.site import current_site

NEWEST = 50
SHOWN = ("title", "summary", "index_number", "published_at", "organ_id", "kind", "source")
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


def newest(items: ItemQuerySet) -> list[Item]:
    """What stands in a feed: public items only, in one query."""
    return list(items.newest_first().select_related("organ").only(*SHOWN, "organ__name")[:NEWEST])


def feed(
    items: Iterable[Item], *, title: str, page: str, address: str, root: str, organ: Organ | None
) -> str:
    """The Atom document; `page` is what it follows, `address` its own, both below `root` (https://host)."""
    site = current_site()
    found = Atom1Feed(
        title=title,
        link=f"{root}{page}",
        description="",
        subtitle=f"{organ.name if organ else site.name}主动公开的政府信息，最新的在前。",
        language="zh-CN",
        feed_url=f"{root}{address}",
        feed_guid=f"{root}{address}",
        author_name=organ.name if organ else site.name,
    )
    for item in items:
        published_at = timezone.localtime(item.published_at)
        found.add_item(
            title=item.title,
            link=f"{root}{address_of_item(item)}",
            description=item.summary or item.title,
            unique_id=f"{root}{address_of_item(item)}",
            author_name=item.organ.name,
            pubdate=published_at,
            updateddate=published_at,
        )
    return found.writeString("utf-8")
