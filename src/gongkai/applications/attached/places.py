"""Where attachments lie: sealed files with random names in the data folder."""

import secrets
from pathlib import Path

from django.conf import settings

from gongkai.casework import sealed_disk
from gongkai.casework.sealing import SealBroken


class AttachedFileMissing(Exception):  # noqa: N818 (named for what is so)
    """A file that a record names is gone or cannot be opened; the message says the way out."""


def keep(content: bytes) -> str:
    """Write the bytes under seal; the place under which they are read again."""
    place = secrets.token_hex(16)
    sealed_disk.write(path_of(place), content)
    return place


def read(place: str) -> bytes:
    try:
        return sealed_disk.read(path_of(place))
    except FileNotFoundError:
        raise AttachedFileMissing("数据目录中没有这个附件：请从备份恢复 sealed 目录。") from None
    except SealBroken:
        raise AttachedFileMissing(
            "附件不能解密：请检查 GONGKAI_IDENTITY_KEY，或者从备份恢复 sealed 目录。"
        ) from None


def forget(place: str) -> None:
    """Remove the file for good; nothing when it is gone already."""
    path_of(place).unlink(missing_ok=True)


def path_of(place: str) -> Path:
    """Where the sealed file lies."""
    return Path(settings.HOME, "sealed", "applications", place[:2], place)
