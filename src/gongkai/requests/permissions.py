"""Who may do what with 更正申请 and 转主动公开建议: one table, keyed by verb."""

from typing import Any

from gongkai.cases.who_may import (
    HANDLERS,
    another_reviewer,
    another_signer,
    by_name,
    clerk,
    handling,
    in_organ,
    not_a_writer,
    the_person_or_clerk,
    whoever_checks_now,
    whoever_needs_to_know,
)
from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role
from gongkai.requests.models import Conversion


def assigner(actor: Actor, case: Any) -> str | None:
    return in_organ(actor, case, *HANDLERS, Role.DIRECTOR)


def another_secrecy_reviewer(actor: Actor, conversion: Conversion) -> str | None:
    """Whether it may be public is a question of the secrecy review (条例第十七条)."""
    refusal = in_organ(actor, conversion, Role.SECRECY_REVIEWER) or by_name(actor)
    if refusal is None and actor.is_same_person(conversion.examined_by_id):
        return "不能复核本人审核拟办的建议"
    return refusal or not_a_writer(actor, conversion, "复核")


def another_director(actor: Actor, conversion: Conversion) -> str | None:
    refusal = in_organ(actor, conversion, Role.DIRECTOR) or by_name(actor)
    if refusal is None and (
        actor.is_same_person(conversion.examined_by_id) or actor.is_same_person(conversion.reviewed_by_id)
    ):
        return "不能决定本人审核或者复核的建议"
    return refusal or not_a_writer(actor, conversion, "签发")


PERMISSIONS: dict[str, Permission] = {
    "assign_case": assigner,
    "take_up": handling,
    "record_verification": handling,
    "draft_decision": handling,
    "review_decision": another_reviewer,
    "send_back_decision": whoever_checks_now,
    "sign_decision": another_signer,
    "deliver_decision": clerk,
    "withdraw_rectification": the_person_or_clerk,
    "examine_conversion": handling,
    "review_conversion": another_secrecy_reviewer,
    "send_back_conversion": whoever_checks_now,
    "decide_conversion": another_director,
    "decide_detected": another_director,
    "deliver_conversion": clerk,
    "withdraw_conversion": the_person_or_clerk,
    "record_return": clerk,
    "deliver_again": clerk,
    "attach_to_request": handling,
    "look": whoever_needs_to_know,
}


def may_detect(actor: Actor, organ_id: int) -> str | None:
    """Opening a case that nobody asked for, about an item of the organ."""
    if not actor.works_in(organ_id):
        return "只能处理本机关的信息"
    return (None if actor.has(*HANDLERS) else "须由“经办”或“科室负责人”人员办理") or by_name(actor)
