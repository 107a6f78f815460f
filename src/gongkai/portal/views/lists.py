"""名单: the pages of a whole list, and the list to take away."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from gongkai.portal import parameters
from gongkai.portal.columns import address_of, column_of_kind
from gongkai.portal.file_answers import file_answer
from gongkai.portal.file_names import download_name
from gongkai.portal.item_page import AFTERWARDS, absolute, address_of_item, list_in
from gongkai.portal.lists.asked import asked, demand_page
from gongkai.portal.lists.drawing import page_of_rows
from gongkai.portal.lists.files import FORMATS, file_of
from gongkai.portal.page_files import forget
from gongkai.portal.views.items import item_page
from gongkai.portal.visible_item import VisibleItem, standing, visible_item
from gongkai.web import errors


@login_not_required
@require_safe
def rows(request: HttpRequest, index_number: str) -> HttpResponse:
    """The list of the latest edition, filtered, sorted, a page at a time; gone with the item or its names."""
    found = visible_item(index_number)
    if not found.is_open:
        return item_page(request, found, found.latest)
    read = list_in(found.latest)
    if read is None:
        raise Http404
    if not read.texts:
        return _names_gone(request, found, read.table.afterwards)
    wanted = asked(request, read)
    address = address_of_item(found.item)
    drawn = page_of_rows(found.item, read, wanted, base=f"{address}rows/")
    demand_page(wanted, drawn.count)
    column = column_of_kind(found.item.kind)
    context = {
        "column": column,
        "column_address": address_of(column),
        "item": found.item,
        "edition": found.latest,
        "address": address,
        "list": drawn,
        "list_files": [(kind.label, f"{address}list.{suffix}") for suffix, kind in FORMATS.items()],
    }
    response = render(request, "portal/list_print.html" if wanted.is_print else "portal/list.html", context)
    patch_cache_control(response, no_cache=True)
    return response


@login_not_required
@require_safe
def list_file(request: HttpRequest, index_number: str, suffix: str) -> HttpResponseBase:
    """The list as a file of that format; asked of the record first, whatever files there may be."""
    if suffix not in FORMATS:
        raise Http404
    parameters.read(request, ())
    found = visible_item(index_number)
    if not found.is_open:
        return item_page(request, found, found.latest)
    before = standing(found.item)
    read = list_in(found.latest)
    if read is None:
        raise Http404
    if not read.texts:
        return _names_gone(request, found, read.table.afterwards)
    path = file_of(
        found.item, found.latest, suffix, address=absolute(address_of_item(found.item)) or request.path
    )
    if standing(found.item) != before:  # withdrawn while it was made
        forget(found.item)
        return list_file(request, index_number, suffix)
    state = path.stat()
    return file_answer(
        request,
        path,
        name=download_name(found.item, found.latest, suffix),
        media_type=FORMATS[suffix].media_type,
        tag=f"{found.latest.pk}-{state.st_mtime_ns:x}-{state.st_size:x}",
    )


def _names_gone(request: HttpRequest, found: VisibleItem, afterwards: str) -> HttpResponse:
    """A list that gave way to its summary."""
    what = AFTERWARDS.get(afterwards, "名单已不再公开")  # type: ignore[call-overload]
    return errors.page(
        request,
        status=410,
        title="这份名单不再逐行公开",
        what=f"公示期已结束，{what}。",
        way_out=f"请查看信息页：{address_of_item(found.item)}",
    )
