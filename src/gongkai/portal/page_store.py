"""Page files kept in memory, each checked by one `stat` whenever it is asked for, so that a withdrawal shows at once."""

import contextlib
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.http import http_date

from gongkai.portal.page_files import SUFFIXES, folder_of

MOST_BYTES = 64 * 1024 * 1024
MOST_PATHS = 50_000
GONE = "gone.html"


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A file as it was read; `tag` is an ETag without its closing quotation mark."""

    state: tuple[int, int, int]
    body: bytes
    encoding: str
    is_gone: bool
    tag: str
    modified: str


class PageStore:
    """Bounded by bytes; the least recently used page falls out first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[str, StoredPage] = OrderedDict()
        self._folders: dict[str, str] = {}
        self._lock = threading.Lock()

    def find(self, wsgi_path: str, accepted: str) -> StoredPage | None:
        """The page of an index number (as WSGI hands it over) in the best accepted encoding; None without a file."""
        folder = self._folders.get(wsgi_path)
        if folder is None:
            folder = self._folder(wsgi_path)
            if not folder:
                return None
        for encoding in encodings(accepted):
            page = self._read(f"{folder}/index.html{SUFFIXES[encoding]}", encoding)
            if page is not None:
                return page
        for encoding in encodings(accepted):
            page = self._read(f"{folder}/{GONE}{SUFFIXES[encoding]}", encoding)
            if page is not None:
                return page
        return None

    def _folder(self, wsgi_path: str) -> str:
        try:
            found = folder_of(wsgi_path.encode("latin-1").decode("utf-8"))
        except UnicodeError:
            return ""
        if found is None:
            return ""
        if len(self._folders) >= MOST_PATHS:
            self._folders.clear()
        self._folders[wsgi_path] = str(found)
        return str(found)

    def _read(self, path: str, encoding: str) -> StoredPage | None:
        try:
            found = os.stat(path)  # noqa: PTH116 — the fast path
        except OSError:
            return None
        state = (found.st_mtime_ns, found.st_size, found.st_ino)
        page = self._pages.get(path)
        if page is not None and page.state == state:
            with contextlib.suppress(KeyError):  # dropped by another thread just now
                self._pages.move_to_end(path)
            return page
        return self._load(path, encoding)

    def _load(self, path: str, encoding: str) -> StoredPage | None:
        try:
            with Path(path).open("rb") as file:
                found = os.fstat(file.fileno())
                body = file.read()
        except OSError:
            return None
        if not body:
            return None  # cut off by a power failure: Django renders the page instead
        page = StoredPage(
            state=(found.st_mtime_ns, found.st_size, found.st_ino),
            body=body,
            encoding=encoding,
            is_gone=path.rpartition("/")[2].startswith(GONE),
            tag=f'W/"{found.st_mtime_ns:x}-{found.st_size:x}',
            modified=http_date(found.st_mtime),
        )
        self._keep(path, page)
        return page

    def _keep(self, path: str, page: StoredPage) -> None:
        with self._lock:
            before = self._pages.pop(path, None)
            self._bytes += len(page.body) - (len(before.body) if before else 0)
            self._pages[path] = page
            while self._bytes > self._most_bytes and self._pages:
                _, dropped = self._pages.popitem(last=False)
                self._bytes -= len(dropped.body)


def encodings(accepted: str) -> Iterator[str]:
    """The encodings to try, best first; identity always last."""
    offered = accepted.lower()
    for name in ("br", "gzip"):
        if name in offered and _is_accepted(name, offered):
            yield name
    yield "identity"


def _is_accepted(name: str, offered: str) -> bool:
    for part in offered.split(","):
        coding, _, quality = part.partition(";")
        if coding.strip() == name:
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
