"""审查、签核、认定不公示: decisions pass two other persons before the public sees them, many at a time."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.decisions.actions.locking import demand, kept, locked, named, told_with
from gongkai.decisions.choices import DecisionState, Sort
from gongkai.decisions.models import Decision
from gongkai.decisions.procedure import DECISION
from gongkai.decisions.public_values import public_values
from gongkai.items.actions.rolling import verdict_of_lines
from gongkai.items.kinds import kind_of
from gongkai.items.privacy_gate import sentences
from gongkai.items.row_rules import faults_of
from gongkai.items.row_values import all_values
from gongkai.organs.actors import Actor

_MOST = 400


@transaction.atomic
def clear_decisions(
    row_ids: Collection[int], *, actor: Actor, reason: str = "", at: datetime | None = None
) -> list[Decision]:
    """保密审查: every one may be public as it would be shown, or none; `reason` answers for what the gate finds.

    A penalty of the class 轻微 needs the reason, too. What the gate never lets pass is named by its decision.
    """
    found = locked(row_ids, actor, label="审查")
    demand("clear_decisions", found, actor, {"reason": reason})
    _demand_whole(found)
    for sort in Sort:
        _demand_clean([each for each in found if each.sort == sort], sort, reason=reason, at=at)
    now = at or timezone.now()
    for decision in found:
        decision.state = DecisionState.CLEARED
        decision.cleared_by_id, decision.cleared_at = actor.member_id, now
        decision.clearance_reason, decision.signed_by, decision.signed_at = reason.strip()[:_MOST], None, None
    kept(found, ("state", "cleared_by", "cleared_at", "clearance_reason", "signed_by", "signed_at"))
    _noted("clear_decisions", found, actor, note=reason, at=at)
    return found


@transaction.atomic
def sign_decisions(row_ids: Collection[int], *, actor: Actor, at: datetime | None = None) -> list[Decision]:
    """签核: a director who neither entered nor cleared them agrees that they are published."""
    found = locked(row_ids, actor, label="签核")
    demand("sign_decisions", found, actor, {})
    for decision in found:
        decision.state = DecisionState.SIGNED
        decision.signed_by_id, decision.signed_at = actor.member_id, at or timezone.now()
    kept(found, ("state", "signed_by", "signed_at"))
    _noted("sign_decisions", found, actor, at=at)
    return found


@transaction.atomic
def exempt_decisions(
    row_ids: Collection[int], *, actor: Actor, ground: str, reason: str = "", at: datetime | None = None
) -> list[Decision]:
    """认定不公示: a reviewer names the legal ground for which these decisions are not shown."""
    found = locked(row_ids, actor, label="认定不公示")
    demand("exempt_decisions", found, actor, {"ground": ground, "reason": reason})
    for decision in found:
        decision.state, decision.ground = DecisionState.EXEMPT, ground
        decision.ground_reason = reason.strip()[:_MOST]
        decision.cleared_by_id, decision.cleared_at = actor.member_id, at or timezone.now()
    kept(found, ("state", "ground", "ground_reason", "cleared_by", "cleared_at"))
    _noted("exempt_decisions", found, actor, note=found[0].get_ground_display(), at=at)
    return found


@transaction.atomic
def lift_exemption(row_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Decision:
    """取消不公示: the decision waits for its review again."""
    found = locked([row_id], actor, label="取消不公示")
    demand("lift_exemption", found, actor, {"reason": reason})
    (decision,) = found
    decision.state, decision.ground, decision.ground_reason = DecisionState.WAITING, "", ""
    kept(found, ("state", "ground", "ground_reason"))
    _noted("lift_exemption", found, actor, note=reason, at=at)
    return decision


def _demand_whole(found: Iterable[Decision]) -> None:
    """The register may have come in under other rules, or on another day: what is wrong is told once more."""
    faults = [
        f"{named(decision)}：{fault.sentence}"
        for decision in found
        for fault in faults_of(kind_of(decision.row.item.kind), all_values(decision.row))
    ]
    if faults:
        raise StepRefused("审查", [*faults[:20], "请先在台账中更正"])


def _demand_clean(found: list[Decision], sort: Sort, *, reason: str, at: datetime | None) -> None:
    if not found:
        return
    kind, organ = kind_of(sort.list_kind), found[0].row.item.organ
    verdict = verdict_of_lines(organ, kind, [public_values(sort, each.row.values) for each in found], at=at)
    if not verdict.blocking and (not verdict.warnings or reason.strip()):
        return
    reasons: dict[str, list[str]] = {}
    for decision in found:
        own = verdict_of_lines(organ, kind, [public_values(sort, decision.row.values)], at=at)
        wanted = [each for each in own.findings if each.blocks or not reason.strip()]
        for sentence in sentences(wanted, len(wanted)):
            reasons.setdefault(sentence, []).append(named(decision))
    told = [told_with(sentence, which, len(found)) for sentence, which in reasons.items()]
    head = (
        "含有不得公开的个人信息，请在台账中更正"
        if verdict.blocking
        else "含有可能的个人信息，须说明公开的理由"
    )
    raise StepRefused("审查", [head, *told[:20]])


def _noted(
    verb: str, found: list[Decision], actor: Actor, *, note: str = "", at: datetime | None = None
) -> None:
    """One entry for each register: what was done to which rows."""
    for item in {each.row.item for each in found}:
        mine = [each for each in found if each.row.item_id == item.pk]
        label = f"{DECISION.step(verb).label} {len(mine)} 件决定{f'：{note}' if note else ''}"
        payload = {"rows": [each.row_id for each in mine]}
        entries.write(item.organ_id, item, verb=verb, label=label[:200], actor=actor, payload=payload, at=at)
