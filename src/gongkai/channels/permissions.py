"""Who may do what with 渠道: one table, keyed by verb; every subject belongs to an organ."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role


def clerk(actor: Actor, subject: Any) -> str | None:
    if not actor.works_in(subject.organ_id):
        return "只有本机关人员可以办理"
    return None if actor.has(Role.CLERK) else f"须由“{Role.CLERK.label}”人员办理"


PERMISSIONS: dict[str, Permission] = {
    "put_up": clerk,
    "take_down": clerk,
    "record_repost": clerk,
    "request_dispatch": clerk,
    "settle_dispatch": clerk,
    "record_delivery": clerk,
}
