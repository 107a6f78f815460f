"""更正录入: what a clerk keyed in from paper, put right until the reply is signed."""

from gongkai.applications.choices import State
from gongkai.applications.procedure.regulation import REGULATION
from gongkai.applications.requirements import retyping
from gongkai.casework.procedure import Step

RETYPING = (
    Step(
        "retype",
        "更正录入",
        (State.SUBMITTED, State.REGISTERED, State.DRAFTED, State.REVIEWED),
        None,
        f"{REGULATION}第二十九条",
        (
            retyping.keyed_in_by_a_clerk,
            retyping.a_reason,
            retyping.what_a_paper_may_say,
            retyping.something_that_differs,
            retyping.nobody_was_faster,
            retyping.faults_that_nobody_was_asked_to_correct,
            retyping.no_words_of_the_applicants_own,
            retyping.letters_that_can_follow,
        ),
    ),
)
