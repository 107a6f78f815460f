"""政府信息: the list of all, one item's page, its earlier editions and its data."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from gongkai.items.models import Edition
from gongkai.portal import columns
from gongkai.portal.item_data import item_data as data_of
from gongkai.portal.item_page import render_edition
from gongkai.portal.listing import listing
from gongkai.portal.page_cache import kept_page
from gongkai.portal.scope import EVERYTHING
from gongkai.portal.visible_item import VisibleItem, visible_item
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
    found = visible_item(index_number)
    return item_page(request, found, found.latest)


@login_not_required
@require_safe
def edition(request: HttpRequest, index_number: str, number: str) -> HttpResponse:
    """An earlier edition, for as long as the item is public and the edition was not closed."""
    found = visible_item(index_number)
    wanted = next((each for each in found.editions if str(each.number) == number), None)
    if wanted is None or (wanted.closed_at is not None and found.is_open):
        raise Http404
    return item_page(request, found, wanted if found.is_open else found.latest)


@login_not_required
@require_safe
def item_data(request: HttpRequest, index_number: str) -> HttpResponse:
    """Card, text, list, attachments and editions as JSON; a withdrawn item says why and nothing else."""
    found = visible_item(index_number)
    response = JsonResponse(
        data_of(found), status=200 if found.is_open else 410, json_dumps_params={"ensure_ascii": False}
    )
    patch_cache_control(response, no_cache=True)
    return response


def item_page(request: HttpRequest, found: VisibleItem, shown: Edition) -> HttpResponse:
    """The page of one edition; 410 with the tombstone when the item was withdrawn."""
    page = render_edition(found, shown)
    response = HttpResponse(
        enlarged(page) if is_large(request) else page, status=200 if found.is_open else 410
    )
    patch_cache_control(response, no_cache=True)
    return response
