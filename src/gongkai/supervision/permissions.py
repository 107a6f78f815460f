"""Who may inspect the portal: one table."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role

INSPECTORS = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)


def whoever_keeps_the_portal(actor: Actor, organ: Any) -> str | None:
    if actor.is_system:
        return None
    if not actor.works_in(organ.pk):
        return "只能检查本机关的公开内容"
    if not actor.has(*INSPECTORS):
        return f"须由“{'”或“'.join(role.label for role in INSPECTORS)}”人员检查"
    return None


PERMISSIONS: dict[str, Permission] = {"inspect": whoever_keeps_the_portal}
