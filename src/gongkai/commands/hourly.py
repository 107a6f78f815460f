"""每小时一次: while the platform runs, `gongkai daily` is called at once, every hour, and right after midnight.

It is a process of its own: the server forks its workers, and a thread that holds a database connection or a lock in the
middle of a fork would leave them hanging. The thread here only waits and starts it.
"""

import logging
import subprocess
import sys
import threading
from datetime import datetime, timedelta

from django.utils import timezone

log = logging.getLogger(__name__)
HOUR = 3600.0
AFTER_MIDNIGHT = 5.0
AT_MOST = 1800


def start() -> threading.Event:
    """Begin; set the event to end it. Nothing that goes wrong there reaches the server."""
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), name="daily", daemon=True).start()
    return stop


def _watch(stop: threading.Event) -> None:
    while True:
        try:
            _call()
        except Exception:
            log.exception("每日事项未能启动，一小时后再试")
        if stop.wait(seconds_to_wait(timezone.localtime())):
            return


def _call() -> None:
    command = [sys.executable, "-m", "gongkai", "daily", "--quiet"]
    subprocess.run(command, stdin=subprocess.DEVNULL, timeout=AT_MOST, check=False)  # noqa: S603 (our own program)


def seconds_to_wait(now: datetime) -> float:
    """An hour, or less to the first seconds of the next day: names leave when their day begins."""
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(HOUR, (midnight - now).total_seconds() + AFTER_MIDNIGHT)
