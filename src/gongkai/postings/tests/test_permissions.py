"""Who may take which step of a posting or an objection: the drawn matrix."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.postings.models import Objection
from gongkai.postings.permissions import PERMISSIONS
from gongkai.postings.procedure import OBJECTION, POSTING, ROUND, STARTING

MATRIX = """
                   clerk section_head reviewer director authority auditor other_clerk other_director stranger
start_posting        x        -          -        -         -        -         -            -           -
abort_posting        -        -          -        x         -        -         -            -           -
record_review        x        x          -        -         -        -         -            -           -
hang                 x        -          -        -         -        -         -            -           -
add_evidence         x        x          -        -         -        -         -            -           -
strike_evidence      x        x          -        -         -        -         -            -           -
open_evidence        x        x          -        x         -        -         -            -           -
close_round          x        -          -        -         -        -         -            -           -
suspend_round        x        x          -        x         -        -         -            -           -
restart_round        -        x          -        x         -        -         -            -           -
receive_objection    x        x          -        -         -        -         -            -           -
object_online        x        x          x        x         x        x         x            x           x
investigate          x        x          -        -         -        -         -            -           -
draft_answer         x        x          -        -         -        -         -            -           -
approve_answer       -        -          -        x         -        -         -            -           -
send_back_answer     -        -          -        x         -        -         -            -           -
look                 x        -          -        x         -        -         -            -           -
"""


def test_every_step_has_a_permission() -> None:
    steps = {step.verb for table in (STARTING, POSTING, ROUND, OBJECTION) for step in table.steps}
    assert steps <= set(PERMISSIONS)


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, Objection(organ=cast.organ))


def test_no_one_approves_what_they_drafted(cast: Cast) -> None:
    objection = Objection(organ=cast.organ, drafted_by=cast.members["director"])
    assert PERMISSIONS["approve_answer"](cast.director, objection) == "不能批准本人拟写的答复"


def test_who_investigated_may_look(cast: Cast) -> None:
    objection = Objection(organ=cast.organ, investigated_by=cast.members["section_head"])
    assert PERMISSIONS["look"](cast.section_head, objection) is None
