"""Who may inspect the portal: the drawn matrix."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.organs.actors import SYSTEM
from gongkai.supervision.permissions import PERMISSIONS

MATRIX = """
         clerk section_head reviewer director authority auditor other_clerk other_director stranger
inspect    x        x          -        x         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, cast.organ)


def test_the_program_itself_inspects(cast: Cast) -> None:
    assert PERMISSIONS["inspect"](SYSTEM, cast.organ) is None
