"""Files that the desk hands out, under Chinese names that every system can store."""

import re
from urllib.parse import quote

from django.http import HttpResponse

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(content: bytes | str, name: str) -> HttpResponse:
    """The content as a download; the type is told by the ending of its name."""
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    return _named(response, name)


def sealed_response(content: bytes, name: str) -> HttpResponse:
    """Somebody's upload as it came: never shown in the browser, whatever it is."""
    return _named(HttpResponse(content, content_type="application/octet-stream"), name)


def _named(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_UNSAFE.sub('_', name))}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
