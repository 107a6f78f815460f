"""网站地图 and what robots are told."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.portal import columns, parameters
from gongkai.portal.directory import directory
from gongkai.portal.page_cache import kept_page

ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /admin/
Disallow: /search/
Disallow: /large-type/
Disallow: /disclosure/application/new/
Disallow: /disclosure/application/track/
"""


@login_not_required
@require_safe
@kept_page
def site_map(request: HttpRequest) -> HttpResponse:
    parameters.read(request, ())
    context = {
        "column": columns.SITE_MAP,
        "entries": columns.descriptions(),
        "directory": directory(timezone.localdate()),
    }
    return render(request, "portal/site_map.html", context)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
