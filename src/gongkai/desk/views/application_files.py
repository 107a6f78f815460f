"""附件 of an application: added later by a clerk, opened on the record."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.applications import actions, identity
from gongkai.applications.attached import MOST_BYTES
from gongkai.applications.attached.places import AttachedFileMissing
from gongkai.applications.choices import FileRole
from gongkai.applications.form_sheets import filled_form
from gongkai.applications.models import ApplicationFile
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.application_steps import address, find
from gongkai.desk.downloads import file_response, sealed_response
from gongkai.organs.actors import Actor, Role


@desk_view(*READERS)
@require_POST
def application_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """The file as it came; never shown in the browser, whatever it is."""
    found = find(actor, pk)
    try:
        file, content = actions.open_file(found.pk, file_id, actor=actor)
    except ApplicationFile.DoesNotExist:
        raise Http404 from None
    except (StepRefused, AttachedFileMissing) as problem:
        messages.warning(request, str(problem))
        return HttpResponseRedirect(address(found))
    return sealed_response(content, f"{found.number}_{file.name}")


@desk_view(*READERS)
@require_POST
def application_form_pdf(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The application form filled in, to be signed by the applicant; looking up who it is is written down."""
    found = find(actor, pk)
    try:
        details = identity.look(found, actor)
    except (StepRefused, DetailsUnreadable) as problem:
        messages.warning(request, str(problem))
        return HttpResponseRedirect(address(found))
    return file_response(filled_form(found, details), f"{found.organ.short_name}_申请表_{found.number}.pdf")


@desk_view(Role.CLERK)
@require_POST
def application_add_file(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    chosen = request.FILES.getlist("files")
    if not chosen:
        messages.warning(request, "没有选择文件：请先选择要添加的附件。")
    for file in chosen:
        role, name = request.POST.get("role", FileRole.OTHER), file.name or ""
        try:
            made = actions.attach_file(
                found.pk, actor=actor, role=role, name=name, content=file.read(MOST_BYTES + 1)
            )
            messages.success(request, f"已添加附件“{made.name}”。")
        except StepRefused as refusal:
            messages.warning(request, "；".join(refusal.reasons))
    return HttpResponseRedirect(address(found))
