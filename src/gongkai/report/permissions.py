"""Who may do what with 年度报告: one table, keyed by verb."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk, director, in_organ, of_organ
from gongkai.organs.actors import Actor, Role
from gongkai.report.models import AnnualReport


def clerk_or_director(actor: Actor, report: AnnualReport) -> str | None:
    return in_organ(actor, report, Role.CLERK, Role.DIRECTOR)


def another_director(actor: Actor, report: AnnualReport) -> str | None:
    refusal = director(actor, report)
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
    return of_organ(actor, organ_id, Role.CLERK)
