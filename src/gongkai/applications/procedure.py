"""The way of an application from submission to delivery: one table of steps (条例第四十五条)."""

from gongkai.applications import requirements as needs
from gongkai.applications.choices import State
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework.procedure import Procedure, Step

REGULATION = "《中华人民共和国政府信息公开条例》"

STEPS = (
    Step(
        "register",
        "确认收到并登记",
        (State.SUBMITTED,),
        State.REGISTERED,
        f"{REGULATION}第三十一条",
        (needs.a_day_of_receipt, needs.a_handler_of_this_organ),
    ),
    Step(
        "assign",
        "指定承办人",
        (State.SUBMITTED, State.REGISTERED, State.DRAFTED, State.REVIEWED, State.SIGNED),
        None,
        "",
        (needs.a_chosen_handler, needs.a_handler_of_this_organ),
    ),
    Step(
        "draft_reply",
        "拟写答复",
        (State.REGISTERED, State.DRAFTED),
        State.DRAFTED,
        f"{REGULATION}第三十六条至第三十九条",
        (
            needs.an_outcome,
            needs.what_the_outcome_must_state,
            needs.items_of_this_organ,
            needs.a_reconsideration_organ,
        ),
    ),
    Step("review_reply", "审核答复", (State.DRAFTED,), State.REVIEWED, f"{REGULATION}第十七条"),
    Step(
        "send_back_reply",
        "退回重拟",
        (State.DRAFTED, State.REVIEWED),
        State.REGISTERED,
        "",
        (needs.a_reason,),
    ),
    Step(
        "sign_reply",
        "签发答复",
        (State.REVIEWED,),
        State.SIGNED,
        f"{REGULATION}第四十五条",
        (needs.a_document_mark, needs.the_right_remedy),
    ),
    Step(
        "deliver",
        "送达答复",
        (State.SIGNED,),
        State.DELIVERED,
        f"{REGULATION}第四十条",
        (needs.a_delivery_method, needs.a_day_of_delivery, needs.a_postal_receipt),
    ),
)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
