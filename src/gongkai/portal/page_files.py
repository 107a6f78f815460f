"""Item pages as files, made at publication: HOME/pages/items/<index number>/index.html with .gz and .br beside.

A withdrawn item's page is named gone.html and answered with 410. Files are copies: one that is missing is rendered
from the record by Django, so removing is always safe and a stale one never is.
"""

import gzip
import logging
import os
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import brotli  # type: ignore[import-untyped]
from django.conf import settings

from gongkai.items.choices import Visibility
from gongkai.items.models import Item

log = logging.getLogger(__name__)

PAGE_NAMES = {Visibility.PUBLIC.value: "index.html", Visibility.TOMBSTONE.value: "gone.html"}
# Suffix of the file for each encoding that a browser may accept, smallest first.
SUFFIXES = {"br": ".br", "gzip": ".gz", "identity": ""}
BROTLI_QUALITY = 5  # 0.5 ms for a page; 11 takes 16 ms and saves a tenth
GZIP_LEVEL = 6


def folder_of(index_number: str) -> Path | None:
    """Where the files of an index number lie; None for what cannot be one.

    Each part is percent-encoded, dots too, so that no number leads out of the folder.
    """
    parts = index_number.split("/")
    if not index_number or not all(parts):
        return None
    try:
        safe = [quote(part, safe="").replace(".", "%2E") for part in parts]
    except UnicodeEncodeError:
        return None
    if any(len(part) > 200 for part in safe):
        return None
    return Path(settings.HOME, "pages", "items", *safe)


def write_pages(items: Sequence[Item]) -> None:
    """Make or remove the files of these items, then start a new generation; a maker of `items.public_copies`."""
    for item in items:
        name = PAGE_NAMES.get(item.visibility)
        if name is None:
            forget(item)
            continue
        try:
            _write(item, name)
        except Exception:
            log.exception("信息页文件未能生成，改由程序即时生成：%s", item.index_number)
            forget(item)
    start_generation()


def clear() -> None:
    """Remove all page files, those of items that no longer exist too; pages are made by the program meanwhile."""
    _remove(Path(settings.HOME, "pages", "items"))


def forget(item: Item) -> None:
    """Remove an item's files at once; a remover of `items.public_copies`, called before a withdrawal commits."""
    folder = folder_of(item.index_number or "")
    if folder is not None:
        _remove(folder)


def _remove(folder: Path) -> None:
    aside = Path(settings.HOME, "pages", f"removed-{secrets.token_hex(8)}")
    try:
        folder.rename(aside)  # all files in one step
    except FileNotFoundError:
        return
    shutil.rmtree(aside, ignore_errors=True)


def _write(item: Item, name: str) -> None:
    from gongkai.portal.item_page import render_item

    folder = folder_of(item.index_number or "")
    if folder is None:
        return
    page = render_item(item).encode()
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in _encoded(page).items():
        _replace(folder / f"{name}{suffix}", content)
    for other in PAGE_NAMES.values():
        if other != name:
            for suffix in SUFFIXES.values():
                (folder / f"{other}{suffix}").unlink(missing_ok=True)


def _encoded(page: bytes) -> Mapping[str, bytes]:
    return {
        "": page,
        ".gz": gzip.compress(page, GZIP_LEVEL, mtime=0),
        ".br": brotli.compress(page, quality=BROTLI_QUALITY),
    }


def _replace(path: Path, content: bytes) -> None:
    """Readers see the old content or the new, never a part."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def start_generation() -> None:
    """Touch HOME/pages/generation to a later moment than before, whatever the clock's grain."""
    path = Path(settings.HOME, "pages", "generation")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), path.stat().st_mtime_ns + 1)
    os.utime(path, ns=(now, now))
