"""Who may do what with 更正申请 and 转主动公开建议: one table, keyed by verb."""

from gongkai.cases.models import CaseDelivery
from gongkai.cases.who_may import (
    another_reviewer,
    another_signer,
    handling,
    not_a_writer,
    the_person_or_clerk,
    whoever_checks_now,
    whoever_needs_to_know,
)
from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import by_name, clerk, in_organ, of_organ, whoever_answers_for_the_organ
from gongkai.organs.actors import Actor, Role
from gongkai.requests.models import Conversion


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


def receipt_reader(actor: Actor, delivery: CaseDelivery) -> str | None:
    """A receipt shows a name and a signature: for those who need to know, on the record."""
    return whoever_needs_to_know(actor, delivery.subject)


PERMISSIONS: dict[str, Permission] = {
    "assign_case": whoever_answers_for_the_organ,
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
    "confirm_delivery": clerk,
    "record_return": clerk,
    "deliver_again": clerk,
    "open_receipt": receipt_reader,
    "attach_to_request": handling,
    "look": whoever_needs_to_know,
}


def may_detect(actor: Actor, organ_id: int) -> str | None:
    """Opening a case that nobody asked for, about an item of the organ."""
    roles = (Role.CLERK, Role.SECTION_HEAD)
    return of_organ(actor, organ_id, *roles, elsewhere="只能处理本机关的信息") or by_name(actor)
