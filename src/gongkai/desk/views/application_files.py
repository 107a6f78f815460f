"""附件 of an application: added later by a clerk, opened on the record."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.applications import actions, identity
from gongkai.applications.choices import FileRole
from gongkai.applications.form_sheets import filled_form
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.application_steps import address, find
from gongkai.desk.downloads import file_response
from gongkai.desk.sealed_uploads import hand_out, take_in
from gongkai.organs.actors import Actor, Role


@desk_view(*READERS)
@require_POST
def application_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """The file as it came; never shown in the browser, whatever it is."""
    found = find(actor, pk)

    def opened() -> tuple[str, bytes]:
        file, content = actions.open_file(found.pk, file_id, actor=actor)
        return f"{found.number}_{file.name}", content

    return hand_out(request, opened, back=partial(address, found))


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
    found, role = find(actor, pk), request.POST.get("role", FileRole.OTHER)

    def attach(name: str, content: bytes) -> object:
        return actions.attach_file(found.pk, actor=actor, role=role, name=name, content=content)

    take_in(request, attach)
    return HttpResponseRedirect(address(found))
