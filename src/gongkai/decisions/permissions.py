"""Who may do what with 执法决定: one table, keyed by verb; every subject belongs to an organ.

Whoever entered a row neither clears nor signs it, and who cleared it does not sign it (four eyes).
"""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk, in_organ, whoever_answers_for_the_organ
from gongkai.organs.actors import Actor, Role


def another_reviewer(actor: Actor, decision: Any) -> str | None:
    refusal = in_organ(actor, decision, Role.SECRECY_REVIEWER)
    return refusal or _not_who_entered(actor, decision, "审查")


def another_director(actor: Actor, decision: Any) -> str | None:
    refusal = in_organ(actor, decision, Role.DIRECTOR) or _not_who_entered(actor, decision, "签核")
    if refusal is None and actor.is_same_person(getattr(decision, "cleared_by_id", None)):
        return "不能签核本人审查的决定"
    return refusal


def another_directors_repair(actor: Actor, repair: Any) -> str | None:
    refusal = in_organ(actor, repair, Role.DIRECTOR)
    if refusal is None and actor.is_same_person(getattr(repair, "received_by_id", None)):
        return "不能决定本人登记的修复申请"
    return refusal


def _not_who_entered(actor: Actor, decision: Any, act: str) -> str | None:
    entered: frozenset[int | None] = getattr(decision, "entered_by", frozenset())
    return f"不能{act}本人登记或者更正的决定" if actor.member_id in entered else None


PERMISSIONS: dict[str, Permission] = {
    "open_list": clerk,
    "clear_decisions": another_reviewer,
    "exempt_decisions": another_reviewer,
    "lift_exemption": another_reviewer,
    "sign_decisions": another_director,
    "publish_decisions": clerk,
    "take_down_decision": whoever_answers_for_the_organ,  # what must go goes at once
    "receive_repair": clerk,
    "decide_repair": another_directors_repair,
    "export_decisions": clerk,
}
