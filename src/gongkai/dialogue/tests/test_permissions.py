"""Who may do what with a proposal, drawn: rows are verbs, columns the cast (x may, - may not)."""

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import PERMISSIONS
from gongkai.dialogue.proposals.procedure import PROPOSAL
from gongkai.dialogue.tests.samples import brought_to, registered

MATRIX = """
                          clerk section_head reviewer director authority auditor other_clerk other_director stranger
amend_proposal              x        -          -        -         -        -         -            -           -
assign_proposal             x        x          -        x         -        -         -            -           -
return_proposal             x        -          -        -         -        -         -            -           -
add_cohost                  x        -          -        -         -        -         -            -           -
record_cohost_opinion       x        -          -        -         -        -         -            -           -
give_cohost_opinion         -        -          -        -         -        -         -            -           -
draft_proposal_reply        x        -          -        -         -        -         -            -           -
review_openness             -        -          x        -         -        -         -            -           -
send_back_proposal_reply    -        -          x        x         -        -         -            -           -
sign_proposal_reply         -        -          -        x         -        -         -            -           -
deliver_proposal_reply      x        -          -        -         -        -         -            -           -
record_satisfaction         x        -          -        -         -        -         -            -           -
handle_again                x        -          -        -         -        -         -            -           -
publish_proposal_reply      x        -          -        -         -        -         -            -           -
report_handling             x        -          -        -         -        -         -            -           -
look_at_contact             x        -          -        x         -        -         -            -           -
"""
# The same where this organ is co-host: nothing but its opinion is ours to give.
CO_HOSTED = """
                          clerk section_head reviewer director authority auditor other_clerk other_director stranger
amend_proposal              x        -          -        -         -        -         -            -           -
assign_proposal             x        x          -        x         -        -         -            -           -
return_proposal             x        -          -        -         -        -         -            -           -
add_cohost                  -        -          -        -         -        -         -            -           -
record_cohost_opinion       -        -          -        -         -        -         -            -           -
give_cohost_opinion         x        x          -        -         -        -         -            -           -
draft_proposal_reply        -        -          -        -         -        -         -            -           -
review_openness             -        -          -        -         -        -         -            -           -
send_back_proposal_reply    -        -          -        -         -        -         -            -           -
sign_proposal_reply         -        -          -        -         -        -         -            -           -
deliver_proposal_reply      -        -          -        -         -        -         -            -           -
record_satisfaction         -        -          -        -         -        -         -            -           -
handle_again                -        -          -        -         -        -         -            -           -
publish_proposal_reply      -        -          -        -         -        -         -            -           -
report_handling             x        -          -        -         -        -         -            -           -
look_at_contact             x        -          -        x         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, brought_to("drafted", cast))


def test_the_matrix_of_a_co_host_holds(cast: Cast) -> None:
    proposal = registered(cast, part="co_host", host_name="青石县水务局")
    assert_matrix_holds(CO_HOSTED, PERMISSIONS, cast, proposal)


def test_every_step_has_a_permission() -> None:
    assert {step.verb for step in PROPOSAL.steps} <= set(PERMISSIONS)


@pytest.mark.parametrize(("verb", "act"), [("review_openness", "审查"), ("sign_proposal_reply", "签发")])
def test_four_eyes_hold_even_for_someone_with_every_role(cast: Cast, verb: str, act: str) -> None:
    proposal = brought_to("cleared", cast)
    member = cast.members["clerk"]
    member.roles = ["clerk", "secrecy_reviewer", "director"]
    assert PERMISSIONS[verb](member.as_actor(), proposal) == f"不能{act}本人拟写的答复"


@pytest.mark.parametrize(
    ("column", "count"), [("clerk", 1), ("auditor", 1), ("authority", 1), ("other_clerk", 0), ("stranger", 0)]
)
def test_members_see_their_organs_and_the_authority_those_below(cast: Cast, column: str, count: int) -> None:
    registered(cast)
    assert Proposal.objects.visible_to(getattr(cast, column)).count() == count
