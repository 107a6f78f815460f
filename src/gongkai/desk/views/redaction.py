"""遮盖: boxes over the pages of a file, as it is and as it will be."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.applications import actions
from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.grounds import REDACTION_GROUNDS
from gongkai.applications.models import Holding
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import HOLDING
from gongkai.casework.procedure import StepRefused
from gongkai.desk import parameters
from gongkai.desk.access import desk_view
from gongkai.desk.downloads import file_response, sealed_response
from gongkai.desk.holding_lines import warnings_of
from gongkai.desk.pages import INVALID, REFUSED, page
from gongkai.desk.redaction_form import RedactionForm
from gongkai.desk.steps import attempt
from gongkai.desk.views.holdings import WORKERS, find_holding
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor
from gongkai.privacy.passages import Unreadable
from gongkai.redaction import Mark, page_picture, redacted


@desk_view(*WORKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def holding_redaction(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The boxes, to be drawn, found, accepted and saved; what was found is only kept when it is saved."""
    holding = find_holding(actor, pk)
    closed = HOLDING.why_not("redact", holding.application, actor)
    if closed and request.method != "POST":
        return HttpResponseRedirect(reverse("desk:holding_compare", kwargs={"pk": pk}))
    looked_at(holding, actor)
    form = RedactionForm(parameters.posted(request), holding)
    reasons = closed
    if form.is_sent and not closed and not form.faults and form.wants_saving:
        reasons = attempt(actions.redact, pk, actor=actor, marks=form.marks)
        if not reasons:
            messages.success(request, f"已保存，共遮盖 {len(form.marks)} 处。")
            leads_on = request.POST.get("what") == "done"
            address = "desk:application_holdings" if leads_on else "desk:holding_redaction"
            return HttpResponseRedirect(
                reverse(address, kwargs={"pk": holding.application_id if leads_on else pk})
            )
    context = {
        **_about(holding),
        "form": form,
        "reasons": (*reasons, *form.faults),
        "grounds": REDACTION_GROUNDS.items(),
    }
    status = REFUSED if reasons else INVALID if form.faults else 200
    return page(request, "desk/redaction.html", context, status=status)


@desk_view(*WORKERS)
@require_safe
def holding_compare(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Each page as it is and as it will be, side by side: what the reviewer and the signer read."""
    holding = find_holding(actor, pk)
    looked_at(holding, actor)
    context = {
        **_about(holding),
        "redactions": list(holding.redactions.all()),
        "labels": REDACTION_GROUNDS,
        "warnings": warnings_of(holding),
        "closed": HOLDING.why_not("redact", holding.application, actor),
        "may_open": PERMISSIONS["open_original"](actor, holding.application) is None and holding.original,
    }
    return page(request, "desk/redaction_compare.html", context)


@desk_view(*WORKERS)
@require_safe
def holding_page(request: HttpRequest, actor: Actor, *, pk: int, number: int) -> HttpResponse:
    """One page as a picture; with `result` its boxes are burnt in, as in the file that will be made."""
    holding = find_holding(actor, pk)
    is_result = "result" in request.GET and _takes_out(holding)
    if not is_result:
        actions.look_at_pages(pk, actor=actor, pages=[number])
    marks = _marks(holding) if is_result else []
    try:
        picture = page_picture(sealed_files.read(holding.working), number, marks)
    except (LookupError, sealed_files.SealedFileMissing, Unreadable):
        raise Http404 from None
    response = HttpResponse(picture, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@desk_view(*WORKERS)
@require_safe
def holding_preview(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The PDF as it would be made now; without a box it is the pages as they are."""
    holding = find_holding(actor, pk)
    if not _takes_out(holding):
        looked_at(holding, actor)
    try:
        made = redacted(sealed_files.read(holding.working), _marks(holding))
    except (sealed_files.SealedFileMissing, Unreadable):
        raise Http404 from None
    return file_response(made.content, f"预览_{holding.name}.pdf")


@desk_view(*WORKERS)
@require_POST
def holding_original(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The file as it came, on the record; never shown in the browser."""
    holding = find_holding(actor, pk)
    try:
        name, content = actions.open_original(pk, actor=actor)
    except (StepRefused, sealed_files.SealedFileMissing) as problem:
        messages.warning(request, str(problem))
        return HttpResponseRedirect(reverse("desk:holding_compare", kwargs={"pk": pk}))
    return sealed_response(content, f"{holding.application.number}_原件_{name}")


def looked_at(holding: Holding, actor: Actor) -> None:
    """All its pages are about to be shown as they are."""
    actions.look_at_pages(holding.pk, actor=actor, pages=range(1, holding.pages + 1))


def _takes_out(holding: Holding) -> bool:
    return holding.disposition == Disposition.PARTLY and bool(holding.redactions.all())


def _marks(holding: Holding) -> list[Mark]:
    return [redaction.mark for redaction in holding.redactions.all()]


def _about(holding: Holding) -> dict[str, Any]:
    return {
        "holding": holding,
        "application": holding.application,
        "pages": [
            (number, round(width), round(height))
            for number, (width, height) in enumerate(holding.sizes, start=1)
        ],
    }
