"""Who may do what with 报表: the whole table drawn (yes or no), one row a verb."""

from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.finance.permissions import PERMISSIONS
from gongkai.items.models import Item

MATRIX = """
                 clerk section_head reviewer director authority auditor other_clerk other_director stranger
import_tables      x        -          -        -         -        -         -            -           -
paste_table        x        -          -        -         -        -         -            -           -
correct_table      x        -          -        -         -        -         -            -           -
declare_empty      x        -          -        -         -        -         -            -           -
explain_changes    x        -          -        -         -        -         -            -           -
propose_tables     x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, Item(organ=cast.organ, kind="department_budget"))
