"""The way of a posting and of an objection: tables of steps, one each for list, posting, round and objection."""

from gongkai.casework.procedure import Procedure, Step
from gongkai.items.choices import State
from gongkai.postings import requirements as needs
from gongkai.postings.choices import NOT_OVER, ObjectionState, PostingState, RoundState
from gongkai.postings.permissions import PERMISSIONS

PERSONAL_INFORMATION_LAW = "《中华人民共和国个人信息保护法》"

STARTING = Procedure(
    (
        Step(
            "start_posting",
            "发起公示",
            (State.DETERMINED, State.PUBLISHED),
            None,
            "《社会救助暂行办法》第四十条、当地实施办法",
            (
                needs.a_list_with_rows,
                needs.an_open_attribute,
                needs.no_posting_yet,
                needs.names_still_stand,
            ),
        ),
    ),
    dict(State.choices),
    PERMISSIONS,
)

POSTING = Procedure(
    (
        Step(
            "receive_objection",
            "登记异议",
            (PostingState.OPEN,),
            None,
            "",
            (
                needs.a_round_that_hung,
                needs.a_channel,
                needs.a_content,
                needs.a_day_of_receipt,
                needs.a_row_of_this_list,
            ),
        ),
        Step(
            "abort_posting",
            "终止公示",
            (PostingState.OPEN,),
            PostingState.ABORTED,
            "",
            (needs.a_reason,),
        ),
    ),
    dict(PostingState.choices),
    PERMISSIONS,
)

ROUND = Procedure(
    (
        Step(
            "record_review",
            "记录审核",
            (RoundState.WAITING,),
            RoundState.REVIEWED,
            "三级审核",
            (
                needs.the_round_before_is_closed,
                needs.no_open_objection,
                needs.papers_of_the_review,
                needs.an_opinion,
                needs.a_day_of_review,
            ),
        ),
        Step(
            "hang",
            "张贴公示",
            (RoundState.REVIEWED,),
            RoundState.HANGING,
            "三榜公示；期间自张贴次日起算（《中华人民共和国民法典》第二百零一条）",
            (
                needs.the_round_before_is_closed,
                needs.no_open_objection,
                needs.papers_still_there,
                needs.names_not_gone,
                needs.a_place,
                needs.a_way_to_object,
                needs.a_day_of_hanging,
            ),
        ),
        Step(
            "add_evidence",
            "上传凭证",
            NOT_OVER,
            None,
        ),
        Step(
            "strike_evidence",
            "撤销凭证",
            NOT_OVER,
            None,
            "",
            (needs.a_piece_that_stands, needs.a_reason),
        ),
        Step(
            "close_round",
            "结束本榜",
            (RoundState.HANGING,),
            RoundState.CLOSED,
            f"公示期满；{PERSONAL_INFORMATION_LAW}第四十七条",
            (
                needs.the_period_is_over,
                needs.no_open_objection,
                needs.papers_still_there,
                needs.evidence_of_the_round,
                needs.no_row_still_posted,
            ),
        ),
        Step(
            "suspend_round",
            "中止本榜",
            (RoundState.HANGING,),
            RoundState.SUSPENDED,
            "",
            (needs.a_reason,),
        ),
        Step(
            "restart_round",
            "重新张贴本榜",
            (RoundState.HANGING, RoundState.SUSPENDED),
            RoundState.REVIEWED,
            "",
            (needs.a_reason, needs.names_not_gone),
        ),
    ),
    dict(RoundState.choices),
    PERMISSIONS,
)

OBJECTION = Procedure(
    (
        Step(
            "investigate",
            "记录调查情况",
            (ObjectionState.RECEIVED, ObjectionState.INVESTIGATED),
            ObjectionState.INVESTIGATED,
            "",
            (needs.what_was_found,),
        ),
        Step(
            "draft_answer",
            "拟写答复",
            (ObjectionState.INVESTIGATED,),
            ObjectionState.PROPOSED,
            "",
            (
                needs.a_result,
                needs.a_row_for_a_change,
                needs.a_row_that_stands,
                needs.a_correction,
                needs.a_posting_to_post_again_in,
                needs.a_reply,
            ),
        ),
        Step(
            "approve_answer",
            "批准答复",
            (ObjectionState.PROPOSED,),
            ObjectionState.ANSWERED,
            "",
            (needs.a_row_that_stands, needs.a_posting_to_post_again_in),
        ),
        Step(
            "send_back_answer",
            "退回重新调查",
            (ObjectionState.PROPOSED,),
            ObjectionState.RECEIVED,
            "",
            (needs.a_reason,),
        ),
    ),
    dict(ObjectionState.choices),
    PERMISSIONS,
)
