"""Who may do what with 公开目录, drawn."""

from types import SimpleNamespace

from conftest import Cast

from gongkai.catalogue.permissions import PERMISSIONS, may_draft

MATRIX = """
                    clerk section_head reviewer director authority auditor other_clerk other_director stranger
add_heading           ✓        ×           ×        ×         ×        ×         ×            ×           ×
change_heading        ✓        ×           ×        ×         ×        ×         ×            ×           ×
move_heading          ✓        ×           ×        ×         ×        ×         ×            ×           ×
end_heading           ✓        ×           ×        ×         ×        ×         ×            ×           ×
take_standard_rows    ✓        ×           ×        ×         ×        ×         ×            ×           ×
submit_version        ✓        ×           ×        ×         ×        ×         ×            ×           ×
send_back_version     ×        ×           ×        ✓         ×        ×         ×            ×           ×
approve_version       ×        ×           ×        ✓         ×        ×         ×            ×           ×
drop_version          ✓        ×           ×        ×         ×        ×         ×            ×           ×
"""


def test_the_matrix_is_the_table(cast: Cast) -> None:
    head, *rows = [line.split() for line in MATRIX.strip().splitlines()]
    assert [row[0] for row in rows] == list(PERMISSIONS)
    version = SimpleNamespace(organ_id=cast.organ.pk, drafted_by_id=cast.clerk.member_id, editor_ids=[])
    for verb, *marks in rows:
        for name, mark in zip(head, marks, strict=True):
            refusal = PERMISSIONS[verb](getattr(cast, name), version)
            assert (refusal is None) == (mark == "✓"), (verb, name, refusal)


def test_only_a_clerk_of_the_organ_begins_a_draft(cast: Cast) -> None:
    assert may_draft(cast.clerk, cast.organ.pk) is None
    for name in ("director", "other_clerk", "authority", "auditor", "stranger"):
        assert may_draft(getattr(cast, name), cast.organ.pk)
