"""数据库统计: once a day the database counts what its tables hold, so that lists of many records stay quick.

PostgreSQL does so by itself too; SQLite never does, and without it chooses the wrong index for an authority's lists.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone


def gather() -> None:
    """ANALYZE now: after an upgrade, which makes tables and indexes anew and forgets what was counted."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def refresh(moment: datetime) -> Sequence[str]:
    """ANALYZE, unless it was done today."""
    stamp, today = settings.HOME / "statistics-of-day", timezone.localdate(moment).isoformat()
    if stamp.exists() and stamp.read_text(encoding="ascii") == today:
        return []
    gather()
    stamp.write_text(today, encoding="ascii")
    return []
