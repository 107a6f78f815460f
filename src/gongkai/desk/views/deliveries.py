"""送交查阅场所: the list of a quarter as a file, and what was handed over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.channels import actions
from gongkai.channels.delivery_list import lines_of, title_of, workbook
from gongkai.channels.delivery_sheet import lines_in, render_pdf
from gongkai.channels.models import Delivery
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.channels import DeliveryForm
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor, Role

PDF = "pdf"


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def deliveries(request: HttpRequest, actor: Actor) -> HttpResponse:
    organ = member_of(request).organ
    form = DeliveryForm.of_last_quarter(parameters.posted(request), today=timezone.localdate())
    reasons: Reasons = ()
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.record_delivery, organ, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "送交已记录。")
            return HttpResponseRedirect(request.path)
    found = Delivery.objects.filter(organ_id__in=actor.organs_read)
    context = {
        "form": form,
        "reasons": reasons,
        "shown": page_of(request, found, moment="recorded_at"),
        "may_record": actor.has(Role.CLERK),
        "initial": form.initial,
    }
    return page(request, "desk/deliveries.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def delivery_list(request: HttpRequest, actor: Actor, *, suffix: str) -> HttpResponse:
    """The list as it is now; `?year=` and `?quarter=`."""
    _demand_format(suffix)
    year, quarter = parameters.number(request, "year"), parameters.number(request, "quarter")
    if year is None or not 2008 <= year <= timezone.localdate().year or quarter not in (1, 2, 3, 4):
        raise Http404
    organ = member_of(request).organ
    lines, name = lines_of(organ, year, quarter), f"{organ.short_name}_送交清单_{year}年第{quarter}季度"
    if suffix == PDF:
        return file_response(render_pdf(title_of(organ.name, year, quarter), lines), f"{name}.pdf")
    return file_response(workbook(organ, year, quarter, lines), f"{name}.xlsx")


@desk_view(*READERS)
@require_safe
def delivery_file(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    """The list as it was handed over."""
    _demand_format(suffix)
    mine = Delivery.objects.filter(organ_id__in=actor.organs_read).select_related("organ")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        content = sealed_files.read(found.file)
    except sealed_files.SealedFileMissing as missing:
        raise Http404(str(missing)) from None
    if suffix == PDF:
        title = title_of(found.organ.name, found.year, found.quarter)
        return file_response(render_pdf(title, lines_in(content)), f"送交清单_{found}.pdf")
    return file_response(content, f"送交清单_{found}.xlsx")


def _demand_format(suffix: str) -> None:
    if suffix not in ("xlsx", PDF):
        raise Http404
