"""Who may do what with 公开目录, drawn."""

from types import SimpleNamespace

from conftest import Cast
from tests.matrix import assert_matrix_holds, drawn

from gongkai.catalogue.permissions import PERMISSIONS, may_draft

MATRIX = """
                    clerk section_head reviewer director authority auditor other_clerk other_director stranger
add_heading           x        -          -        -         -        -         -            -           -
change_heading        x        -          -        -         -        -         -            -           -
move_heading          x        -          -        -         -        -         -            -           -
end_heading           x        -          -        -         -        -         -            -           -
take_standard_rows    x        -          -        -         -        -         -            -           -
submit_version        x        -          -        -         -        -         -            -           -
send_back_version     -        -          -        x         -        -         -            -           -
approve_version       -        -          -        x         -        -         -            -           -
drop_version          x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    version = SimpleNamespace(organ_id=cast.organ.pk, drafted_by_id=cast.clerk.member_id, editor_ids=[])
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, version)
    assert list(drawn(MATRIX)) == list(PERMISSIONS)


def test_only_a_clerk_of_the_organ_begins_a_draft(cast: Cast) -> None:
    assert may_draft(cast.clerk, cast.organ.pk) is None
    for name in ("director", "other_clerk", "authority", "auditor", "stranger"):
        assert may_draft(getattr(cast, name), cast.organ.pk)
