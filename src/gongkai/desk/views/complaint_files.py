"""附件 of a complaint: added by those who handle it, opened on the record, never by the organ that it is about."""

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.complaints import actions
from gongkai.complaints.permissions import HANDLERS
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.complaint_steps import address, find
from gongkai.desk.sealed_uploads import hand_out, take_in
from gongkai.organs.actors import Actor


@desk_view(*HANDLERS)
@require_POST
def complaint_add_files(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)

    def attach(name: str, content: bytes) -> object:
        return actions.attach_complaint_file(pk, actor=actor, name=name, content=content)

    take_in(request, attach)
    return HttpResponseRedirect(f"{address(found)}#files")


@desk_view(*READERS)
@require_POST
def complaint_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """The file as it came; never shown in the browser, whatever it is."""
    found = find(actor, pk)

    def opened() -> tuple[str, bytes]:
        file, content = actions.open_complaint_file(found.pk, file_id, actor=actor)
        return f"{found.number}_{file.name}", content

    return hand_out(request, opened, back=partial(address, found))
