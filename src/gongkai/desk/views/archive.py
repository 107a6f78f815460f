"""归档: what is to be filed and what may go, one case on its shelf, its bundle on the record, and its check."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.archive import actions
from gongkai.archive.models import CaseFile
from gongkai.archive.retention import label_of, retention
from gongkai.archive.verification import Finding, verified
from gongkai.archive.worklist import over, waiting
from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.archive_steps import COUNTER, address_of, find
from gongkai.desk.downloads import file_response
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import REFUSED, page
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.organs.actors import Actor

FEW = 20


@desk_view(*READERS)
@require_safe
def case_files(request: HttpRequest, actor: Actor) -> HttpResponse:
    today, organ_id = timezone.localdate(), member_of(request).organ_id
    filed = CaseFile.objects.visible_to(actor).select_related("application__organ", "made_by")
    context = {
        "waiting": waiting(organ_id, today)[:FEW],
        "waiting_count": waiting(organ_id, today).count(),
        "over": over(organ_id, today)[:FEW],
        "shown": page_of(request, filed.defer("application__identity", "contents"), moment="made_at"),
        "retention": retention(),
        "address_of": address_of,
    }
    return page(request, "desk/case_files.html", context)


@desk_view(*READERS)
@require_safe
def case_file(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, pk)


@desk_view(*READERS)
@require_POST
def case_file_check(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Made once more and compared; nothing of it is shown."""
    shelf = find(actor, pk)
    if shelf.file is None or shelf.state == "destroyed":
        raise Http404
    shelf.file.application = shelf.application
    return _shown(request, actor, pk, findings=verified(shelf.file))


@desk_view(*READERS)
@require_POST
def case_file_bundle(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The sealed bundle of a version, on the record."""
    found = CaseFile.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        file, content = actions.open_case_file(pk, actor=actor)
    except (StepRefused, SealedFileMissing) as problem:
        reasons = getattr(problem, "reasons", (str(problem),))
        return _shown(request, actor, found.application_id, problem="；".join(reasons))
    application = file.application
    return file_response(
        content, f"{application.organ.short_name}_案卷_{application.number}_第{file.version}版.pdf"
    )


def _shown(
    request: HttpRequest, actor: Actor, pk: int, *, findings: Sequence[Finding] = (), problem: str = ""
) -> HttpResponse:
    shelf = find(actor, pk)
    context = {
        "shelf": shelf,
        "application": shelf.application,
        "news": shelf.news(),
        "retention": label_of(shelf.file.retention) if shelf.file else "",
        "offers": COUNTER.offers(shelf, actor),
        "awaits": COUNTER.awaits(shelf),
        "may_open": COUNTER.procedure.permissions["open_case_file"](actor, shelf) is None
        and shelf.state != "destroyed",
        "findings": findings,
        "problem": problem,
    }
    return page(request, "desk/case_file.html", context, status=REFUSED if problem else 200)
