"""Who may do what with 报表: one table, keyed by verb; the subject is the item that carries them."""

from gongkai.casework.procedure import Permission
from gongkai.items.models import Item
from gongkai.organs.actors import Actor, Role


def clerk(actor: Actor, item: Item) -> str | None:
    if not actor.works_in(item.organ_id):
        return "只有本机关人员可以办理"
    return None if actor.has(Role.CLERK) else f"须由“{Role.CLERK.label}”人员办理"


PERMISSIONS: dict[str, Permission] = {
    "import_tables": clerk,
    "paste_table": clerk,
    "correct_table": clerk,
    "declare_empty": clerk,
    "explain_changes": clerk,
    "propose_tables": clerk,
}
"""Who checks, determines and publishes is told by items.permissions: tables go the way of their item."""
