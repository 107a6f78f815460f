"""Who may do what with 报表: one table, keyed by verb; the subject is the item that carries them."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk

PERMISSIONS: dict[str, Permission] = {
    "import_tables": clerk,
    "paste_table": clerk,
    "correct_table": clerk,
    "declare_empty": clerk,
    "explain_changes": clerk,
    "propose_tables": clerk,
}
"""Who checks, determines and publishes is told by items.permissions: tables go the way of their item."""
