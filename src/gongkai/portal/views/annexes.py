"""附表 to take away: the tables of an item as a workbook."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from gongkai.portal import parameters
from gongkai.portal.annexes import file_of
from gongkai.portal.file_answers import file_answer
from gongkai.portal.file_names import download_name
from gongkai.portal.item_page import absolute, address_of_item
from gongkai.portal.lists.files import FORMATS
from gongkai.portal.page_files import forget
from gongkai.portal.views.items import item_page
from gongkai.portal.visible_item import standing, visible_item

XLSX = "xlsx"


@login_not_required
@require_safe
def annex_file(request: HttpRequest, index_number: str) -> HttpResponseBase:
    """The tables of the latest edition; asked of the record first, whatever files there may be."""
    parameters.read(request, ())
    found = visible_item(index_number)
    if not found.is_open:
        return item_page(request, found, found.latest)
    before = standing(found.item)
    try:
        path = file_of(
            found.item, found.latest, address=absolute(address_of_item(found.item)) or request.path
        )
    except LookupError:
        raise Http404 from None
    if standing(found.item) != before:  # withdrawn while it was made
        forget(found.item)
        return annex_file(request, index_number)
    state = path.stat()
    return file_answer(
        request,
        path,
        name=download_name(found.item, found.latest, XLSX),
        media_type=FORMATS[XLSX].media_type,
        tag=f"{found.latest.pk}-{state.st_mtime_ns:x}-{state.st_size:x}",
    )
