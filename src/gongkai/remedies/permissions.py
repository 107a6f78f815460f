"""Who may record challenges to a reply: one table, keyed by verb."""

from typing import Any

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role


def whoever_answers_for_the_organ(actor: Actor, subject: Any) -> str | None:
    """`subject` is the application whose reply is challenged, or the challenge: both belong to an organ."""
    if not actor.works_in(subject.organ_id):
        return "只有本机关人员可以办理"
    roles = (Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
    if not actor.has(*roles):
        return f"须由“{'”或“'.join(role.label for role in roles)}”人员办理"
    return None


def whoever_leads(actor: Actor, subject: Any) -> str | None:
    """What leaves a registered challenge out of every count is not a clerk's to do."""
    if not actor.works_in(subject.organ_id):
        return "只有本机关人员可以办理"
    if not actor.has(Role.SECTION_HEAD, Role.DIRECTOR):
        return f"须由“{Role.SECTION_HEAD.label}”或“{Role.DIRECTOR.label}”人员办理"
    return None


PERMISSIONS: dict[str, Permission] = {
    "register_reconsideration": whoever_answers_for_the_organ,
    "register_lawsuit": whoever_answers_for_the_organ,
    "record_service": whoever_answers_for_the_organ,
    "record_answer": whoever_answers_for_the_organ,
    "set_hearing": whoever_answers_for_the_organ,
    "close": whoever_answers_for_the_organ,
    "appeal": whoever_answers_for_the_organ,
    "correct": whoever_answers_for_the_organ,
    "annul": whoever_leads,
}
