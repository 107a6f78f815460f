"""Who may do what with 公开目录: one table, keyed by verb; every subject is a version of an organ's catalogue."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk, director, of_organ
from gongkai.organs.actors import Actor, Role


def another_director(actor: Actor, version: Any) -> str | None:
    refusal = director(actor, version)
    drafters = {version.drafted_by_id, *getattr(version, "editor_ids", ())}
    if refusal is None and any(actor.is_same_person(member_id) for member_id in drafters):
        return "不能批准本人参与起草的目录"
    return refusal


PERMISSIONS: dict[str, Permission] = {
    "add_heading": clerk,
    "change_heading": clerk,
    "move_heading": clerk,
    "end_heading": clerk,
    "take_standard_rows": clerk,
    "submit_version": clerk,
    "send_back_version": director,
    "approve_version": another_director,
    "drop_version": clerk,
}


def may_draft(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot begin a draft of that organ's catalogue, or None."""
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能起草本机关的目录", act="起草")
