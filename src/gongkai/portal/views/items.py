"""政府信息: the list of all, one item's page, its earlier editions and its data."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.items.models import Edition, Item
from gongkai.organs.actors import PUBLIC
from gongkai.portal import columns
from gongkai.portal.item_page import absolute, address_of_item, render_edition
from gongkai.portal.listing import listing
from gongkai.portal.page_cache import kept_page
from gongkai.portal.scope import EVERYTHING
from gongkai.web.large_type import enlarged, is_large


@login_not_required
@require_safe
@kept_page
def items(request: HttpRequest) -> HttpResponse:
    page = listing(request, EVERYTHING)
    return render(request, "portal/items.html", {"column": columns.CONTENT, "page": page})


@login_not_required
@require_safe
def item(request: HttpRequest, index_number: str) -> HttpResponse:
    """The latest edition; 410 when it was withdrawn."""
    found, editions = _public(index_number)
    return _shown(request, found, editions[0], editions)


@login_not_required
@require_safe
def edition(request: HttpRequest, index_number: str, number: str) -> HttpResponse:
    """An earlier edition, for as long as the item is public."""
    found, editions = _public(index_number)
    wanted = next((each for each in editions if str(each.number) == number), None)
    if wanted is None or (wanted.closed_at is not None and found.is_public):
        raise Http404
    return _shown(request, found, wanted if found.is_public else editions[0], editions)


@login_not_required
@require_safe
def item_data(request: HttpRequest, index_number: str) -> HttpResponse:
    """The card and text of the latest edition as JSON."""
    found, editions = _public(index_number)
    latest = editions[0]
    data = {
        "index_number": found.index_number,
        "title": latest.title,
        "url": absolute(address_of_item(found)),
        "published_at": found.published_at,
        "is_withdrawn": not found.is_public,
        "card": dict(latest.card),
        "text": latest.text if found.is_public else "",
        "editions": [
            {"number": each.number, "made_at": each.made_at, "kind": each.kind} for each in editions
        ],
    }
    return JsonResponse(
        data, status=200 if found.is_public else 410, json_dumps_params={"ensure_ascii": False}
    )


def _public(index_number: str) -> tuple[Item, list[Edition]]:
    visible = Item.objects.visible_to(PUBLIC).select_related("organ", "heading")
    found = visible.filter(index_number=index_number).first()
    editions = list(found.editions.order_by("-number")) if found else []
    if found is None or not editions:
        raise Http404
    return found, editions


def _shown(request: HttpRequest, item: Item, edition: Edition, editions: list[Edition]) -> HttpResponse:
    page = render_edition(item, edition, editions=editions)
    return HttpResponse(enlarged(page) if is_large(request) else page, status=200 if item.is_public else 410)
