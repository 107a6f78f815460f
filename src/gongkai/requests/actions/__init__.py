"""The only writers of 更正申请 and 转主动公开建议."""

from gongkai.requests.actions.conversions import (
    decide_conversion,
    decide_detected,
    deliver_conversion,
    examine_conversion,
    open_detected,
    review_conversion,
    send_back_conversion,
    submit_conversion,
    withdraw_conversion,
)
from gongkai.requests.actions.deliveries import confirm_delivery, deliver_again, open_receipt, record_return
from gongkai.requests.actions.handling import assign_case, attach_to_request, look, open_request_file
from gongkai.requests.actions.rectifications import (
    deliver_decision,
    draft_decision,
    record_verification,
    review_decision,
    send_back_decision,
    sign_decision,
    submit_rectification,
    take_up,
    withdraw_rectification,
)

__all__ = [
    "assign_case",
    "attach_to_request",
    "confirm_delivery",
    "decide_conversion",
    "decide_detected",
    "deliver_again",
    "deliver_conversion",
    "deliver_decision",
    "draft_decision",
    "examine_conversion",
    "look",
    "open_detected",
    "open_receipt",
    "open_request_file",
    "record_return",
    "record_verification",
    "review_conversion",
    "review_decision",
    "send_back_conversion",
    "send_back_decision",
    "sign_decision",
    "submit_conversion",
    "submit_rectification",
    "take_up",
    "withdraw_conversion",
    "withdraw_rectification",
]
