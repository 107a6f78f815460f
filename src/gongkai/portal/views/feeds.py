"""Feeds of the newest public items."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.items.models import Item, ItemQuerySet
from gongkai.organs.models import Organ
from gongkai.portal import feeds, parameters
from gongkai.portal.directory import heading_with_children
from gongkai.portal.item_page import absolute
from gongkai.portal.page_cache import kept_page
from gongkai.portal.scope import EVERYTHING, Scope
from gongkai.web.site import current_site


@login_not_required
@require_safe
@kept_page
def feed(request: HttpRequest) -> HttpResponse:
    """全站."""
    title = f"{current_site().name}：最新公开的政府信息"
    return _answer(request, EVERYTHING.items(), title=title, page=reverse("portal:items"))


@login_not_required
@require_safe
@kept_page
def feed_of_organ(request: HttpRequest, prefix: str) -> HttpResponse:
    organ = get_object_or_404(Organ, index_prefix=prefix)
    page = reverse("portal:content_of_organ", args=[prefix])
    items = Item.objects.public().filter(organ=organ)
    return _answer(request, items, title=f"{organ.name}：最新公开的政府信息", page=page, organ=organ)


@login_not_required
@require_safe
@kept_page
def feed_of_heading(request: HttpRequest, prefix: str, code: str) -> HttpResponse:
    """One heading with the headings below it."""
    heading, below = heading_with_children(prefix, code)
    items = Scope(heading_ids=tuple(each.pk for each in (heading, *below))).items()
    page = reverse("portal:heading", args=[prefix, code])
    title = f"{heading.organ.short_name}：{heading.title}"
    return _answer(request, items, title=title, page=page, organ=heading.organ)


def _answer(
    request: HttpRequest, items: ItemQuerySet, *, title: str, page: str, organ: Organ | None = None
) -> HttpResponse:
    parameters.read(request, ())
    root = absolute("") or request.build_absolute_uri("/").rstrip("/")
    made = feeds.feed(
        feeds.newest(items), title=title, page=page, address=request.path, root=root, organ=organ
    )
    return HttpResponse(made, content_type=feeds.MEDIA_TYPE)
