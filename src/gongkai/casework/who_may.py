"""Why an actor may not, in Chinese, or None: the pieces from which every app draws its table of permissions (pure)."""

from typing import Any

from gongkai.organs.actors import Actor, Role


def lacks_role(actor: Actor, *roles: Role, act: str = "办理") -> str | None:
    return None if actor.has(*roles) else f"须由“{'”或“'.join(role.label for role in roles)}”人员{act}"


def of_organ(
    actor: Actor,
    organ_id: int,
    *roles: Role,
    elsewhere: str = "只有本机关人员可以办理",
    act: str = "办理",
) -> str | None:
    """Somebody of that organ with one of the roles."""
    return lacks_role(actor, *roles, act=act) if actor.works_in(organ_id) else elsewhere


def in_organ(actor: Actor, subject: Any, *roles: Role) -> str | None:
    """Somebody of the subject's organ with one of the roles."""
    return of_organ(actor, subject.organ_id, *roles)


def by_name(actor: Actor) -> str | None:
    """What the program itself does not do."""
    return None if actor.is_member else "须由本机关工作人员署名办理"


def clerk(actor: Actor, subject: Any) -> str | None:
    return in_organ(actor, subject, Role.CLERK)


def clerk_or_head(actor: Actor, subject: Any) -> str | None:
    return in_organ(actor, subject, Role.CLERK, Role.SECTION_HEAD)


def whoever_answers_for_the_organ(actor: Actor, subject: Any) -> str | None:
    return in_organ(actor, subject, Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)


def head_or_director(actor: Actor, subject: Any) -> str | None:
    return in_organ(actor, subject, Role.SECTION_HEAD, Role.DIRECTOR)


def director(actor: Actor, subject: Any) -> str | None:
    return in_organ(actor, subject, Role.DIRECTOR)


def needs_to_know(actor: Actor, subject: Any, handler_id: int | None) -> str | None:
    """Who handles it, the clerks and the director: for what tells who a person is."""
    if actor.works_in(subject.organ_id) and actor.is_same_person(handler_id):
        return None
    return in_organ(actor, subject, Role.CLERK, Role.DIRECTOR)
