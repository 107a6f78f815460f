"""The permission table as a drawn matrix: rows are verbs, columns the cast."""

from types import SimpleNamespace

import pytest
from conftest import Cast

from gongkai.report.permissions import PERMISSIONS, may_open
from gongkai.report.procedure import PROCEDURE

CAST = (
    "clerk",
    "section_head",
    "reviewer",
    "director",
    "authority",
    "auditor",
    "other_clerk",
    "other_director",
    "stranger",
)
MATRIX = """
save_sections   x . . . . . . . .
freeze          x . . . . . . . .
unfreeze        x . . x . . . . .
sign            . . . x . . . . .
publish         x . . . . . . . .
"""
LINES = [line.split() for line in MATRIX.strip().splitlines()]


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_who_may_take_which_step(cast: Cast, line: list[str]) -> None:
    verb, *marks = line
    report = SimpleNamespace(organ_id=cast.organ.pk, frozen_by_id=None)
    allowed = [PERMISSIONS[verb](getattr(cast, name), report) is None for name in CAST]
    assert allowed == [mark == "x" for mark in marks]


def test_every_step_of_the_procedure_has_a_line_in_the_matrix() -> None:
    assert [step.verb for step in PROCEDURE.steps] == [line[0] for line in LINES] == list(PERMISSIONS)


def test_only_clerks_of_the_organ_open_a_report(cast: Cast) -> None:
    allowed = [name for name in CAST if may_open(getattr(cast, name), cast.organ.pk) is None]
    assert allowed == ["clerk"]
