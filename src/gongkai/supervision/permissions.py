"""Who may inspect the portal: one table."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import of_organ
from gongkai.organs.actors import Actor, Role

INSPECTORS = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)


def whoever_keeps_the_portal(actor: Actor, organ: Any) -> str | None:
    return of_organ(actor, organ.pk, *INSPECTORS, elsewhere="只能检查本机关的公开内容", act="检查")


PERMISSIONS: dict[str, Permission] = {"inspect": whoever_keeps_the_portal}
