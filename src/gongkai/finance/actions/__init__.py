"""The only writers of 报表, one verb each; every refusal gives all its reasons."""

from gongkai.finance.actions.explaining import explain_changes
from gongkai.finance.actions.filling import Filled, correct_table, declare_empty, import_tables, paste_table
from gongkai.finance.actions.revising import propose_tables

__all__ = [
    "Filled",
    "correct_table",
    "declare_empty",
    "explain_changes",
    "import_tables",
    "paste_table",
    "propose_tables",
]
