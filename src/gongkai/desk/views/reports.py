"""年度报告: the list, a report with its figures open to their records, its files."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.desk.access import READERS, desk_view, member_of, refused
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.reports import OpenForm
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.report_cells import cell_view
from gongkai.desk.report_findings import findings_of
from gongkai.desk.report_steps import COUNTER, find, reports_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.organs.actors import Actor, Role
from gongkai.report import actions
from gongkai.report.building import build_of
from gongkai.report.export import export, file_name
from gongkai.report.models import AnnualReport
from gongkai.report.render.page import fragment


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    if request.method == "POST" and not actor.has(Role.CLERK):
        return refused(request, Role.CLERK)
    form, organ, reasons = OpenForm(posted(request)), member_of(request).organ, Reasons()
    if form.is_bound and form.is_valid():
        year = int(form.cleaned_data["year"])
        reasons = attempt(actions.open_report, organ, year, actor=actor)
        if not reasons:
            opened = AnnualReport.objects.get(organ=organ, year=year)
            return HttpResponseRedirect(reverse("desk:report", kwargs={"pk": opened.pk}))
    shown = reports_of(actor).summaries().select_related("organ", "item").order_by("-year", "organ_id")
    context = {"form": form if actor.has(Role.CLERK) else None, "reasons": reasons, "reports": shown[:200]}
    return page(request, "desk/reports.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def report(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    made = build_of(found)
    context = {
        "report": found,
        "title": made.title,
        # render.page escapes every text of the report.
        "body": mark_safe(fragment(made, link=cell_address(found))),  # noqa: S308
        "findings": findings_of(made),
        **COUNTER.rail(found, actor),
    }
    return page(request, "desk/report.html", context)


@desk_view(*READERS)
@require_safe
def report_cell(request: HttpRequest, actor: Actor, *, pk: int, code: str) -> HttpResponse:
    found = find(actor, pk)
    cell = cell_view(found, code)
    if cell is None:
        raise Http404
    return page(request, "desk/report_cell.html", {"report": found, "cell": cell})


@desk_view(*READERS)
@require_safe
def report_file(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    made = build_of(find(actor, pk))
    return file_response(export(made, suffix), file_name(made, suffix))


def cell_address(found: AnnualReport) -> Callable[[str], str]:
    return lambda code: reverse("desk:report_cell", kwargs={"pk": found.pk, "code": code})
