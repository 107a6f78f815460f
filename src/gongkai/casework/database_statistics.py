"""数据库统计: once a day the database counts what its tables hold, so that lists of many records stay quick.

SQLite never does so by itself, and without it chooses the wrong index for an authority's lists. PostgreSQL does, but later:
until it has been vacuumed it reads rows to count them where its index would do, five to ten times as long.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone


def gather() -> None:
    """ANALYZE now, with PostgreSQL VACUUM too (not inside a transaction, where it cannot): after an upgrade, which makes
    tables and indexes anew and forgets what was counted.
    """
    may_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if may_vacuum else "ANALYZE")


def refresh(moment: datetime) -> Sequence[str]:
    """The same, unless it was done today."""
    stamp, today = settings.HOME / "statistics-of-day", timezone.localdate(moment).isoformat()
    if stamp.exists() and stamp.read_text(encoding="ascii") == today:
        return []
    gather()
    stamp.write_text(today, encoding="ascii")
    return []
