"""Sealed files on disk: written whole or not at all, each bound to its own name."""

import os
import secrets
from pathlib import Path

from gongkai.casework.sealing import seal, sealed_anew, unseal


def write(path: Path, content: bytes) -> None:
    """Seal the bytes into that file and make sure that they are on disk; one that is there is replaced."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name[:16]}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(seal(content, bound_to=path.name))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _sync(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


def read(path: Path) -> bytes:
    """What was sealed; FileNotFoundError, or SealBroken for another key or another name."""
    return unseal(path.read_bytes(), bound_to=path.name)


def renew(path: Path) -> bool:
    """Seal the file under the current key; False when it is so already. A file that went meanwhile is no fault."""
    try:
        anew = sealed_anew(path.read_bytes(), bound_to=path.name)
        if anew is None:
            return False
        write(path, unseal(anew, bound_to=path.name))
    except FileNotFoundError:
        return False
    return True


def _sync(folder: Path) -> None:
    """The name, too, is on disk when `write` returns."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
