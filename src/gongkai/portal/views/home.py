"""首页."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.items.models import Item
from gongkai.portal import columns, counts, parameters
from gongkai.portal.directory import directory, in_short
from gongkai.portal.filters import Filters
from gongkai.portal.listing import SHOWN_COLUMNS
from gongkai.portal.page_cache import kept_page
from gongkai.portal.scope import EVERYTHING
from gongkai.web.site import current_site

NEWEST = 10


@login_not_required
@require_safe
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    parameters.read(request, ())
    if not current_site().is_set_up:
        return render(request, "portal/fresh.html", {"column": columns.HOME})
    today = timezone.localdate()
    public = Item.objects.public()
    context = {
        "column": columns.HOME,
        "directory": in_short(directory(today)),
        "newest": public.newest_first()
        .select_related("organ")
        .only(*SHOWN_COLUMNS, "organ__short_name")[:NEWEST],
        "counts": counts.count(EVERYTHING, Filters(), today=today),
        "is_home": True,
    }
    return render(request, "portal/home.html", context)
