"""What goes on around an application: help, pieces, withdrawal, and answering anew."""

from gongkai.applications.choices import State
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import around, mending, reinstating, said
from gongkai.casework.procedure import Step

AROUND = (
    Step(
        "ask_for_help",
        "请求协办",
        (State.REGISTERED, State.DRAFTED),
        None,
        f"{REGULATION}第四十五条",
        (around.somebody_to_help, around.a_day_for_the_section),
    ),
    Step(
        "split",
        "拆分为多件",
        (State.REGISTERED,),
        None,
        f"{REGULATION}第二十九条",
        (said.the_clock_runs, around.no_letter_but_a_correction, around.pieces_to_split_into),
    ),
    Step(
        "withdraw_application",
        "撤回申请",
        (State.SUBMITTED, State.REGISTERED, State.DRAFTED, State.REVIEWED, State.SIGNED),
        State.CLOSED,
        "",
        (around.a_word_of_the_applicant, around.a_day_of_withdrawal),
    ),
    Step(
        "mend_record",
        "更正登记事项",
        tuple(State),
        None,
        "",
        (mending.papers_that_are_there, mending.something_changed, mending.a_reason),
    ),
    Step(
        "annul_registration",
        "作废登记",
        (State.SUBMITTED, State.REGISTERED),
        State.CLOSED,
        "",
        (
            reinstating.keyed_in_here,
            reinstating.nothing_done_yet,
            said.no_unsent_letter,
            reinstating.a_reason_to_annul,
        ),
    ),
    Step(
        "reinstate",
        "恢复办理",
        (State.CLOSED,),
        None,
        "",
        (reinstating.closed_by_a_member, reinstating.a_reason_to_reinstate),
    ),
    Step(
        "act_again",
        "依决定重新办理",
        (State.DELIVERED,),
        None,
        f"{REGULATION}第五十一条",
        (around.not_acted_again_yet, around.a_day_of_the_order, around.an_ordered_period),
    ),
)
