"""附件 of an item, as the public gets them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from gongkai.items.sealed_files import SealedFileMissing
from gongkai.portal import parameters
from gongkai.portal.attached_files import copy_of, files_of_edition
from gongkai.portal.file_answers import file_answer
from gongkai.portal.page_files import folder_of, forget
from gongkai.portal.views.items import item_page
from gongkai.portal.visible_item import standing, visible_item
from gongkai.web import errors


@login_not_required
@require_safe
def attachment(request: HttpRequest, index_number: str, position: int, name: str) -> HttpResponseBase:
    """A file of the latest edition; 410 with the tombstone when the item was withdrawn."""
    parameters.read(request, ())
    found = visible_item(index_number)
    if not found.is_open:
        return item_page(request, found, found.latest)
    before = standing(found.item)
    file = next((each for each in files_of_edition(found.latest) if each.position == position), None)
    folder = folder_of(index_number)
    if file is None or folder is None or file.name != name:
        raise Http404
    try:
        path = copy_of(folder, file)
    except SealedFileMissing:
        return errors.page(
            request,
            status=503,
            title="这个附件暂时不能下载",
            way_out="请稍后再试；多次出现请联系发布机构。",
        )
    if standing(found.item) != before:  # withdrawn while it was copied
        forget(found.item)
        return attachment(request, index_number, position, name)
    return file_answer(request, path, name=file.name, media_type=file.media_type, tag=file.digest[:32])
