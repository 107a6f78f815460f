"""Item pages as files, made at publication: HOME/pages/items/<index number>/index.html with .gz and .br beside.

Copies of its attachments and the files of its list lie beside it. A withdrawn item's page is named gone.html and
answered with 410. Files are copies: one that is missing is made from the record by Django, so removing is always safe
and a stale one never is.
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
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.portal.copied import replace_file

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
        except _Changed:
            forget(item)
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


class _Changed(Exception):  # noqa: N818 (named for what is so)
    """Another process published, closed or withdrew the item meanwhile: its own copies are pending."""


def _write(item: Item, name: str) -> None:
    from gongkai.portal.item_page import render_item
    from gongkai.portal.visible_item import standing, standing_beside

    folder = folder_of(item.index_number or "")
    if folder is None:
        return
    before, beside = standing(item), standing_beside(item)
    if before is not None and before[0] != item.visibility:
        raise _Changed
    page = render_item(item).encode()
    if name != PAGE_NAMES[Visibility.PUBLIC]:
        forget(item)
    folder.mkdir(parents=True, exist_ok=True)
    _write_beside(item, folder)
    for suffix, content in _encoded(page).items():
        replace_file(folder / f"{name}{suffix}", content)
    for other in PAGE_NAMES.values():
        if other != name:
            for suffix in SUFFIXES.values():
                (folder / f"{other}{suffix}").unlink(missing_ok=True)
    if standing(item) != before or standing_beside(item) != beside:
        raise _Changed


def _write_beside(item: Item, folder: Path) -> None:
    """Plain copies of the attachments; files of earlier lists are removed."""
    from gongkai.portal import annexes
    from gongkai.portal.attached_files import write_copies
    from gongkai.portal.lists.files import remove_others
    from gongkai.portal.visible_item import VisibleItem, editions_of

    editions = editions_of(item)
    if not editions or not VisibleItem(item, editions).is_open:
        return
    remove_others(folder, editions[0])
    annexes.remove_others(folder, editions[0])
    try:
        write_copies(folder, editions[0])
    except SealedFileMissing:
        log.exception("附件的公开副本未能写出，待下载时再试：%s", item.index_number)


def _encoded(page: bytes) -> Mapping[str, bytes]:
    return {
        "": page,
        ".gz": gzip.compress(page, GZIP_LEVEL, mtime=0),
        ".br": brotli.compress(page, quality=BROTLI_QUALITY),
    }


def start_generation() -> None:
    """Touch HOME/pages/generation to a later moment than before, whatever the clock's grain."""
    path = Path(settings.HOME, "pages", "generation")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), path.stat().st_mtime_ns + 1)
    os.utime(path, ns=(now, now))
