"""Related records that were read beforehand stand at their record: `record.notices.all()` asks nothing more.

As after prefetch_related, with rows that came from anywhere: a prepared query, or one query for several relations.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model


def stand_at(record: Model, **relations: Sequence[Model]) -> None:
    """`record.NAME.all()` answers with these rows in their order; rows of a foreign key know their record too.

    What narrows or sorts them further (`filter`, `order_by`) asks the database as ever.
    """
    for name, rows in relations.items():
        _kept(record).pop(name, None)  # or the next line would answer with them
        asked = getattr(record, name).get_queryset()
        asked._result_cache, asked._prefetch_done = list(rows), True
        _kept(record)[name] = asked
        relation: Any = record._meta.get_field(name)
        if relation.one_to_many:
            for row in rows:
                relation.field.set_cached_value(row, record)


def stands_at(record: Model, name: str) -> bool:
    """Whether these related records were read with the record."""
    return name in _kept(record)


def _kept(record: Model) -> dict[str, Any]:
    found: dict[str, Any] = vars(record).setdefault("_prefetched_objects_cache", {})
    return found
