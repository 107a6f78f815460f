"""关怀版: the same pages in large type, remembered by a cookie without log-in."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

COOKIE = "large_type"
KEPT_SECONDS = 365 * 24 * 3600


def is_large(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "1"


@login_not_required
@never_cache
@require_safe
def switch(request: HttpRequest, choice: str) -> HttpResponse:
    """Turn large type on or off and go back to where the reader was."""
    response = HttpResponseRedirect(_page_before(request))
    if choice == "on":
        response.set_cookie(COOKIE, "1", max_age=KEPT_SECONDS, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _page_before(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return "/"
    parts = urlsplit(referer)
    address = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return "/" if address.startswith(("//", "/large-type/")) else address


def enlarged(page: str) -> str:
    """A page made for everyone, in large type."""
    return page.replace('<html lang="zh-CN">', '<html lang="zh-CN" class="large">', 1)
