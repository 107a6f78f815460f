"""依申请公开登记簿: every application with its filters, and the same as a table to take away."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications import actions
from gongkai.applications.models import Application, ApplicationQuerySet
from gongkai.casework.procedure import StepRefused
from gongkai.desk import application_export, application_filters, application_list
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.forms.application_export import ExportForm
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import address_with, posted
from gongkai.desk.register_filters import chosen_of
from gongkai.desk.sheet_stream import sheet_response
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.web import errors

Filters = application_filters.Filters
SHOWN = ("due", "state", "result")  # beside the text; the other drop-downs are folded


@desk_view(*READERS)
@require_safe
def applications(request: HttpRequest, actor: Actor) -> HttpResponse:
    filters, today = application_filters.filters_from(request), timezone.localdate()
    calendar = calendar_in(member_of(request).organ.calendar_region)
    found = narrowed(request, actor, filters)
    shown = page_of(request, found.only("submitted_at"), moment="submitted_at")
    records = application_list.records_of(shown.rows)
    choices = application_filters.choices_of(actor, filters)
    context = {
        "filters": filters,
        "lines": application_list.lines_of(records, on=today, calendar=calendar),
        "shown": shown,
        "count": None if filters.text else application_list.count_of(found),  # a text is looked for but once
        "choices": choices,
        "has_more": any(select.chosen for select in choices if select.name not in SHOWN) or filters.has_days,
        "by": [each for each in application_filters.BY.items() if each[0] != "received"],
        "chosen": [*chosen_of(request, choices, filters.text), *chosen_days(request, filters)],
        "query": request.GET.urlencode(),
        "own_organ": actor.organ_id,
        "several_organs": len(actor.organs_read) > 1,
        "may_key_in": actor.has(Role.CLERK),
        "may_export_identities": actor.has(Role.CLERK, Role.DIRECTOR),
        "today": today,
    }
    return page(request, "desk/applications.html", context)


def narrowed(request: HttpRequest, actor: Actor, filters: Filters) -> ApplicationQuerySet:
    calendar = calendar_in(member_of(request).organ.calendar_region)
    everything = Application.objects.visible_to(actor)
    return filters.apply(everything, on=timezone.localdate(), calendar=calendar)


def chosen_days(request: HttpRequest, filters: Filters) -> list[tuple[str, str]]:
    """What is narrowed by days and by what the report counts, each with the address that takes it away."""
    found = []
    if filters.period_label:
        found.append(
            (filters.period_label, address_with(request, since=None, until=None, year=None, by=None))
        )
    if filters.is_counted:
        found.append(("不含依决定重新办理的", address_with(request, counted=None)))
    return found


@desk_view(*READERS)
@require_safe
def applications_export(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """What is filtered, without a name, as XLSX."""
    found = narrowed(request, actor, application_filters.filters_from(request))
    if application_list.count_of(found) > application_export.MOST_ROWS:
        return errors.page(
            request,
            status=400,
            title="一次导出不了这么多",
            what=f"符合条件的申请超过 {application_export.MOST_ROWS:,} 件。",
            way_out="请按日期、科室等条件缩小范围，分几次导出。",
        )
    return sheet_response(
        f"依申请公开登记簿_{timezone.localdate():%Y%m%d}.xlsx",
        "依申请公开登记簿",
        application_export.widths(with_applicants=False),
        application_export.rows_of(found),
    )


@desk_view(Role.CLERK, Role.DIRECTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def identities_export(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The same of the own organ with who applied: asked for with a reason, and written down first."""
    filters = application_filters.filters_from(request)
    found = narrowed(request, actor, filters).filter(organ_id=actor.organ_id or 0)
    form = ExportForm(posted(request))
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        wanted = list(found.order_by("pk").values_list("pk", flat=True)[: actions.MOST_IDENTITIES + 1])
        try:
            identities = actions.export_identities(
                wanted, actor=actor, reason=form.cleaned_data["reason"], narrowed_to=request.GET.urlencode()
            )
            return sheet_response(
                f"依申请公开登记簿_含身份信息_{timezone.localdate():%Y%m%d}.xlsx",
                "依申请公开登记簿",
                application_export.widths(with_applicants=True),
                application_export.rows_of(found.filter(pk__in=identities), identities=identities),
            )
        except StepRefused as refusal:
            reasons = refusal.reasons
    context = {
        "form": form,
        "reasons": reasons,
        "count": application_list.count_of(found),
        "most": actions.MOST_IDENTITIES,
        "query": request.GET.urlencode(),
        "chosen": [
            *chosen_of(request, application_filters.choices_of(actor, filters), filters.text),
            *chosen_days(request, filters),
        ],
    }
    status = status_of(form, reasons)
    return page(request, "desk/application_identities.html", context, status=status)
