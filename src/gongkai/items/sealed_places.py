"""What of lists and imports lies under seal, for the change of keys; sealed files are found on disk."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.rotation import SealedPlace, renewed
from gongkai.items.imports.sealed_parts import place_of
from gongkai.items.kinds import kind_of
from gongkai.items.models import Row, RowImport
from gongkai.items.row_values import all_values, digest_of, place_of_item

PARTS = ("table", "corrections", "outcome")


def _row(row: Row) -> Mapping[str, Any]:
    """The seal and the digest, which may be that of a column that lies open."""
    changed: dict[str, Any] = dict(renewed(row, "sealed", bound_to=place_of_item(row.item_id)))
    if row.identity:
        digest = digest_of(kind_of(row.item.kind), all_values(row))
        if digest and digest != row.identity:
            changed["identity"] = digest
    return changed


def _import(staged: RowImport) -> Mapping[str, Any]:
    changed: dict[str, Any] = {}
    for part in PARTS:
        changed |= renewed(staged, part, bound_to=place_of(staged, part))
    return changed


PLACES = (
    SealedPlace(
        "名单中不公开的栏目",
        lambda: Row,
        ("sealed",),
        lambda row, _: place_of_item(row.item_id),
        _row,
        ("item",),
    ),
    SealedPlace("未完成的导入", lambda: RowImport, PARTS, place_of, _import),
)
