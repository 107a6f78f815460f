"""封存文件: originals and renditions on disk under seal, named by the SHA-256 of what they hold."""

import hashlib
from pathlib import Path

from django.conf import settings

from gongkai.casework import sealed_disk
from gongkai.casework.sealing import OtherKey, SealBroken


class SealedFileMissing(Exception):  # noqa: N818 (named for what is so)
    """A file that a record names is not in the data folder or cannot be opened; the message says the way out."""


def keep(content: bytes) -> str:
    """Write the bytes under seal and make sure that they are on disk; the digest under which they are read again."""
    digest = digest_of(content)
    path = path_of(digest)
    if _is_whole(digest):
        return digest
    sealed_disk.write(path, content)
    return digest


def digest_of(content: bytes) -> str:
    """The name under which these bytes are kept."""
    return hashlib.sha256(content).hexdigest()


def read(digest: str) -> bytes:
    """The plain bytes; SealedFileMissing when the file is gone, changed or of another key."""
    if not digest:
        raise SealedFileMissing("记录中没有这个文件：可能已随案卷销毁。")
    try:
        content = sealed_disk.read(path_of(digest))
    except FileNotFoundError:
        raise SealedFileMissing(
            f"数据目录中没有封存文件 {digest[:12]}…：请从备份恢复 sealed 目录。"
        ) from None
    except SealBroken as broken:
        why = "由另一把密钥封存" if isinstance(broken, OtherKey) else "已损坏或者被改动"
        raise SealedFileMissing(
            f"封存文件 {digest[:12]}… 不能打开（{why}）：请检查 GONGKAI_IDENTITY_KEY，或从备份恢复。"
        ) from None
    return content


def _is_whole(digest: str) -> bool:
    """A file that was damaged, or sealed under another key, is written anew when its content comes in again."""
    try:
        read(digest)
    except SealedFileMissing:
        return False
    return True


def path_of(digest: str) -> Path:
    """Where the sealed file lies."""
    return Path(settings.HOME, "sealed", digest[:2], digest)


def destroy(digest: str) -> None:
    """Take the file off the disk for ever; only for what no record names any more (销毁)."""
    path_of(digest).unlink(missing_ok=True)
