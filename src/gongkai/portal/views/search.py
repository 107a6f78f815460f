"""信息检索."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.items.search import SearchPageTooDeep, SearchUnavailable
from gongkai.portal import columns
from gongkai.portal.page_cache import kept_page
from gongkai.portal.search_page import LONGEST_TEXT, Results, asked, results


@login_not_required
@require_safe
@kept_page
def search(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    if len(wanted.text) > LONGEST_TEXT:
        return _shown(
            request,
            wanted.text[:LONGEST_TEXT],
            problem=f"检索词最多 {LONGEST_TEXT} 个字，请缩短后再试。",
            status=400,
        )
    if not wanted.text.strip():
        return _shown(request, "")
    try:
        found = results(wanted)
    except SearchPageTooDeep as problem:
        return _shown(request, wanted.text, problem=str(problem), status=400)
    except SearchUnavailable as problem:
        return _shown(request, wanted.text, problem=str(problem), status=503)
    return _shown(request, wanted.text, found=found)


def _shown(
    request: HttpRequest, text: str, *, problem: str = "", found: Results | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "column": columns.SEARCH,
        "text": text,
        "problem": problem,
        "found": found,
        "longest": LONGEST_TEXT,
    }
    return render(request, "portal/search.html", context, status=status)
