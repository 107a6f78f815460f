"""Who may do what with 报表: the whole table drawn (yes or no), one row a verb."""

import pytest

from gongkai.finance.permissions import PERMISSIONS
from gongkai.items.models import Item

CAST = (
    "clerk", "section_head", "reviewer", "director", "authority", "auditor", "other_clerk", "other_director", "stranger"
)  # fmt: skip
MATRIX = """
import_tables    yes no no no no no no no no
paste_table      yes no no no no no no no no
correct_table    yes no no no no no no no no
declare_empty    yes no no no no no no no no
explain_changes  yes no no no no no no no no
propose_tables   yes no no no no no no no no
"""
ROWS = {verb: answers for verb, *answers in (line.split() for line in MATRIX.strip().splitlines())}


def test_the_matrix_has_every_verb() -> None:
    assert set(ROWS) == set(PERMISSIONS)


@pytest.mark.parametrize("verb", ROWS)
def test_the_table_answers_as_drawn(cast, verb: str) -> None:
    item = Item(organ=cast.organ, kind="department_budget")
    answers = ["no" if PERMISSIONS[verb](getattr(cast, name), item) else "yes" for name in CAST]
    assert answers == ROWS[verb]
