"""A file of the public as an answer: never run by a browser, asked for again each time, in parts where wanted."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

CHUNK = 1 << 16
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def file_answer(
    request: HttpRequest, path: Path, *, name: str, media_type: str, tag: str
) -> HttpResponseBase:
    """The file as a download under `name`: 200, 206 for one range, 304 or 416; `tag` names its content."""
    etag = f'"{tag}"'
    size = path.stat().st_size
    if _is_known(request, etag):
        return _with_headers(HttpResponse(status=304), etag)
    file = path.open("rb")
    part = _part_asked_for(request, size, etag)
    if part is None:
        response: HttpResponseBase = FileResponse(file, content_type=media_type)
        response["Content-Length"] = str(size)
    elif part[0] > part[1]:
        file.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    else:
        response = StreamingHttpResponse(_read(file, *part), status=206, content_type=media_type)
        response["Content-Range"] = f"bytes {part[0]}-{part[1]}/{size}"
        response["Content-Length"] = str(part[1] - part[0] + 1)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Accept-Ranges"] = "bytes"
    return _with_headers(response, etag)


def _with_headers(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_known(request: HttpRequest, etag: str) -> bool:
    told = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")}
    return etag in told or "*" in told


def _part_asked_for(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte; None for the whole file, first behind last where there is no such part."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or not any(found.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    if not first:  # the last bytes
        return (max(size - int(last), 0), size - 1) if int(last) else (1, 0)
    if last and int(last) < int(first):
        return None
    return (int(first), min(int(last), size - 1) if last else size - 1)


def _read(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
