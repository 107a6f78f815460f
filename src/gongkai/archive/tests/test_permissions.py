"""Who may do what with a case file: the drawn matrix."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.applications.tests.samples import brought_to
from gongkai.archive.permissions import PERMISSIONS
from gongkai.archive.procedure import ARCHIVE
from gongkai.archive.shelf import shelf_of

MATRIX = """
                     clerk section_head reviewer director authority auditor other_clerk other_director stranger
archive                x        x          -        -         -        -         -            -           -
open_case_file         x        -          -        x         -        -         -            -           -
place_hold             -        -          -        x         -        -         -            -           -
lift_hold              -        -          -        x         -        -         -            -           -
propose_destruction    x        x          -        -         -        -         -            -           -
approve_destruction    -        -          -        x         -        -         -            -           -
decline_destruction    -        -          -        x         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, shelf_of(brought_to("delivered", cast)))


def test_every_step_has_a_permission() -> None:
    assert {step.verb for step in ARCHIVE.steps} <= set(PERMISSIONS)
