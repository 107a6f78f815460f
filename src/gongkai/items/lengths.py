"""How long the texts of an item may be, as its columns say."""

from collections.abc import Mapping

from django.db.models import CharField, TextField

from gongkai.items.models import Item

BODY_LIMIT = 2_000_000
"""Characters of a body: a long regulation has 60,000; more than this is a mistake or an attack."""


def too_long(texts: Mapping[str, str]) -> list[str]:
    """A Chinese sentence for each text that its column cannot hold, by column name."""
    faults = []
    columns = {column.name: column for column in Item._meta.concrete_fields}
    for name, text in texts.items():
        column = columns.get(name)
        limit = BODY_LIMIT if isinstance(column, TextField) else getattr(column, "max_length", None)
        if isinstance(column, CharField | TextField) and limit and len(text) > limit:
            faults.append(f"“{column.verbose_name}”有 {len(text)} 字，最多 {limit} 字")
    return faults
