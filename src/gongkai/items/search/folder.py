"""Where the index lies: HOME/search/<version and build>/, named by the file `current`, which is replaced at once.

A build goes into a folder of its own and is shown to readers when it is whole. The index is a copy: losing the
folder loses nothing but the time to make it again.
"""

import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from filelock import FileLock

from gongkai.items.search import schema


def home() -> Path:
    return Path(settings.HOME) / "search"


def lock(timeout: float = 120) -> FileLock:
    """One writer across processes; taken after the lock of public_copies, never before it."""
    home().mkdir(parents=True, exist_ok=True)
    return FileLock(home() / "writer.lock", timeout=timeout)


def pointer() -> Path:
    return home() / "current"


def purge_note() -> Path:
    """Stands while the index may hold bytes of what was withdrawn at once."""
    return home() / "purge-wanted"


def current() -> Path | None:
    """The folder that readers use; None when there is none or it was made for another schema.

    A short read each time: a pointer that was replaced within the same clock tick is still seen.
    """
    try:
        name = pointer().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if not name.startswith(f"v{schema.VERSION}-") or "/" in name:
        return None
    return home() / name


def new() -> Path:
    """An empty folder for a build."""
    folder = home() / f"v{schema.VERSION}-{secrets.token_hex(6)}"
    folder.mkdir(parents=True)
    return folder


def show(folder: Path) -> None:
    """Let readers use this folder from now on, and remove all others."""
    fresh = home() / f"current.{secrets.token_hex(4)}"
    fresh.write_text(folder.name, "utf-8")
    os.replace(fresh, pointer())  # noqa: PTH105
    for other in home().iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)
