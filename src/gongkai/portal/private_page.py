"""A page that is one visitor's own: a form, a receipt, what became of a matter. No search engine keeps it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal import columns


def private_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    again_after: int = 3600,
) -> HttpResponse:
    """The page below 依申请公开; `again_after` are the seconds told to whoever asked too often (429)."""
    shown = render(request, template, {"column": columns.APPLICATION, **context}, status=status)
    shown["X-Robots-Tag"] = "noindex, nofollow"
    if status == 429:
        shown["Retry-After"] = str(again_after)
    return shown
