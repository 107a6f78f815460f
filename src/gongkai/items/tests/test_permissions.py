"""Who may take which step of a document: the drawn matrix."""

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.items.models import Item, RowImport
from gongkai.items.permissions import PERMISSIONS, may_register, may_rescan, may_submit

MATRIX = """
                      clerk section_head reviewer director authority auditor other_clerk other_director stranger
register                x        -          -        -         -        -         -            -           -
submit_briefs           x        -          -        -         -        -         -            -           -
rescan                  -        -          x        x         x        -         -            -           -
amend                   x        -          -        -         -        -         -            -           -
check                   -        x          -        -         -        -         -            -           -
review_secrecy          -        -          x        -         -        -         -            -           -
send_back               -        x          x        x         -        -         -            -           -
determine               -        -          -        x         -        -         -            -           -
exempt_explainer        -        -          -        x         -        -         -            -           -
publish                 x        -          -        -         -        -         -            -           -
record_release          x        -          -        -         -        -         -            -           -
propose_revision        x        -          -        -         -        -         -            -           -
propose_reassessment    -        -          x        -         -        -         -            -           -
decide_reassessment     -        -          -        x         -        -         -            -           -
decide_revision         -        -          -        x         -        -         -            -           -
scan                    x        x          x        x         -        -         -            -           -
clear_findings          -        -          x        -         -        -         -            -           -
dismiss_findings        -        -          x        -         -        -         -            -           -
withdraw_at_once        x        x          x        x         x        -         -            -           -
withdraw                -        -          -        x         -        -         -            -           -
link                    x        -          -        -         -        -         -            -           -
unlink                  x        -          -        -         -        -         -            -           -
look_at_row             x        -          x        x         -        -         -            -           -
import_tracked_rows     x        -          -        -         -        -         -            -           -
open_import_original    x        -          x        x         -        -         -            -           -
add_tracked_row         x        -          -        -         -        -         -            -           -
change_row              x        -          -        -         -        -         -            -           -
correct_tracked_row     x        -          -        -         -        -         -            -           -
open_tracked_row        x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    item = Item(organ=cast.organ)
    brought = RowImport(item=item, made_by=cast.members["clerk"])
    permissions = {
        **PERMISSIONS,
        "register": lambda actor, item: may_register(actor, item.organ_id),
        "rescan": lambda actor, item: may_rescan(actor, [item.organ_id]),
        "submit_briefs": lambda actor, item: may_submit(actor, item.organ_id),
    }
    assert_matrix_holds(
        MATRIX, permissions, cast, lambda verb: brought if verb == "open_import_original" else item
    )


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("check", "section_head"),
        ("review_secrecy", "reviewer"),
        ("determine", "director"),
        ("exempt_explainer", "director"),
        ("propose_reassessment", "reviewer"),
        ("decide_reassessment", "director"),
    ],
)
def test_no_one_passes_what_they_drafted(cast: Cast, verb: str, who: str) -> None:
    item = Item(organ=cast.organ, drafter=cast.members[who])
    assert "本人拟稿" in (PERMISSIONS[verb](getattr(cast, who), item) or "")


def test_a_clerk_opens_the_original_of_their_own_import_only(cast: Cast) -> None:
    brought = RowImport(item=Item(organ=cast.organ), made_by=cast.members["director"])
    may = PERMISSIONS["open_import_original"]
    assert may(cast.clerk, brought) == "只有本机关导入这个名单的经办、保密审查和签发人员可以调阅"
    assert may(cast.reviewer, brought) is None and may(cast.director, brought) is None
