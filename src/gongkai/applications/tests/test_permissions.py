"""Who may do what, drawn: rows are verbs, columns the cast (x may, - may not)."""

import pytest
from conftest import Cast

from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import PROCEDURE
from gongkai.applications.tests.samples import brought_to

COLUMNS = [
    "clerk",
    "section_head",
    "reviewer",
    "director",
    "authority",
    "auditor",
    "other_clerk",
    "other_director",
    "stranger",
]
MATRIX = """
register          x - - - - - - - -
assign            x x - x - - - - -
draft_reply       x x - - - - - - -
review_reply      - x x - - - - - -
send_back_reply   - x x x - - - - -
sign_reply        - - - x - - - - -
deliver           x - - - - - - - -
look              x - - x - - - - -
"""
ROWS = {line.split()[0]: line.split()[1:] for line in MATRIX.strip().splitlines()}
CELLS = [
    (verb, column, mark == "x")
    for verb, marks in ROWS.items()
    for column, mark in zip(COLUMNS, marks, strict=True)
]


@pytest.mark.parametrize(
    ("verb", "column", "may"), CELLS, ids=[f"{verb}-{column}" for verb, column, _ in CELLS]
)
def test_the_matrix_holds(cast: Cast, verb: str, column: str, may: bool) -> None:
    application = brought_to("drafted", cast)
    refusal = PERMISSIONS[verb](getattr(cast, column), application)
    assert (refusal is None) == may, refusal


def test_the_matrix_draws_every_verb() -> None:
    assert set(ROWS) == set(PERMISSIONS)


def test_every_step_has_a_permission() -> None:
    assert {step.verb for step in PROCEDURE.steps} <= set(PERMISSIONS)


def test_four_eyes_hold_even_for_someone_with_every_role(cast: Cast) -> None:
    application = brought_to("reviewed", cast)
    member = cast.members["clerk"]
    member.roles = ["clerk", "section_head", "director"]
    everyone = member.as_actor()
    assert PERMISSIONS["sign_reply"](everyone, application) == "不能签发本人拟写的答复"
    assert PERMISSIONS["review_reply"](everyone, application) == "不能审核本人拟写的答复"


def test_the_program_itself_writes_no_replies(cast: Cast) -> None:
    from gongkai.organs.actors import SYSTEM

    application = brought_to("registered", cast)
    assert PERMISSIONS["draft_reply"](SYSTEM, application) == "须由本机关工作人员署名办理"


@pytest.mark.parametrize(
    ("column", "count"),
    [("clerk", 1), ("auditor", 1), ("authority", 2), ("other_clerk", 1), ("stranger", 0)],
)
def test_members_see_their_organs_and_the_authority_those_below(cast: Cast, column: str, count: int) -> None:
    brought_to("submitted", cast, key="a")
    from gongkai.applications.tests.samples import submitted

    submitted(cast.other_organ, key="b")
    assert Application.objects.visible_to(getattr(cast, column)).count() == count
