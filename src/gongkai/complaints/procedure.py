"""投诉举报的办理程序: one table; the authority leads, the organ that it is about speaks twice."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.complaints import requirements as need
from gongkai.complaints.choices import ComplaintState as State
from gongkai.complaints.permissions import PERMISSIONS

REGULATION = "《中华人民共和国政府信息公开条例》"
REMEDY, LIABILITY = f"{REGULATION}第五十一条", f"{REGULATION}第五十三条"
BEFORE_DECISION = (State.RECEIVED, State.ACCEPTED, State.ASKED, State.STATED, State.FOUND)

COMPLAINT = Procedure(
    (
        Step("accept_complaint", "受理", (State.RECEIVED,), State.ACCEPTED, REMEDY),
        Step(
            "redirect_complaint",
            "告知向有权机关提出",
            (State.RECEIVED, State.ACCEPTED),
            State.REDIRECTED,
            REMEDY,
            (need.somewhere_to_turn, need.a_reason),
        ),
        Step(
            "ask_for_statement",
            "要求被投诉单位说明",
            (State.ACCEPTED,),
            State.ASKED,
            REMEDY,
            (need.what_is_asked, need.no_word_of_who_complained, need.a_day_for_the_statement),
        ),
        Step("give_statement", "说明情况", (State.ASKED,), State.STATED, REMEDY, (need.a_statement,)),
        Step(
            "record_finding",
            "查明情况，提出处理意见",
            (State.ACCEPTED, State.ASKED, State.STATED),
            State.FOUND,
            LIABILITY,
            (
                need.heard_or_overdue,
                need.a_finding,
                need.an_order_with_a_day,
                need.no_word_of_who_complained,
            ),
        ),
        Step("send_finding_back", "退回补充查办", (State.FOUND,), State.ACCEPTED, "", (need.a_reason,)),
        Step("decide_complaint", "作出处理决定", (State.FOUND,), State.DECIDED, LIABILITY),
        Step(
            "tell_complainant",
            "告知投诉举报人",
            (State.DECIDED,),
            None,
            REMEDY,
            (need.a_way_of_telling,),
        ),
        Step(
            "report_mended",
            "报告改正情况",
            (State.CORRECTING,),
            State.CORRECTED,
            LIABILITY,
            (need.what_was_mended,),
        ),
        Step("confirm_mended", "核实改正，办结", (State.CORRECTED,), State.DONE, LIABILITY),
        Step(
            "doubt_mended",
            "没有改正到位，退回",
            (State.CORRECTED,),
            State.CORRECTING,
            LIABILITY,
            (need.a_reason, need.no_word_of_who_complained),
        ),
        Step("take_back_complaint", "撤回投诉举报", BEFORE_DECISION, State.TAKEN_BACK, "", (need.a_reason,)),
    ),
    dict(State.choices),
    PERMISSIONS,
)
THEIRS = ("give_statement", "report_mended")
NOTICE = Procedure(
    tuple(step for step in COMPLAINT.steps if step.verb in THEIRS), dict(State.choices), PERMISSIONS
)
