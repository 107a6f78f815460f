"""Whole pages kept in memory: for views without forms, and without cookies other than that of large type."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from gongkai.portal.kept import Kept
from gongkai.web.large_type import is_large

View = Callable[..., HttpResponse]
MOST_PAGES = 2000


@dataclass(frozen=True)
class Page:
    """A response as bytes; only pages with status 200 are kept."""

    status: int
    content_type: str
    content: bytes

    def __bool__(self) -> bool:
        return self.status == 200


pages: Kept[Page] = Kept(MOST_PAGES)


def kept_page(view: View) -> View:
    """Answer from memory while nothing was published since, on the same day, host, address and size of type."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = (request.get_host(), request.get_full_path(), timezone.localdate(), is_large(request))
        page = pages.get(key, lambda: _page(view(request, *args, **kwargs)))
        response = HttpResponse(page.content, status=page.status, content_type=page.content_type)
        patch_vary_headers(response, ["Cookie"])
        patch_cache_control(response, no_cache=True)
        return response

    return answer


def _page(response: HttpResponse) -> Page:
    return Page(response.status_code, response["Content-Type"], response.content)
