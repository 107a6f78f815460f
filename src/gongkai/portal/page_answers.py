"""Who is let in and which headers every page carries: both asked of Django, once, and remembered."""

from typing import TYPE_CHECKING, cast

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed.wsgi import WSGIEnvironment

MOST_HOSTS = 1000
HOST_VARIABLES = ("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "SERVER_NAME", "SERVER_PORT")


def is_secure(environ: "WSGIEnvironment") -> bool:
    """As `HttpRequest.is_secure`, behind a trusted proxy too."""
    trusted = settings.SECURE_PROXY_SSL_HEADER
    if trusted and environ.get(trusted[0]) is not None:
        return str(environ[trusted[0]]).split(",")[0].strip() == trusted[1]
    return bool(environ.get("wsgi.url_scheme") == "https")


class Doorman:
    """Checks the Host header as Django does, and leaves to Django what it would send elsewhere or refuse."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], bool] = {}

    def lets_in(self, environ: "WSGIEnvironment") -> bool:
        secure = is_secure(environ)
        key = (secure, *[environ.get(name) for name in HOST_VARIABLES])
        answer = self._known.get(key)
        if answer is None:
            answer = self._ask(environ, secure)
            if len(self._known) >= MOST_HOSTS:
                self._known.clear()
            self._known[key] = answer
        return answer

    def _ask(self, environ: "WSGIEnvironment", secure: bool) -> bool:
        if settings.SECURE_SSL_REDIRECT and not secure:
            return False
        try:
            WSGIRequest({**environ}).get_host()
        except DisallowedHost:
            return False
        return True


def _middleware(view: "Callable[[HttpRequest], HttpResponse]") -> SecurityMiddleware:
    return SecurityMiddleware(XFrameOptionsMiddleware(CSPMiddleware(view)))


class Headers:
    """What Django's middleware puts on every page, with and without TLS, and how long the page may be kept."""

    def __init__(self) -> None:
        self._of: dict[bool, list[tuple[str, str]]] = {}

    def of(self, environ: "WSGIEnvironment") -> list[tuple[str, str]]:
        """Asked for a request that was let in, so that no middleware redirects it."""
        secure = is_secure(environ)
        if secure not in self._of:
            self._of[secure] = self._ask(environ)
        return self._of[secure]

    @staticmethod
    def _ask(environ: "WSGIEnvironment") -> list[tuple[str, str]]:
        def empty_page(request: HttpRequest) -> HttpResponse:
            return HttpResponse()

        response = cast("Callable[[HttpRequest], HttpResponse]", _middleware(empty_page))(
            WSGIRequest({**environ})
        )
        found = {
            name: value for name, value in response.items() if name not in ("Content-Type", "Content-Length")
        }
        found |= {"Cache-Control": "no-cache", "Vary": "Accept-Encoding, Cookie"}
        return list(found.items())
