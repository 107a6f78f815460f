"""封存文件: originals and renditions on disk under seal, named by the SHA-256 of what they hold."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from gongkai.casework.sealing import SealBroken, seal, unseal


class SealedFileMissing(Exception):  # noqa: N818 (named for what is so)
    """A file that a record names is not in the data folder or cannot be opened; the message says the way out."""


def keep(content: bytes) -> str:
    """Write the bytes under seal and make sure that they are on disk; the digest under which they are read again."""
    digest = hashlib.sha256(content).hexdigest()
    path = _path(digest)
    if _is_whole(digest):
        return digest
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{digest[:16]}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(seal(content, bound_to=digest))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _sync(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return digest


def read(digest: str) -> bytes:
    """The plain bytes; SealedFileMissing when the file is gone, changed or of another key."""
    try:
        content = unseal(_path(digest).read_bytes(), bound_to=digest)
    except FileNotFoundError:
        raise SealedFileMissing(
            f"数据目录中没有封存文件 {digest[:12]}…：请从备份恢复 sealed 目录。"
        ) from None
    except SealBroken as broken:
        raise SealedFileMissing(
            f"封存文件 {digest[:12]}… 不能打开（{broken}）：请检查 GONGKAI_IDENTITY_KEY，或从备份恢复。"
        ) from None
    return content


def _is_whole(digest: str) -> bool:
    """A file that was damaged, or sealed under another key, is written anew when its content comes in again."""
    try:
        read(digest)
    except SealedFileMissing:
        return False
    return True


def _sync(folder: Path) -> None:
    """The name, too, is on disk when `keep` returns."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _path(digest: str) -> Path:
    return Path(settings.HOME, "sealed", digest[:2], digest)
