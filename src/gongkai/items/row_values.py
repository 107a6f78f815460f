"""名单行的内容: what of a row lies open, what under seal, and the digest by which a person is found again."""

import json
from datetime import date
from typing import Any

from gongkai.casework.sealing import identity_digest, seal, unseal
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, Row, RowImport
from gongkai.privacy import masks


def new_row(item: Item, position: int, values: dict[str, Any], *, brought_by: RowImport | None = None) -> Row:
    """An unsaved row from checked values."""
    row = Row(item=item, position=position, brought_by=brought_by)
    put(row, kind_of(item.kind), values)
    return row


def put(row: Row, kind: Kind, values: dict[str, Any]) -> None:
    """Set all that a row keeps of these checked values."""
    kept_shut = {
        column.code: values[column.code]
        for column in kind.columns
        if column.is_sealed and column.code in values
    }
    row.values = {code: value for code, value in values.items() if code not in kept_shut}
    row.sealed = _seal(kept_shut, row.item_id) if kept_shut else b""
    row.identity = digest_of(kind, values)
    row.status = str(values.get(kind.tracking.status, "")) if kind.tracking else ""
    row.formed_on = _day(values.get(kind.day_column))
    row.ended_on = _day(values.get(kind.end_column))


def all_values(row: Row) -> dict[str, Any]:
    """Open and sealed values together; SealBroken when the seal cannot be opened."""
    shut = bytes(row.sealed)
    return {**row.values, **(json.loads(unseal(shut, bound_to=place_of_item(row.item_id))) if shut else {})}


def digest_of(kind: Kind, values: dict[str, Any]) -> str:
    """The keyed digest of the identifying column; "" when it is empty or came in masked."""
    written = str(values.get(kind.identified_by) or "") if kind.identified_by else ""
    return "" if not written or masks.is_masked(written) else identity_digest(written)


def _seal(values: dict[str, Any], item_id: int) -> bytes:
    return seal(json.dumps(values, ensure_ascii=False).encode(), bound_to=place_of_item(item_id))


def place_of_item(item_id: int) -> str:
    """What the sealed columns of a list's rows are bound to."""
    return f"rows of item {item_id}"


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None
