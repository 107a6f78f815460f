"""核对: whether the sums of a filled form are right, within each table and across tables (pure)."""

from gongkai.finance.checks.across import across
from gongkai.finance.checks.faults import Fault
from gongkai.finance.checks.hierarchy import hierarchy
from gongkai.finance.checks.series import not_carried_on
from gongkai.finance.checks.sums import sums
from gongkai.finance.filled import Filled
from gongkai.finance.forms.shapes import Form

__all__ = ["Fault", "faults_of", "not_carried_on"]


def faults_of(form: Form, filled: Filled) -> list[Fault]:
    """Everything that is wrong with the tables that are there, in the order of the form; missing tables first."""
    missing = [Fault(table.code, f"缺少{table.name}") for table in form.tables if table.code not in filled]
    within = [
        fault
        for table in form.tables
        if table.code in filled
        for fault in (*hierarchy(form, table, filled[table.code]), *sums(form, table, filled[table.code]))
    ]
    return [*missing, *within, *across(form, filled)]
