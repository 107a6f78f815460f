"""巡查: pages of the portal as this very process would answer them to a visitor who is not logged in."""

from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import FileResponse, HttpResponse
from django.test.client import RequestFactory

TEXT = "text/html"
LARGEST = 5_000_000


def visitor() -> Callable[[str], tuple[int, str]]:
    """A function that visits an address; nothing leaves the machine, no log-in, no cookie."""
    handler = WSGIHandler()
    requests = RequestFactory(SERVER_NAME=_host(), HTTP_ACCEPT="text/html", secure=not settings.DEBUG)

    def visit(address: str) -> tuple[int, str]:
        response = handler.get_response(requests.get(address))
        if isinstance(response, FileResponse):
            # Not response.close(): it tells Django that the request of whoever inspects has ended, and with it
            # go the connections to the database.
            if response.file_to_stream is not None:
                response.file_to_stream.close()
            return response.status_code, ""
        if not isinstance(response, HttpResponse) or not response.get("Content-Type", "").startswith(TEXT):
            return response.status_code, ""
        return response.status_code, response.content[:LARGEST].decode("utf-8", "replace")

    return visit


def _host() -> str:
    named = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host not in ("*", "")]
    return named[0] if named else "localhost"
