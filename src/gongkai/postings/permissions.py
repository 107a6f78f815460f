"""Who may do what with 公示 and 公示异议: one table, keyed by verb; every subject belongs to an organ."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role


def _in_organ(actor: Actor, subject: Any, *roles: Role) -> str | None:
    if not actor.works_in(subject.organ_id):
        return "只有本机关人员可以办理"
    if not actor.has(*roles):
        return f"须由“{'”或“'.join(role.label for role in roles)}”人员办理"
    return None


def clerk(actor: Actor, subject: Any) -> str | None:
    return _in_organ(actor, subject, Role.CLERK)


def clerk_or_head(actor: Actor, subject: Any) -> str | None:
    return _in_organ(actor, subject, Role.CLERK, Role.SECTION_HEAD)


def whoever_sees_a_fault(actor: Actor, subject: Any) -> str | None:
    return _in_organ(actor, subject, Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)


def head_or_director(actor: Actor, subject: Any) -> str | None:
    return _in_organ(actor, subject, Role.SECTION_HEAD, Role.DIRECTOR)


def director(actor: Actor, subject: Any) -> str | None:
    return _in_organ(actor, subject, Role.DIRECTOR)


def another_director(actor: Actor, objection: Any) -> str | None:
    refusal = director(actor, objection)
    if refusal is None and actor.is_same_person(objection.drafted_by_id):
        return "不能批准本人拟写的答复"
    return refusal


def whoever_needs_to_know(actor: Actor, objection: Any) -> str | None:
    if actor.works_in(objection.organ_id) and actor.is_same_person(objection.investigated_by_id):
        return None
    return _in_organ(actor, objection, Role.CLERK, Role.DIRECTOR)


def anyone(actor: Actor, subject: Any) -> str | None:
    return None


PERMISSIONS: dict[str, Permission] = {
    "start_posting": clerk,
    "abort_posting": director,
    "record_review": clerk_or_head,
    "hang": clerk,
    "add_evidence": clerk_or_head,
    "strike_evidence": clerk_or_head,
    "open_evidence": whoever_sees_a_fault,
    "close_round": clerk,
    "suspend_round": whoever_sees_a_fault,
    "restart_round": head_or_director,
    "receive_objection": clerk_or_head,
    "object_online": anyone,
    "investigate": clerk_or_head,
    "draft_answer": clerk_or_head,
    "approve_answer": another_director,
    "send_back_answer": director,
    "look": whoever_needs_to_know,
}
