"""Challenges: two tables of steps, one from the application's side, one from the challenge's."""

from gongkai.applications.choices import State as ApplicationState
from gongkai.casework.procedure import Procedure, Step
from gongkai.remedies import requirements as need
from gongkai.remedies.choices import State
from gongkai.remedies.permissions import PERMISSIONS

ANY = tuple(ApplicationState)
REGULATION = "《中华人民共和国政府信息公开条例》"
REGISTRATION = Procedure(
    (
        Step(
            "register_reconsideration",
            "登记行政复议",
            ANY,
            None,
            f"{REGULATION}第五十一条",
            (need.something_to_challenge, need.a_case_number, need.a_day_of_filing),
        ),
        Step(
            "register_lawsuit",
            "登记行政诉讼",
            ANY,
            None,
            f"{REGULATION}第五十一条",
            (
                need.something_to_challenge,
                need.a_case_number,
                need.a_day_of_filing,
                need.a_review_that_went_before,
                need.a_standing,
            ),
        ),
    ),
    dict(ApplicationState.choices),
    PERMISSIONS,
)
PENDING, CLOSED = (State.PENDING,), (State.CLOSED,)
BOTH = (State.PENDING, State.CLOSED)
HOW_IT_ENDED = (
    need.a_result,
    need.a_closing_day,
    need.a_day_of_receiving_the_decision,
    need.a_decision_to_act_again,
    need.an_ordered_period,
)
CLOSING = Procedure(
    (
        Step(
            "record_service",
            "登记收到副本",
            PENDING,
            None,
            "",
            (need.not_served_yet, need.a_body, need.a_day_of_service),
        ),
        Step(
            "record_answer",
            "登记提交答复或答辩",
            PENDING,
            None,
            "",
            (need.a_served_copy, need.not_answered_yet, need.a_day_of_answering),
        ),
        Step("set_hearing", "登记听证或开庭", PENDING, None, "", (need.a_day_of_hearing,)),
        Step("close", "登记审理结果", PENDING, State.CLOSED, "", HOW_IT_ENDED),
        Step(
            "attach_paper",
            "添加应诉材料",
            BOTH,
            None,
            "",
            (
                need.an_application_that_was_not_destroyed,
                need.a_role_of_the_paper,
                need.not_there_already,
                need.room_for_the_paper,
            ),
        ),
        Step(
            "set_aside_paper",
            "撤下应诉材料",
            BOTH,
            None,
            "",
            (need.a_reason, need.a_paper_that_stands),
        ),
        Step("correct", "更正登记", BOTH, None, "", (need.a_reason,)),
        Step(
            "annul",
            "撤销登记",
            BOTH,
            State.ANNULLED,
            "",
            (need.a_reason, need.no_suit_after_it, need.nothing_acted_on),
        ),
    ),
    dict(State.choices),
    PERMISSIONS,
)
SUIT = Procedure(
    (
        *CLOSING.steps,
        Step(
            "appeal",
            "登记上诉",
            CLOSED,
            State.PENDING,
            "《中华人民共和国行政诉讼法》第八十五条",
            (need.a_first_judgment, need.a_day_of_opening_again),
        ),
        Step(
            "remand",
            "登记发回重审",
            PENDING,
            None,
            "《中华人民共和国行政诉讼法》第八十九条",
            (need.a_court_that_remands, need.a_day_of_opening_again),
        ),
        Step(
            "retry",
            "登记再审",
            CLOSED,
            State.PENDING,
            "《中华人民共和国行政诉讼法》第九十一条、第九十二条",
            (need.a_number_of_the_retrial, need.a_day_of_opening_again),
        ),
    ),
    dict(State.choices),
    PERMISSIONS,
)
