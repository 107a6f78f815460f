"""政府信息公开: the overview and its five columns."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.applications.guide import flow
from gongkai.catalogue.models import Catalogue
from gongkai.catalogue.time_limits import in_words
from gongkai.organs.models import Organ
from gongkai.portal import columns, parameters
from gongkai.portal.directory import directory, heading_with_children
from gongkai.portal.feed_links import feed_links
from gongkai.portal.listing import listing
from gongkai.portal.normative import library
from gongkai.portal.page_cache import kept_page
from gongkai.portal.scope import Scope
from gongkai.web.errors import BadParameter
from gongkai.web.flow import draw_flow
from gongkai.web.site import Column


@login_not_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    parameters.read(request, ())
    context = {"column": columns.DISCLOSURE, "entries": columns.descriptions()}
    return render(request, "portal/overview.html", context)


@login_not_required
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """公开指南: the nine fields of article 12, organ by organ."""
    asked = parameters.read(request, ("organ",)).get("organ")
    organs = list(Organ.objects.order_by("index_prefix"))
    chosen = next((organ for organ in organs if organ.index_prefix == asked), None)
    if asked and chosen is None:
        raise BadParameter("organ", "没有这个索引号前缀的机关。")
    shown = chosen or next((organ for organ in organs if organ.site_name), organs[0] if organs else None)
    steps = flow(timezone.localdate())
    boxes = [(f"{each.label}（{each.who}）", (each.note,), each.branches) for each in steps]
    context = {
        "column": columns.GUIDE,
        "organs": organs,
        "organ": shown,
        "steps": steps,
        "drawing": draw_flow("申请公开政府信息的流程", boxes),
    }
    return render(request, "portal/guide.html", context)


@login_not_required
@require_safe
@kept_page
def rules(request: HttpRequest) -> HttpResponse:
    return _list_of(
        request, Scope(kind="disclosure_rules"), column=columns.RULES, template="portal/rules.html"
    )


@login_not_required
@require_safe
@kept_page
def reports(request: HttpRequest) -> HttpResponse:
    """All years' annual reports, the newest year first."""
    return _list_of(
        request, Scope(kind="annual_report"), column=columns.REPORTS, template="portal/reports.html"
    )


def _list_of(request: HttpRequest, scope: Scope, *, column: Column, template: str) -> HttpResponse:
    page = listing(request, scope, fixed=("kind", "five_open", "time"))
    return render(request, template, {"column": column, "page": page})


@login_not_required
@require_safe
@kept_page
def content(request: HttpRequest, prefix: str = "") -> HttpResponse:
    """法定主动公开内容: the tree of headings, of all organs or of one."""
    parameters.read(request, ())
    organ = get_object_or_404(Organ, index_prefix=prefix) if prefix else None
    found = directory(timezone.localdate(), organ=organ)
    context = {
        "column": columns.CONTENT,
        "directory": found,
        "organ": organ,
        "feeds": feed_links(organ),
        "catalogues": Catalogue.choices,
    }
    return render(request, "portal/content.html", context)


@login_not_required
@require_safe
@kept_page
def normative(request: HttpRequest) -> HttpResponse:
    """行政规范性文件库: those in force, or all."""
    context = {"column": columns.CONTENT, "library": library(request)}
    return render(request, "portal/normative.html", context)


@login_not_required
@require_safe
@kept_page
def heading(request: HttpRequest, prefix: str, code: str) -> HttpResponse:
    """What is public under one heading and the headings below it."""
    found, below = heading_with_children(prefix, code)
    page = listing(request, Scope(heading_ids=tuple(each.pk for each in (found, *below))), fixed=("organ",))
    context = {
        "column": columns.CONTENT,
        "heading": found,
        "limit": found.time_words or in_words(found.time_limit, found.time_unit, found.cadence),
        "below": below,
        "page": page,
        "feeds": feed_links(found.organ, found),
    }
    return render(request, "portal/heading.html", context)


@login_not_required
@require_safe
def application(request: HttpRequest) -> HttpResponse:
    """依申请公开: how to apply, in four steps."""
    parameters.read(request, ())
    organs = Organ.objects.order_by("index_prefix")
    return render(request, "portal/application.html", {"column": columns.APPLICATION, "organs": organs})
