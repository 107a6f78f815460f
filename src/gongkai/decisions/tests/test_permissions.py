"""Who may take which step of a decision: the drawn matrix."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.decisions.models import Decision
from gongkai.decisions.permissions import PERMISSIONS

MATRIX = """
                    clerk section_head reviewer director authority auditor other_clerk other_director stranger
open_list             x        -          -        -         -        -         -            -           -
clear_decisions       -        -          x        -         -        -         -            -           -
exempt_decisions      -        -          x        -         -        -         -            -           -
lift_exemption        -        -          x        -         -        -         -            -           -
sign_decisions        -        -          -        x         -        -         -            -           -
publish_decisions     x        -          -        -         -        -         -            -           -
take_down_decision    x        x          -        x         -        -         -            -           -
receive_repair        x        -          -        -         -        -         -            -           -
decide_repair         -        -          -        x         -        -         -            -           -
export_decisions      x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, Decision(organ=cast.organ))
