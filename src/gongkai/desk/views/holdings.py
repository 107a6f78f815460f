"""提供的信息: files picked from the register or uploaded, how much of each is given, and the files as they leave."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications import actions
from gongkai.applications.choices import Disposition
from gongkai.applications.models import Application, Holding
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import HOLDING
from gongkai.desk import parameters
from gongkai.desk.access import desk_view
from gongkai.desk.application_steps import find
from gongkai.desk.downloads import sealed_response
from gongkai.desk.holding_lines import lines_of
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.reply_items import found_by, likely
from gongkai.desk.steps import attempt
from gongkai.items import sealed_files
from gongkai.items.grounds import GROUNDS
from gongkai.items.scanned_content import safe
from gongkai.organs.actors import Actor, Role
from gongkai.web.uploads import files_too_large

WORKERS = (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


@desk_view(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def application_holdings(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    if PERMISSIONS["look_at_holding"](actor, found):
        raise Http404
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        reasons = tuple(_done(request, found, actor))
        if not reasons:
            return HttpResponseRedirect(request.get_full_path())
    typed = parameters.text(request, "find")
    closed = HOLDING.why_not("hold", found, actor)
    context = {
        "application": found,
        "lines": lines_of(found),
        "reasons": reasons,
        "closed": closed,
        "typed": typed,
        "candidates": [] if closed else found_by(found, typed) if typed else likely(found),
        "dispositions": Disposition.choices,
        "grounds": GROUNDS.items(),
    }
    return page(request, "desk/holdings.html", context, status=REFUSED if reasons else 200)


def _done(request: HttpRequest, found: Application, actor: Actor) -> Iterator[str]:
    """What the pressed button asks for; reasons why it was not done."""
    said = request.POST
    if said.get("pick"):
        yield from attempt(actions.hold_item, found.pk, actor=actor, item_id=_number(said["pick"]))
    elif said.get("decide"):
        stated = {"disposition": said.get("disposition", ""), "ground": said.get("ground", "")}
        yield from attempt(actions.decide_holding, _mine(found, said["decide"]).pk, actor=actor, **stated)
    elif said.get("drop"):
        yield from attempt(actions.drop_holding, _mine(found, said["drop"]).pk, actor=actor)
    else:
        yield from _uploaded(request, found, actor)


def _uploaded(request: HttpRequest, found: Application, actor: Actor) -> Iterator[str]:
    """One file after the other: those that were taken stay."""
    files, large = request.FILES.getlist("files"), files_too_large(request)
    if not files and not large:
        yield "没有选择文件：请先选择要上传的文件"
    for name in large:
        yield f"“{safe(name)}”超过 50 MB：请压缩或拆分后再上传"
    for file in files:
        reasons = attempt(actions.hold_file, found.pk, actor=actor, name=file.name or "", content=file.read())
        yield from reasons
        if not reasons:
            messages.success(request, f"已上传“{safe(file.name or '')}”。")


def _number(written: str) -> int:
    if not written.isascii() or not written.isdecimal() or len(written) > 18:
        raise Http404
    return int(written)


def _mine(found: Application, written: str) -> Holding:
    holding = found.holdings.filter(pk=_number(written)).first()
    if holding is None:
        raise Http404
    return holding


@desk_view(*WORKERS)
@require_safe
def holding_result(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The file as the applicant gets it, for printing; there is none before signature."""
    holding = find_holding(actor, pk)
    if not holding.result:
        raise Http404
    try:
        return sealed_response(sealed_files.read(holding.result), holding.result_name)
    except sealed_files.SealedFileMissing:
        raise Http404 from None


def find_holding(actor: Actor, pk: int) -> Holding:
    """The file with its application and redactions, for those who work on it; 404 for everybody else."""
    found = Holding.objects.visible_to(actor).select_related("application__organ", "application__reply")
    holding = found.prefetch_related("redactions").filter(pk=pk).first()
    if holding is None or PERMISSIONS["look_at_holding"](actor, holding.application):
        raise Http404
    return holding
