"""The way of a proposal from its assignment to the deputies' opinion and the public: one table of steps."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.dialogue.choices import ProposalState as State
from gongkai.dialogue.permissions import PERMISSIONS
from gongkai.dialogue.proposals import requirements as needs

DEPUTIES_LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
REPLY_NOTICE = (
    "《国务院办公厅关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知》（国办发〔2014〕46号）"
)
LOCAL_RULES = "人大代表建议和政协提案办理的地方规定"
ANSWERED = (State.DELIVERED, State.CLOSED)

STEPS = (
    Step(
        "assign_proposal",
        "交承办科室",
        (State.RECEIVED, State.HANDLING),
        State.HANDLING,
        "",
        (needs.a_section_or_a_handler,),
    ),
    Step(
        "give_cohost_opinion",
        "提出会办意见",
        (State.HANDLING,),
        State.CLOSED,
        LOCAL_RULES,
        (needs.an_opinion, needs.a_day_not_before_assignment),
    ),
    Step(
        "draft_proposal_reply",
        "拟写答复并提出公开属性",
        (State.HANDLING, State.DRAFTED),
        State.DRAFTED,
        f"{DEPUTIES_LAW}、{REPLY_NOTICE}",
        (
            needs.a_text,
            needs.a_result_class,
            needs.an_openness,
            needs.a_summary_where_only_that_is_open,
        ),
    ),
    Step(
        "review_openness",
        "审查公开属性",
        (State.DRAFTED,),
        State.CLEARED,
        f"《中华人民共和国政府信息公开条例》第十七条、{REPLY_NOTICE}",
        (needs.an_openness,),
    ),
    Step(
        "send_back_proposal_reply",
        "退回重拟",
        (State.DRAFTED, State.CLEARED),
        State.HANDLING,
        "",
        (needs.a_reason,),
    ),
    Step("sign_proposal_reply", "签发复文", (State.CLEARED,), State.SIGNED, "", (needs.a_document_mark,)),
    Step(
        "deliver_proposal_reply",
        "送达代表、委员",
        (State.SIGNED,),
        State.DELIVERED,
        DEPUTIES_LAW,
        (needs.a_delivery, needs.a_day_of_delivery),
    ),
    Step(
        "record_satisfaction",
        "记录反馈意见",
        (State.DELIVERED,),
        State.CLOSED,
        LOCAL_RULES,
        (needs.a_content_opinion, needs.a_day_of_opinion),
    ),
    Step(
        "handle_again",
        "不满意，重新办理",
        (State.DELIVERED,),
        State.HANDLING,
        LOCAL_RULES,
        (needs.a_reason, needs.a_day_of_opinion),
    ),
    Step(
        "publish_proposal_reply",
        "公开复文",
        ANSWERED,
        None,
        f"{DEPUTIES_LAW}、《中华人民共和国政府信息公开条例》第二十六条",
        (needs.an_open_reply, needs.not_published_yet),
    ),
    Step(
        "report_handling",
        "向督查部门报告",
        (State.HANDLING, State.DRAFTED, State.CLEARED, State.SIGNED, *ANSWERED),
        None,
        "",
        (needs.a_receiver, needs.a_day_of_report),
    ),
    Step(
        "add_cohost",
        "送会办单位",
        (State.RECEIVED, State.HANDLING, State.DRAFTED),
        None,
        LOCAL_RULES,
        (needs.a_cohost, needs.a_day_not_before_assignment),
    ),
    Step(
        "record_cohost_opinion",
        "记录会办意见",
        (State.RECEIVED, State.HANDLING, State.DRAFTED, State.CLEARED),
        None,
        LOCAL_RULES,
        (needs.a_cohost_that_is_asked, needs.an_opinion, needs.a_day_not_before_assignment),
    ),
    Step("amend_proposal", "修改登记内容", (State.RECEIVED, State.HANDLING), None),
    Step(
        "return_proposal",
        "退回交办单位",
        (State.RECEIVED, State.HANDLING),
        State.RETURNED,
        LOCAL_RULES,
        (needs.a_reason,),
    ),
)
PROPOSAL = Procedure(STEPS, dict(State.choices), PERMISSIONS)
