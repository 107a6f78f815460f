"""The way of a 更正申请 and of a 转主动公开建议: two tables of steps."""

from gongkai.applications.choices import DeliveryState
from gongkai.applications.procedure.deliveries import DELIVERIES
from gongkai.cases import requirements as letter
from gongkai.cases.choices import CaseState
from gongkai.casework.procedure import Procedure, Step
from gongkai.requests import requirements as needs
from gongkai.requests.permissions import PERMISSIONS

REGULATION = "《中华人民共和国政府信息公开条例》"
RECTIFYING, CONVERTING = f"{REGULATION}第四十一条", f"{REGULATION}第四十四条"
S = CaseState
BEFORE_SIGNATURE = (S.RECEIVED, S.VERIFYING, S.VERIFIED, S.DRAFTED, S.REVIEWED)

RECTIFICATION_STEPS = (
    Step("take_up", "受理核实", (S.RECEIVED,), S.VERIFYING, RECTIFYING, (needs.a_handler_of_this_organ,)),
    Step(
        "record_verification",
        "记录核实情况",
        (S.VERIFYING, S.VERIFIED),
        S.VERIFIED,
        RECTIFYING,
        (needs.what_was_found, needs.a_day_of_verification),
    ),
    Step(
        "draft_decision",
        "拟定处理决定",
        (S.RECEIVED, S.VERIFYING, S.VERIFIED, S.DRAFTED),
        S.DRAFTED,
        RECTIFYING,
        (
            needs.an_outcome,
            needs.verified_unless_passed_on,
            needs.an_outcome_that_fits_the_verdict,
            letter.what_the_letter_must_state,
            letter.a_text_that_says_all,
        ),
    ),
    Step("review_decision", "审核处理决定", (S.DRAFTED,), S.REVIEWED, RECTIFYING),
    Step(
        "send_back_decision",
        "退回处理决定",
        (S.DRAFTED, S.REVIEWED),
        S.VERIFYING,
        "",
        (letter.a_reason,),
    ),
    Step(
        "sign_decision",
        "签发处理决定",
        (S.REVIEWED,),
        S.SIGNED,
        RECTIFYING,
        (letter.a_document_mark, letter.a_letter_that_says_all, needs.a_correction_that_is_public),
    ),
    Step(
        "deliver_decision", "送达处理决定", (S.SIGNED,), S.DELIVERED, f"{REGULATION}第四十条", letter.DELIVERY
    ),
    Step(
        "withdraw_rectification",
        "撤回更正申请",
        BEFORE_SIGNATURE,
        S.WITHDRAWN,
        "",
        (letter.a_reason,),
    ),
    Step(
        "assign_case",
        "指定事项承办人",
        (*BEFORE_SIGNATURE, S.SIGNED),
        None,
        "",
        (needs.a_handler_of_this_organ,),
    ),
)
RECTIFICATION_STATES = {
    state.value: str(state.label) for state in (*BEFORE_SIGNATURE, S.SIGNED, S.DELIVERED, S.WITHDRAWN)
}
RECTIFICATION = Procedure(RECTIFICATION_STEPS, RECTIFICATION_STATES, PERMISSIONS)

BEFORE_DECISION = (S.RECEIVED, S.DRAFTED, S.REVIEWED)
CONVERSION_STEPS = (
    Step(
        "examine_conversion",
        "审核建议并拟办",
        (S.RECEIVED, S.DRAFTED),
        S.DRAFTED,
        CONVERTING,
        (needs.a_conclusion, needs.something_to_open),
    ),
    Step(
        "review_conversion",
        "复核（保密审查）",
        (S.DRAFTED,),
        S.REVIEWED,
        f"{REGULATION}第十七条",
        (needs.still_something_to_open, needs.a_reassessment_that_the_reviewer_may_propose),
    ),
    Step("send_back_conversion", "退回重新审核", (S.DRAFTED, S.REVIEWED), S.RECEIVED, "", (letter.a_reason,)),
    Step(
        "decide_conversion",
        "决定并签发答复",
        (S.REVIEWED,),
        S.SIGNED,
        CONVERTING,
        (
            needs.a_person_who_waits,
            needs.still_something_to_open,
            letter.a_document_mark,
            letter.a_letter_that_says_all,
        ),
    ),
    Step(
        "decide_detected",
        "决定（本机关发现）",
        (S.REVIEWED,),
        S.CLOSED,
        CONVERTING,
        (needs.nobody_who_waits, needs.still_something_to_open),
    ),
    Step(
        "deliver_conversion",
        "送达建议答复",
        (S.SIGNED,),
        S.DELIVERED,
        f"{REGULATION}第四十条",
        letter.DELIVERY,
    ),
    Step("withdraw_conversion", "撤回建议", BEFORE_DECISION, S.WITHDRAWN, "", (letter.a_reason,)),
    Step(
        "assign_case",
        "指定事项承办人",
        (*BEFORE_DECISION, S.SIGNED),
        None,
        "",
        (needs.a_handler_of_this_organ,),
    ),
)
CONVERSION_STATES = {
    state.value: str(state.label)
    for state in (*BEFORE_DECISION, S.SIGNED, S.DELIVERED, S.CLOSED, S.WITHDRAWN)
}
CONVERSION = Procedure(CONVERSION_STEPS, CONVERSION_STATES, PERMISSIONS)

# After the end: what became of the letter. The case stays delivered, on the day on which the letter first left.
AFTERWARDS = Procedure(DELIVERIES, dict(DeliveryState.choices), PERMISSIONS)
