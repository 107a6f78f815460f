"""Who may do what with a proposal, drawn: rows are verbs, columns the cast (x may, - may not)."""

import pytest
from conftest import Cast

from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import PERMISSIONS
from gongkai.dialogue.proposals.procedure import PROPOSAL
from gongkai.dialogue.tests.samples import brought_to, registered

COLUMNS = [
    "clerk",
    "section_head",
    "reviewer",
    "director",
    "authority",
    "auditor",
    "other_clerk",
    "other_director",
    "stranger",
]
MATRIX = """
amend_proposal            x - - - - - - - -
assign_proposal           x x - x - - - - -
return_proposal           x - - - - - - - -
add_cohost                x - - - - - - - -
record_cohost_opinion     x - - - - - - - -
give_cohost_opinion       - - - - - - - - -
draft_proposal_reply      x - - - - - - - -
review_openness           - - x - - - - - -
send_back_proposal_reply  - - x x - - - - -
sign_proposal_reply       - - - x - - - - -
deliver_proposal_reply    x - - - - - - - -
record_satisfaction       x - - - - - - - -
handle_again              x - - - - - - - -
publish_proposal_reply    x - - - - - - - -
report_handling           x - - - - - - - -
look_at_contact           x - - x - - - - -
"""
# The same where this organ is co-host: nothing but its opinion is ours to give.
CO_HOSTED = """
amend_proposal            x - - - - - - - -
assign_proposal           x x - x - - - - -
return_proposal           x - - - - - - - -
add_cohost                - - - - - - - - -
record_cohost_opinion     - - - - - - - - -
give_cohost_opinion       x x - - - - - - -
draft_proposal_reply      - - - - - - - - -
review_openness           - - - - - - - - -
send_back_proposal_reply  - - - - - - - - -
sign_proposal_reply       - - - - - - - - -
deliver_proposal_reply    - - - - - - - - -
record_satisfaction       - - - - - - - - -
handle_again              - - - - - - - - -
publish_proposal_reply    - - - - - - - - -
report_handling           x - - - - - - - -
look_at_contact           x - - x - - - - -
"""


def drawn(proposal: Proposal, cast: Cast) -> str:
    lines = (
        f"{verb:<25} " + " ".join("-" if may(getattr(cast, column), proposal) else "x" for column in COLUMNS)
        for verb, may in ((verb, PERMISSIONS[verb]) for verb in rows(MATRIX))
    )
    return "\n".join(lines)


def rows(matrix: str) -> list[str]:
    return [line.split()[0] for line in matrix.strip().splitlines()]


def test_the_matrix_holds(cast: Cast) -> None:
    assert drawn(brought_to("drafted", cast), cast) == MATRIX.strip()


def test_the_matrix_of_a_co_host_holds(cast: Cast) -> None:
    proposal = registered(cast, part="co_host", host_name="青石县水务局")
    assert drawn(proposal, cast) == CO_HOSTED.strip()


def test_the_matrix_draws_every_verb_and_every_step_has_a_permission() -> None:
    assert set(rows(MATRIX)) == set(rows(CO_HOSTED)) == set(PERMISSIONS)
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
