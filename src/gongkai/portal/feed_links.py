"""Which feeds a page offers: the site's, the organ's, the heading's."""

from django.urls import reverse

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.organs.models import Organ


def feed_links(organ: Organ | None = None, heading: Heading | None = None) -> list[tuple[str, str]]:
    """(title, address), the widest first."""
    found = [("最新公开的政府信息", reverse("portal:feed"))]
    if organ is None:
        return found
    prefix = organ.index_prefix
    found.append((f"{organ.short_name}最新公开", reverse("portal:feed_of_organ", args=[prefix])))
    if heading and heading.catalogue == Catalogue.PROACTIVE:
        found.append((heading.title, reverse("portal:feed_of_heading", args=[prefix, heading.code])))
    return found
