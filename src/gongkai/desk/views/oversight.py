"""办理监督: the authority's view over all organs that it reads."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.desk.access import desk_view, member_of
from gongkai.desk.application_statistics import Period
from gongkai.desk.downloads import file_response
from gongkai.desk.figure_tables import FigureTable, workbook
from gongkai.desk.oversight_board import tables_of
from gongkai.desk.pages import page
from gongkai.desk.register_filters import Select
from gongkai.desk.tables import csv_response
from gongkai.desk.views.application_statistics import period_in
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.oversight import figures
from gongkai.oversight.scope import Scope


@desk_view(Role.AUTHORITY)
@require_safe
def oversight(request: HttpRequest, actor: Actor) -> HttpResponse:
    period = year_in(request)
    years = tuple((str(year), f"{year} 年") for year in figures.years(actor.organs_read))
    context = {
        "period": period,
        "select": Select("year", "年份", years, str(period.year)),
        "tables": tables(request, actor, period),
        "count": len(actor.organs_read),
        "today": timezone.localdate(),
        "query": request.GET.urlencode(),
    }
    return page(request, "desk/oversight.html", context)


@desk_view(Role.AUTHORITY)
@require_safe
def oversight_workbook(request: HttpRequest, actor: Actor) -> HttpResponse:
    period, organ = year_in(request), member_of(request).organ
    source = f"{organ.name}　{period.label}　{timezone.localdate():%Y-%m-%d} 统计"
    content = workbook("依申请公开办理监督", source, tables(request, actor, period))
    return file_response(content, f"{organ.short_name}_依申请公开办理监督_{period.year}年.xlsx")


@desk_view(Role.AUTHORITY)
@require_safe
def oversight_table(request: HttpRequest, actor: Actor, *, code: str) -> HttpResponseBase:
    """One table as CSV."""
    period = year_in(request)
    for table in tables(request, actor, period):
        if table.code == code:
            return csv_response(f"办理监督_{table.title}_{period.year}年.csv", table.rows)
    raise Http404


def year_in(request: HttpRequest) -> Period:
    """One year, this one where none is asked for."""
    return Period(period_in(request).year or timezone.localdate().year)


def tables(request: HttpRequest, actor: Actor, period: Period) -> list[FigureTable]:
    calendar = calendar_in(member_of(request).organ.calendar_region)
    scope = Scope(actor.organs_read, period.since, period.until)
    return tables_of(scope, period, on=timezone.localdate(), calendar=calendar)
