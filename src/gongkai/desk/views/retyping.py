"""更正录入: what was keyed in is opened on the record, put right, and what has still to be looked at is said."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions, identity
from gongkai.applications.models import Application
from gongkai.desk.access import desk_view
from gongkai.desk.application_steps import COUNTER, RETYPE, address, find
from gongkai.desk.forms.retyping import RetypeForm, initial_from
from gongkai.desk.looks import after_look
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import Reasons, taken, warnings_of
from gongkai.organs.actors import Actor


@desk_view(*RETYPE.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def application_retype(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """GET shows nothing of the applicant; the button opens it, and writes down who looked."""
    found = find(actor, pk)
    closed = COUNTER.why_not(RETYPE, found, actor)
    said = posted(request)
    if said is None or (closed and said.get("what") == "open"):
        return _page(request, found, None, closed)
    if said.get("what") == "open":
        return _opened(request, actor, found)
    form, reasons = RetypeForm(said, subject=found), closed
    if not closed and form.is_valid():
        done, reasons = taken(actions.retype, pk, actor=actor, **form.arguments())
        if not reasons:
            messages.success(request, RETYPE.done)
            for warning in warnings_of(done):
                messages.warning(request, warning)
            return HttpResponseRedirect(address(found))
    return _page(request, found, form, reasons)


def _opened(request: HttpRequest, actor: Actor, found: Application) -> HttpResponse:
    def shown(*, looked: object = None, problem: str = "") -> HttpResponse:
        if problem:
            return _page(request, found, None, (problem,))
        return _page(request, found, RetypeForm(subject=found, initial=initial_from(found)), ())

    return after_look(lambda: identity.look(found, actor), shown)


def _page(
    request: HttpRequest, found: Application, form: RetypeForm | None, reasons: Reasons
) -> HttpResponse:
    context = {
        "application": found,
        "form": form,
        "reasons": reasons,
        "step": COUNTER.procedure.step(RETYPE.verb),
        "back": address(found),
    }
    status = status_of(form, reasons) if form is not None else REFUSED if reasons else 200
    return page(request, "desk/retype.html", context, status=status)
