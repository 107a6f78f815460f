"""Who may do what with 公示 and 公示异议: one table, keyed by verb; every subject belongs to an organ."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import (
    clerk,
    clerk_or_head,
    director,
    head_or_director,
    needs_to_know,
    whoever_answers_for_the_organ,
)
from gongkai.organs.actors import Actor


def another_director(actor: Actor, objection: Any) -> str | None:
    refusal = director(actor, objection)
    if refusal is None and actor.is_same_person(objection.drafted_by_id):
        return "不能批准本人拟写的答复"
    return refusal


def whoever_needs_to_know(actor: Actor, objection: Any) -> str | None:
    return needs_to_know(actor, objection, objection.investigated_by_id)


def anyone(actor: Actor, subject: Any) -> str | None:
    return None


PERMISSIONS: dict[str, Permission] = {
    "start_posting": clerk,
    "abort_posting": director,
    "record_review": clerk_or_head,
    "hang": clerk,
    "add_evidence": clerk_or_head,
    "strike_evidence": clerk_or_head,
    "open_evidence": whoever_answers_for_the_organ,
    "close_round": clerk,
    "suspend_round": whoever_answers_for_the_organ,
    "restart_round": head_or_director,
    "receive_objection": clerk_or_head,
    "object_online": anyone,
    "investigate": clerk_or_head,
    "draft_answer": clerk_or_head,
    "approve_answer": another_director,
    "send_back_answer": director,
    "look": whoever_needs_to_know,
}
