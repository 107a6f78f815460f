"""A tenants' register and its invented households, for tests."""

from datetime import date
from typing import Any

from conftest import Cast

from gongkai.items import actions
from gongkai.items.models import Item, Row
from gongkai.law.identifiers.resident import check_digit

DAY = date(2020, 6, 18)
FLAT = {"community": "惠民小区", "door": "3号楼2单元501室", "area": "48.5", "rent": "96"}


def household(number: int) -> dict[str, Any]:
    """The nth household as it is entered: waiting, with a valid number and a phone."""
    first_17 = f"64022119850101{number:03d}"
    return {
        "household": f"马户{number}",
        "paper_number": first_17 + check_digit(first_17),
        "phone": f"1390952{number:04d}",
        "people": "3",
        "applied_on": "2020-03-16",
        "status": "轮候",
    }


def register_of(cast: Cast, **changes: Any) -> Item:
    draft = actions.Draft(
        kind="tenant_register",
        title="公租房承租台账",
        formed_on=date(2020, 3, 2),
        proposed_attribute="withheld",
        proposed_ground="15.third_party",
        **changes,
    )
    return actions.register(cast.organ, draft, actor=cast.clerk)


def list_of(cast: Cast, kind: str) -> Item:
    draft = actions.Draft(
        kind=kind, title="名单", formed_on=date(2020, 12, 29), proposed_attribute="proactive", body="说明"
    )
    return actions.register(cast.organ, draft, actor=cast.clerk)


def tenant(cast: Cast, register: Item, number: int) -> Row:
    """A household that waits."""
    return actions.add_tracked_row(register.pk, household(number), on=date(2020, 3, 16), actor=cast.clerk)


def allocated(cast: Cast, register: Item, number: int, *, on: date = DAY) -> Row:
    """A household with a flat."""
    row = tenant(cast, register, number)
    actions.change_row(
        register.pk, row.pk, "allocate", on=on, reason="轮候到位", fills=FLAT, actor=cast.clerk
    )
    row.refresh_from_db()
    return row
