"""Who may archive, hold and destroy: one table, keyed by verb."""

from typing import Any

from gongkai.applications.permissions import whoever_needs_to_know
from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import by_name, clerk_or_head, director
from gongkai.organs.actors import Actor


def archivist(actor: Actor, shelf: Any) -> str | None:
    return clerk_or_head(actor, shelf) or by_name(actor)


def holder(actor: Actor, shelf: Any) -> str | None:
    return director(actor, shelf) or by_name(actor)


def another_director(actor: Actor, shelf: Any) -> str | None:
    """销毁 takes two people."""
    refusal = holder(actor, shelf)
    if refusal is None and shelf.destruction and actor.is_same_person(shelf.destruction.proposed_by_id):
        return "不能审批本人提出的销毁"
    return refusal


def reader(actor: Actor, shelf: Any) -> str | None:
    """A case file tells who applied: for those who need to know, on the record."""
    return whoever_needs_to_know(actor, shelf.application)


PERMISSIONS: dict[str, Permission] = {
    "archive": archivist,
    "open_case_file": reader,
    "place_hold": holder,
    "lift_hold": holder,
    "propose_destruction": archivist,
    "approve_destruction": another_director,
    "decline_destruction": another_director,
}
