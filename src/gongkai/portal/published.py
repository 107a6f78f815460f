"""The WSGI entry: item pages straight from their files, everything else from Django."""

import multiprocessing
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from gongkai.applications.letters.printing import warm_up
from gongkai.portal.page_answers import Doorman, Headers
from gongkai.portal.page_store import PageStore

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PREFIX = "/items/"
PLAIN_TAG = b'<html lang="zh-CN">'
LARGE_TAG = b'<html lang="zh-CN" class="large">'


class PublishedPages:
    """Answers GET and HEAD of /items/…/ without a query string where a page file stands.

    Whatever is unusual (another host, a form, a missing file) is left to Django, which knows all the rules.
    """

    def __init__(self, django: "WSGIApplication") -> None:
        self.django = django
        self.doorman = Doorman()
        self.headers = Headers()
        self.store = PageStore()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path.startswith(PREFIX) and not environ.get("QUERY_STRING"):
            answer = self.answer(environ, path)
            if answer is not None:
                status, headers, body = answer
                start_response(status, headers)
                return [body]
        return self.django(environ, start_response)

    def answer(
        self, environ: "WSGIEnvironment", path: str
    ) -> tuple[str, list[tuple[str, str]], bytes] | None:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or not path.endswith("/") or not self.doorman.lets_in(environ):
            return None
        is_large = _is_large(environ.get("HTTP_COOKIE", ""))
        page = self.store.find(
            path[len(PREFIX) : -1], "" if is_large else environ.get("HTTP_ACCEPT_ENCODING", "")
        )
        if page is None:
            return None
        tag = f'{page.tag}-large"' if is_large else f'{page.tag}"'
        headers = [*self.headers.of(environ), ("ETag", tag)]
        if not is_large:
            headers.append(("Last-Modified", page.modified))
        if not page.is_gone and _is_unchanged(environ, tag, "" if is_large else page.modified):
            return "304 Not Modified", headers, b""
        body = page.body.replace(PLAIN_TAG, LARGE_TAG, 1) if is_large else page.body
        headers += [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        if page.encoding != "identity":
            headers.append(("Content-Encoding", page.encoding))
        return "410 Gone" if page.is_gone else "200 OK", headers, b"" if method == "HEAD" else body


def _is_large(cookies: str) -> bool:
    return "large_type" in cookies and any(part.strip() == "large_type=1" for part in cookies.split(";"))


def _is_unchanged(environ: "dict[str, Any]", tag: str, modified: str) -> bool:
    """RFC 9110: If-None-Match decides where it is given, else If-Modified-Since; compared as it was sent."""
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None:
        wanted = {one.strip().removeprefix("W/") for one in tags.split(",")}
        return "*" in wanted or tag.removeprefix("W/") in wanted
    return bool(modified) and environ.get("HTTP_IF_MODIFIED_SINCE") == modified


application = PublishedPages(get_wsgi_application())
if settings.PRODUCTION and multiprocessing.parent_process() is not None:  # a worker that will stay
    threading.Thread(target=warm_up, name="printing", daemon=True).start()
