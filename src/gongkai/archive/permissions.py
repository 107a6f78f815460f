"""Who may archive, hold and destroy: one table, keyed by verb."""

from typing import Any

from gongkai.applications.permissions import whoever_needs_to_know
from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role


def _in_organ(actor: Actor, shelf: Any, *roles: Role) -> str | None:
    if not actor.works_in(shelf.organ_id):
        return "只有本机关人员可以办理"
    if not actor.has(*roles):
        return f"须由“{'”或“'.join(role.label for role in roles)}”人员办理"
    return None if actor.is_member else "须由本机关工作人员署名办理"


def archivist(actor: Actor, shelf: Any) -> str | None:
    return _in_organ(actor, shelf, Role.CLERK, Role.SECTION_HEAD)


def director(actor: Actor, shelf: Any) -> str | None:
    return _in_organ(actor, shelf, Role.DIRECTOR)


def another_director(actor: Actor, shelf: Any) -> str | None:
    """销毁 takes two people."""
    refusal = director(actor, shelf)
    if refusal is None and shelf.destruction and actor.is_same_person(shelf.destruction.proposed_by_id):
        return "不能审批本人提出的销毁"
    return refusal


def reader(actor: Actor, shelf: Any) -> str | None:
    """A case file tells who applied: for those who need to know, on the record."""
    return whoever_needs_to_know(actor, shelf.application)


PERMISSIONS: dict[str, Permission] = {
    "archive": archivist,
    "open_case_file": reader,
    "place_hold": director,
    "lift_hold": director,
    "propose_destruction": archivist,
    "approve_destruction": another_director,
    "decline_destruction": another_director,
}
