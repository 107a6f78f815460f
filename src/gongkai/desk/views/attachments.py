"""附件 of an item: uploaded, looked at, taken off; the public file for anybody, the original on the record."""

from collections.abc import Iterator
from urllib.parse import quote

from django.contrib import messages
from django.core.files import File
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.attachment_lines import lines_of
from gongkai.desk.item_steps import COUNTER, find
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import attempt
from gongkai.items import actions, sealed_files
from gongkai.items.choices import State
from gongkai.items.media import AUDIO, VIDEO
from gongkai.items.models import Attachment, Item
from gongkai.items.scanned_content import safe
from gongkai.organs.actors import Actor
from gongkai.web.uploads import files_too_large

# What a browser shows by itself and cannot run.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", *VIDEO, *AUDIO})


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_files(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = find(actor, pk)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        reasons = tuple(
            _taken_off(request, item, actor)
            or _described(request, item, actor)
            or _added(request, item, actor)
        )
        if not reasons:
            return HttpResponseRedirect(request.path)
    is_public = item.state == State.PUBLISHED
    context = {
        "item": item,
        "is_public": is_public,
        "standing": lines_of(item.attachments.standing()),
        "proposed": lines_of(item.attachments.proposed()),
        "reasons": reasons,
        "closed": COUNTER.procedure.why_not("propose_revision" if is_public else "amend", item, actor),
        "works_here": actor.works_in(item.organ_id),
    }
    return page(request, "desk/item_files.html", context, status=REFUSED if reasons else 200)


def _taken_off(request: HttpRequest, item: Item, actor: Actor) -> Iterator[str] | tuple[str, ...]:
    chosen = request.POST.get("remove", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        return ()
    reasons = attempt(actions.detach, item.pk, int(chosen), actor=actor)
    if not reasons:
        messages.success(request, "附件已移除。")
    return reasons


def _described(request: HttpRequest, item: Item, actor: Actor) -> tuple[str, ...]:
    chosen = request.POST.get("describe", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        return ()
    words = request.POST.get("words", "")
    reasons = attempt(actions.describe_attachment, item.pk, int(chosen), words=words, actor=actor)
    if not reasons:
        messages.success(request, "图片说明已保存。")
    return reasons


def _added(request: HttpRequest, item: Item, actor: Actor) -> Iterator[str]:
    """One file after the other: of those that were taken it is said so, of the others why not."""
    files = request.FILES.getlist("files")
    large = files_too_large(request)
    if request.POST.get("remove") or request.POST.get("describe"):
        return
    if not files and not large:
        yield "没有选择文件：请先选择要上传的文件"
    for name in large:
        yield f"“{safe(name)}”超过 50 MB：请压缩或拆分后再上传"
    for file in files:
        yield from attempt(_attach, request, item, file, actor)


def _attach(request: HttpRequest, item: Item, file: "File[bytes]", actor: Actor) -> None:
    made = actions.attach(item.pk, name=file.name or "", content=file.read(), actor=actor)
    messages.success(request, f"已添加“{safe(made.name)}”。")


@desk_view(*READERS)
@require_safe
def item_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """The public file as the public would get it."""
    file = _file(find(actor, pk), file_id)
    content = _read(file.rendition)
    kind = file.media_type.partition(";")[0]
    shows = kind in SHOWN and "download" not in request.GET
    return _download(content, file.name, file.media_type if shows else "", shows=shows)


@desk_view(*READERS)
@require_POST
def item_file_original(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """What was uploaded, with everything that is hidden in it; who opened it stands in the entries."""
    item = find(actor, pk)
    _file(item, file_id)
    try:
        file, content = actions.open_original(item.pk, file_id, actor=actor)
    except StepRefused as refusal:
        messages.warning(request, f"{refusal}。")
        return HttpResponseRedirect("../../")
    except sealed_files.SealedFileMissing as missing:
        messages.warning(request, str(missing))
        return HttpResponseRedirect("../../")
    return _download(content, f"原件_{file.original_name}", "", shows=False)


def _file(item: Item, file_id: int) -> Attachment:
    file = item.attachments.filter(pk=file_id).defer("text").first()
    if file is None:
        raise Http404
    return file


def _read(digest: str) -> bytes:
    try:
        return sealed_files.read(digest)
    except sealed_files.SealedFileMissing:
        raise Http404 from None


def _download(content: bytes, name: str, media_type: str, *, shows: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type or "application/octet-stream")
    way = "inline" if shows else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
