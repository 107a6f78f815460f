"""Loaded by every Python of the platform under test: its moment is as many days later as the file DAYS_PASSED says."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

_now = timezone.now
_days = Path(os.environ["DAYS_PASSED"])


def now() -> datetime:
    """Django's now, moved."""
    return _now() + timedelta(days=int(_days.read_text(encoding="ascii") or 0))


timezone.now = now
