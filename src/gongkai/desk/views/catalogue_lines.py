"""The lines of a draft: added, changed, moved, ended, or taken over from a standard catalogue."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from gongkai.catalogue.comparison import compare
from gongkai.catalogue.lines import Line, lines_from, path_of
from gongkai.catalogue.models import CatalogueVersion
from gongkai.desk.access import desk_view
from gongkai.desk.catalogue_steps import COUNTER, address, find, page_of
from gongkai.desk.forms.catalogue import EndLine, LineForm, MoveLine, TakeRows
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import arguments_of, attempt
from gongkai.desk.views.catalogue import known_standard
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@desk_view(Role.CLERK)
@FORM_METHODS
def line_add(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """`?parent=` names the line below which the new one stands."""
    version = find(actor, pk)
    parent = request.GET.get("parent", "")
    above = _line(version, parent) if parent else None
    form = LineForm(posted(request), subject=version)
    where = f"在“{above.title}”之下" if above else "第一级"
    return _taken(request, actor, version, "add_heading", form, where, parent=parent)


@desk_view(Role.CLERK)
@FORM_METHODS
def line_change(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """`?code=` names the line; what an import could not read of it stands on top."""
    version = find(actor, pk)
    line = _line(version, request.GET.get("code", ""))
    form = LineForm(posted(request), subject=version, line=line)
    faults = [fault for fault in version.faults if fault["code"] == line.code]
    return _taken(
        request, actor, version, "change_heading", form, _path(version, line), faults=faults, code=line.code
    )


@desk_view(Role.CLERK)
@FORM_METHODS
def line_move(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    version = find(actor, pk)
    line = _line(version, request.GET.get("code", ""))
    form = MoveLine(posted(request), subject=version, line=line)
    return _taken(request, actor, version, "move_heading", form, _path(version, line), code=line.code)


@desk_view(Role.CLERK)
@FORM_METHODS
def line_end(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    version = find(actor, pk)
    line = _line(version, request.GET.get("code", ""))
    form = EndLine(posted(request), subject=version)
    return _taken(request, actor, version, "end_heading", form, _path(version, line), code=line.code)


@desk_view(Role.CLERK)
@FORM_METHODS
def rows_take(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """`?field=` names the standard catalogue."""
    version, told = find(actor, pk), known_standard(request.GET.get("field", ""))
    rows = compare(lines_from(version.lines), told)
    form = TakeRows(posted(request), subject=version, codes=[row.row.code for row in told_rows(rows)])
    context = {"standard": told, "rows": rows, "ticked": request.POST.getlist("rows")}
    return _taken(
        request,
        actor,
        version,
        "take_standard_rows",
        form,
        told.label,
        template="desk/standard_take.html",
        context=context,
        field=told.code,
    )


def told_rows(rows: Any) -> list[Any]:
    """Rows that there is something to take over from."""
    return [row for row in rows if row.verdict != "same"]


def _line(version: CatalogueVersion, code: str) -> Line:
    for line in lines_from(version.lines):
        if line.code == code:
            return line
    raise Http404


def _path(version: CatalogueVersion, line: Line) -> str:
    return " / ".join(path_of(line, {each.code: each for each in lines_from(version.lines)}))


def _taken(
    request: HttpRequest,
    actor: Actor,
    version: CatalogueVersion,
    verb: str,
    form: BaseForm,
    where: str,
    *,
    template: str = "desk/version_line.html",
    context: dict[str, Any] | None = None,
    faults: Any = (),
    **about: str,
) -> HttpResponse:
    """Take the step where the form is right; else its page, with everything that was typed."""
    step = page_of(verb)
    closed = COUNTER.why_not(step, version, actor)
    reasons = closed
    if form.is_bound and form.is_valid() and not closed:
        reasons = attempt(step.action, version.pk, actor=actor, **about, **arguments_of(form))  # type: ignore[arg-type]
        if not reasons:
            messages.success(request, step.done)
            return HttpResponseRedirect(address(version))
    told = {
        "subject": version,
        "step": COUNTER.procedure.step(verb),
        "back": address(version),
        "form": form,
        "where": where,
        "faults": faults,
        "reasons": reasons,
        "is_closed": bool(closed),
        **(context or {}),
    }
    return page(request, template, told, status=status_of(form, reasons))
