"""Who may do what on the channels: the drawn matrix."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.channels.models import Repost
from gongkai.channels.permissions import PERMISSIONS

MATRIX = """
                  clerk section_head reviewer director authority auditor other_clerk other_director stranger
put_up              x        -          -        -         -        -         -            -           -
take_down           x        -          -        -         -        -         -            -           -
record_repost       x        -          -        -         -        -         -            -           -
request_dispatch    x        -          -        -         -        -         -            -           -
settle_dispatch     x        -          -        -         -        -         -            -           -
record_delivery     x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, Repost(organ=cast.organ))
