"""附件 of a complaint: added by those who handle it, opened on the record, never by the organ that it is about."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.applications.attached import MOST_BYTES
from gongkai.applications.attached.places import AttachedFileMissing
from gongkai.casework.procedure import StepRefused
from gongkai.complaints import actions
from gongkai.complaints.models import ComplaintFile
from gongkai.complaints.permissions import HANDLERS
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.complaint_steps import address, find
from gongkai.desk.downloads import sealed_response
from gongkai.desk.steps import attempt
from gongkai.organs.actors import Actor


@desk_view(*HANDLERS)
@require_POST
def complaint_add_files(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    chosen = request.FILES.getlist("files")
    if not chosen:
        messages.warning(request, "没有选择文件：请先选择要添加的附件。")
    for file in chosen:
        name, content = file.name or "", file.read(MOST_BYTES + 1)
        reasons = attempt(actions.attach_complaint_file, pk, actor=actor, name=name, content=content)
        if reasons:
            messages.warning(request, f"“{name}”没有添加：{'；'.join(reasons)}")
        else:
            messages.success(request, f"已添加附件“{name}”。")
    return HttpResponseRedirect(f"{address(found)}#files")


@desk_view(*READERS)
@require_POST
def complaint_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """The file as it came; never shown in the browser, whatever it is."""
    found = find(actor, pk)
    try:
        file, content = actions.open_complaint_file(found.pk, file_id, actor=actor)
    except ComplaintFile.DoesNotExist:
        raise Http404 from None
    except (StepRefused, AttachedFileMissing) as problem:
        messages.warning(request, str(problem))
        return HttpResponseRedirect(address(found))
    return sealed_response(content, f"{found.number}_{file.name}")
