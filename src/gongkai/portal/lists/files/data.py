"""JSON: columns with labels, units and types, the rows by column code, and where they come from."""

import json
from decimal import Decimal
from typing import Any

from gongkai.items.public_tables import PublicColumn, PublicTable
from gongkai.portal.lists.files.contents import REUSE, Contents


def write(contents: Contents) -> bytes:
    told = {
        "title": contents.title,
        "organ": contents.organ,
        "index_number": contents.index_number,
        "url": contents.address,
        "published_on": contents.published_on.isoformat(),
        "edition": contents.edition,
        "citation": contents.citation,
        "terms": REUSE,
        **table_data(contents.table, contents.rows),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def table_data(table: PublicTable, rows: Any = None) -> dict[str, Any]:
    """The table for programs: numbers as numbers, days as ISO days, what was left out as null."""
    columns = table.columns
    return {
        "count": table.count,
        "columns": [
            {"code": column.code, "label": column.label, "unit": column.unit, "type": column.type}
            for column in columns
        ],
        "rows": [
            {column.code: _value(column, value) for column, value in zip(columns, row, strict=True)}
            for row in (table.rows if rows is None else rows)
        ],
        "sums": [
            {"label": label, "sum": _number(number), "unit": unit} for label, number, unit in table.sums
        ],
        "counts": [
            {"label": label, "values": [{"value": value, "count": count} for value, count in pairs]}
            for label, pairs in table.counts
        ],
        "afterwards": table.afterwards,
    }


def _value(column: PublicColumn, value: Any) -> Any:
    return _number(value) if column.is_numeric and value is not None else value


def _number(value: Any) -> Any:
    """Integers as such; other numbers as JSON writes them; a masked one as its text."""
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return value
    return int(number) if number == number.to_integral_value() else float(number)
