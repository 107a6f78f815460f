"""填写中的申请表: what a visitor typed and has not sent, sealed on disk for an hour, so that Back and 返回修改 lose nothing."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from gongkai.casework import sealed_disk
from gongkai.casework.sealing import SealBroken

KEPT = timedelta(hours=1)
MOST_BYTES = 64 * 1024
MOST_FORGOTTEN = 200  # at once


@dataclass(frozen=True)
class Draft:
    """The fields as they were typed; `is_checked`: its errors are shown, with `problems` of its attachments."""

    said: Mapping[str, str]
    is_checked: bool = False
    problems: tuple[str, ...] = field(default=())


def keep(secret: str, draft: Draft, *, at: datetime) -> bool:
    """Seal it under the visitor's own secret, in place of what was there; False for what is too large to keep."""
    told = json.dumps({**asdict(draft), "until": (at + KEPT).timestamp()}, ensure_ascii=False).encode()
    if len(told) > MOST_BYTES:
        return False
    sealed_disk.write(_path_of(secret), told)
    return True


def kept(secret: str, *, at: datetime) -> Draft | None:
    """None when nothing was kept, or its hour is over."""
    try:
        told = json.loads(sealed_disk.read(_path_of(secret)))
    except (FileNotFoundError, SealBroken):
        return None
    if told.pop("until") < at.timestamp():
        forget(secret)
        return None
    return Draft(told["said"], told["is_checked"], tuple(told["problems"]))


def forget(secret: str) -> None:
    """Off the disk; nothing when it is gone already."""
    _path_of(secret).unlink(missing_ok=True)


def forget_old(at: datetime) -> int:
    """Remove what nobody sent within its hour; how many."""
    gone, last = 0, (at - KEPT).timestamp()
    try:
        found = list(os.scandir(_folder()))
    except FileNotFoundError:
        return 0
    for each in found:
        if gone < MOST_FORGOTTEN and each.stat().st_mtime < last:
            Path(each.path).unlink(missing_ok=True)
            gone += 1
    return gone


def forget_unsent_forms(moment: datetime) -> Sequence[str]:
    """Remove what was typed and never sent (a daily duty; each new draft does so too)."""
    count = forget_old(moment)
    return [f"删除没有提交的申请表 {count} 份"] if count else []


def _folder() -> Path:
    return Path(settings.HOME, "drafts")


def _path_of(secret: str) -> Path:
    return _folder() / hashlib.sha256(f"draft:{secret}".encode()).hexdigest()
