"""The permission table as a drawn matrix: rows are verbs, columns the cast."""

from types import SimpleNamespace

from conftest import Cast
from tests.matrix import assert_matrix_holds, drawn

from gongkai.report.permissions import PERMISSIONS, may_open
from gongkai.report.procedure import PROCEDURE

MATRIX = """
               clerk section_head reviewer director authority auditor other_clerk other_director stranger
save_sections    x        -          -        -         -        -         -            -           -
freeze           x        -          -        -         -        -         -            -           -
unfreeze         x        -          -        x         -        -         -            -           -
sign             -        -          -        x         -        -         -            -           -
publish          x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    report = SimpleNamespace(organ_id=cast.organ.pk, frozen_by_id=None)
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, report)


def test_every_step_of_the_procedure_has_a_line_in_the_matrix() -> None:
    assert [step.verb for step in PROCEDURE.steps] == list(drawn(MATRIX)) == list(PERMISSIONS)


def test_only_clerks_of_the_organ_open_a_report(cast: Cast) -> None:
    allowed = [name for name in drawn(MATRIX)["sign"] if may_open(getattr(cast, name), cast.organ.pk) is None]
    assert allowed == ["clerk"]
