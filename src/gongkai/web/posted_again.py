"""没有提交上去的内容: what came to a page that could not take it yet goes along in the next page, and is sent from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_cache_control

AGAIN = "posted_again"
CARRIED = "carried:"
HAD_FILES = "carried_files"
_NEVER = ("csrfmiddlewaretoken", AGAIN)


@dataclass(frozen=True)
class Carried:
    """Fields as they were typed, without token, passwords and files; `had_files`: some have to be chosen anew."""

    fields: tuple[tuple[str, str], ...] = ()
    had_files: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What somebody wrote and may want to copy first."""
        return tuple(value for _, value in self.fields if not value.isascii())


def carried(request: HttpRequest) -> Carried:
    """What was posted just now."""
    return Carried(tuple(_fields(request.POST)), bool(request.FILES))


def carried_along(request: HttpRequest) -> Carried:
    """What a page in between (the log-in) took along for the page after it."""
    of_another = (
        (name.removeprefix(CARRIED), text) for name, text in _all(request.POST) if name.startswith(CARRIED)
    )
    return Carried(tuple(of_another), HAD_FILES in request.POST)


def comes_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages posted this: nobody else's words are put before anybody."""
    return _is_ours(request, request.headers.get("Origin") or request.headers.get("Referer") or "")


def path_of_page(request: HttpRequest) -> str:
    """Where the page is that posted this; "" when the browser does not say."""
    page = request.headers.get("Referer", "")
    return urlsplit(page).path if _is_ours(request, page) else ""


def _is_ours(request: HttpRequest, address: str) -> bool:
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin == f"{request.scheme}://{request.get_host()}" or origin in settings.CSRF_TRUSTED_ORIGINS


def page(
    request: HttpRequest, address: str, held: Carried, *, title: str, what: str, status: int
) -> HttpResponse:
    """One button sends it to `address` with a token of now; no cache keeps the page."""
    context = {"address": address, "held": held, "title": title, "what": what, "again": AGAIN}
    shown = render(request, "web/posted_again.html", context, status=status)
    patch_cache_control(shown, no_store=True, private=True)
    return shown


def _fields(posted: QueryDict) -> Iterable[tuple[str, str]]:
    return ((name, text) for name, text in _all(posted) if name not in _NEVER and "password" not in name)


def _all(posted: QueryDict) -> Iterable[tuple[str, str]]:
    return ((name, str(text)) for name, texts in posted.lists() for text in texts)
