"""办理统计: the page and the same tables as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.application_statistics import Period, tables_of
from gongkai.desk.downloads import file_response
from gongkai.desk.figure_tables import FigureTable, workbook
from gongkai.desk.pages import page
from gongkai.desk.register_filters import Select
from gongkai.desk.tables import csv_response
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ
from gongkai.oversight import figures
from gongkai.oversight.scope import Scope
from gongkai.web.errors import BadParameter

ALL = "all"
MONTHS = tuple((str(month), f"{month} 月") for month in range(1, 13))


@desk_view(*READERS)
@require_safe
def statistics(request: HttpRequest, actor: Actor) -> HttpResponse:
    period, organs, chosen = period_in(request), organs_of(actor), organ_in(request, actor)
    years = figures.years(scope_of(actor, chosen, Period(None)).organ_ids)
    selects = [
        Select(
            "year",
            "年份",
            tuple((str(each), f"{each} 年") for each in years),
            str(period.year or ""),
        ),
        Select("month", "月份", MONTHS if period.year else (), str(period.month or "")),
        Select("organ", "机关", organs if len(organs) > 1 else (), str(chosen or "")),
    ]
    context = {
        "period": period,
        "selects": [select for select in selects if select.options],
        "tables": tables(request, actor),
        "several": len(actor.organs_read) > 1 and not chosen,
        "organ": dict(organs).get(str(chosen), "") or member_of(request).organ.short_name,
        "query": request.GET.urlencode(),
    }
    return page(request, "desk/application_statistics.html", context)


@desk_view(*READERS)
@require_safe
def statistics_workbook(request: HttpRequest, actor: Actor) -> HttpResponse:
    period, today = period_in(request), timezone.localdate()
    organ = Organ.objects.get(pk=organ_in(request, actor) or actor.organ_id or 0)
    source = f"{organ.name}　{period.label}　{today:%Y-%m-%d} 统计"
    content = workbook("依申请公开办理统计", source, tables(request, actor))
    return file_response(
        content, f"{organ.short_name}_依申请公开办理统计_{period.label.replace(' ', '')}.xlsx"
    )


@desk_view(*READERS)
@require_safe
def statistics_table(request: HttpRequest, actor: Actor, *, code: str) -> HttpResponseBase:
    """One table as CSV."""
    for table in tables(request, actor):
        if table.code == code:
            return csv_response(
                f"依申请公开_{table.title}_{period_in(request).label.replace(' ', '')}.csv", table.rows
            )
    raise Http404


def tables(request: HttpRequest, actor: Actor) -> list[FigureTable]:
    period, organ = period_in(request), organ_in(request, actor)
    base = f"{reverse('desk:application_statistics')}?{f'organ={organ}&' if organ else ''}"
    return tables_of(scope_of(actor, organ, period), period, organ=organ, page_address=base)


def period_in(request: HttpRequest) -> Period:
    """The year asked for; this year where none was asked for, all years where it is empty."""
    year, month = parameters.year(request), parameters.number(request, "month")
    if month and (month > 12 or not year):
        raise BadParameter("month", "应是 1 至 12，并且写明年份。")
    return Period(year if "year" in request.GET else timezone.localdate().year, month)


def organ_in(request: HttpRequest, actor: Actor) -> int | None:
    organ = parameters.number(request, "organ")
    if organ and organ not in actor.organs_read:
        raise BadParameter("organ", "没有这个机关，或者不是您能查阅的机关。")
    return organ


def scope_of(actor: Actor, organ: int | None, period: Period) -> Scope:
    return Scope(frozenset([organ]) if organ else actor.organs_read, period.since, period.until)


def organs_of(actor: Actor) -> tuple[tuple[str, str], ...]:
    found = Organ.objects.filter(pk__in=actor.organs_read).values_list("pk", "short_name")
    return tuple((str(pk), name) for pk, name in found)
