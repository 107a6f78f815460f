"""占用: a register's row whose decision somebody has examined is changed by a correction, never taken out."""

from django.db.models import QuerySet

from gongkai.decisions.models import Decision
from gongkai.items.models import Row


def why_not_removed(rows: QuerySet[Row]) -> str | None:
    """A claim of `items.row_claims`."""
    examined = Decision.objects.filter(row__in=rows).count()
    return f"其中 {examined} 件决定已经审查，不能撤出或者直接修改，请在台账中更正" if examined else None
