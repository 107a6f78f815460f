"""Who may do what with 年度报告: one table, keyed by verb."""

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor, Role
from gongkai.report.models import AnnualReport


def _in_organ(actor: Actor, organ_id: int, *roles: Role) -> str | None:
    if not actor.works_in(organ_id):
        return "只有本机关人员可以办理"
    if not actor.has(*roles):
        return f"须由“{'”或“'.join(role.label for role in roles)}”人员办理"
    return None


def clerk(actor: Actor, report: AnnualReport) -> str | None:
    return _in_organ(actor, report.organ_id, Role.CLERK)


def clerk_or_director(actor: Actor, report: AnnualReport) -> str | None:
    return _in_organ(actor, report.organ_id, Role.CLERK, Role.DIRECTOR)


def another_director(actor: Actor, report: AnnualReport) -> str | None:
    refusal = _in_organ(actor, report.organ_id, Role.DIRECTOR)
    if refusal:
        return refusal
    return "不能签发本人锁定的报告" if actor.is_same_person(report.frozen_by_id) else None


PERMISSIONS: dict[str, Permission] = {
    "save_sections": clerk,
    "freeze": clerk,
    "unfreeze": clerk_or_director,
    "sign": another_director,
    "publish": clerk,
}


def may_open(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot open a report of that organ, or None."""
    return _in_organ(actor, organ_id, Role.CLERK)
