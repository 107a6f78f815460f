"""扫描件: a picture or PDF of a paper, checked by its first bytes and kept under seal."""

from dataclasses import dataclass
from pathlib import PurePath

from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files

MOST_BYTES = 20 * 1024 * 1024
BEGINNINGS = {"pdf": (b"%PDF-",), "jpg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",)}


@dataclass(frozen=True)
class Scan:
    """A kept scan: its name and the SHA-256 under which `items.sealed_files` reads it."""

    name: str
    digest: str


def kept_scan(label: str, name: str, content: bytes) -> Scan:
    """Check and keep a scan; StepRefused (for the step `label`) when it is no PDF, JPG or PNG, empty or too large."""
    shown = PurePath(name.replace("\\", "/")).name[:255] or "扫描件"
    if not content:
        raise StepRefused(label, [f"“{shown}”是空文件：请重新选择"])
    if len(content) > MOST_BYTES:
        raise StepRefused(label, [f"“{shown}”超过 20 MB：请降低扫描的分辨率后再上传"])
    if sort_of(content) is None:
        raise StepRefused(label, [f"“{shown}”不是 PDF、JPG 或 PNG：请改用这些格式扫描"])
    return Scan(shown, sealed_files.keep(content))


def sort_of(content: bytes) -> str | None:
    """pdf, jpg or png by the first bytes, else None."""
    for sort, beginnings in BEGINNINGS.items():
        if content.startswith(beginnings):
            return sort
    return None
