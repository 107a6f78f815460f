"""每日事项: what is due on a day, as apps say; run by `gongkai daily`, again and again without harm."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from filelock import FileLock, Timeout

log = logging.getLogger(__name__)

# Given the moment, does what is due by then and not yet done; a Chinese sentence for each thing that was done.
Duty = Callable[[datetime], Sequence[str]]

_duties: dict[str, Duty] = {}


@dataclass(frozen=True)
class Done:
    """What one duty did, or why it failed (`fault`, Chinese)."""

    label: str
    sentences: tuple[str, ...] = ()
    fault: str = ""


def register(label: str, duty: Duty) -> None:
    """Add a duty; called from an app's `ready`. The same label again takes the place of the first."""
    _duties[label] = duty


def run(*, at: datetime | None = None) -> list[Done] | None:
    """Call every duty; one that fails does not keep the others. None when another process is at it."""
    moment = at or timezone.now()
    settings.HOME.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.HOME / "daily.lock", timeout=0):
            return [_done(label, duty, moment) for label, duty in list(_duties.items())]
    except Timeout:
        return None


def _done(label: str, duty: Duty, moment: datetime) -> Done:
    try:
        return Done(label, tuple(duty(moment)))
    except Exception as problem:
        log.exception("每日事项“%s”未能完成", label)
        return Done(label, fault=f"{type(problem).__name__}：{problem}")
