"""信用修复: an application is received and decided; granted, the decision is shown no more."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.decisions.actions.locking import demand, locked
from gongkai.decisions.actions.taking_down import stop
from gongkai.decisions.choices import Ending, RepairState
from gongkai.decisions.models import Decision, Repair
from gongkai.decisions.procedure import REPAIR
from gongkai.organs.actors import Actor

_LONGEST = 400


@transaction.atomic
def receive_repair(
    row_id: int, *, actor: Actor, applied_on: date, materials: str, at: datetime | None = None
) -> Repair:
    """登记修复申请 for a decision that is shown."""
    found = locked([row_id], actor, label="登记修复申请")
    demand("receive_repair", found, actor, {})
    (decision,) = found
    faults = [] if materials.strip() else ["须写明申请材料"]
    if applied_on > timezone.localdate(at):
        faults.append(f"申请日期 {applied_on} 晚于今天")
    if decision.row.formed_on and applied_on < decision.row.formed_on:
        faults.append(f"申请日期 {applied_on} 早于决定日期 {decision.row.formed_on}")
    if decision.repairs.filter(state=RepairState.RECEIVED).exists():
        faults.append("这件决定已有一份修复申请待决定")
    if faults:
        raise StepRefused("登记修复申请", faults)
    repair = Repair.objects.create(
        decision=decision,
        organ_id=decision.organ_id,
        applied_on=applied_on,
        materials=materials.strip()[:_LONGEST],
        received_by_id=actor.member_id,
        received_at=at or timezone.now(),
    )
    _noted(decision, repair, "receive_repair", "登记修复申请", actor, legal_on=applied_on, at=at)
    return repair


@transaction.atomic
def decide_repair(
    repair_id: int, *, actor: Actor, is_granted: bool, reason: str, at: datetime | None = None
) -> Repair:
    """决定修复: granted after the minimum period, the decision leaves the public list; another one than who received it."""
    row_id = Repair.objects.values_list("decision__row_id", flat=True).get(pk=repair_id)
    (decision,) = locked([row_id], actor, label="决定修复")
    repair = Repair.objects.select_for_update(of=("self",)).get(pk=repair_id)
    repair.decision = decision
    form = {"is_granted": is_granted, "reason": reason, "on": timezone.localdate(at)}
    REPAIR.demand("decide_repair", repair, actor, form)
    repair.state = RepairState.GRANTED if is_granted else RepairState.REFUSED
    repair.decided_by_id, repair.decided_at = actor.member_id, at or timezone.now()
    repair.reason = reason.strip()[:_LONGEST]
    repair.save()
    label = f"信用修复：{repair.get_state_display()}"
    _noted(decision, repair, "decide_repair", label, actor, at=at)
    if is_granted and decision.is_shown:
        stop([decision], Ending.REPAIRED, reason=Ending.REPAIRED.label, actor=actor, at=at)
    return repair


def _noted(
    decision: Decision,
    repair: Repair,
    verb: str,
    label: str,
    actor: Actor,
    *,
    legal_on: date | None = None,
    at: datetime | None,
) -> None:
    payload = {"row": decision.row_id, "repair": repair.pk}
    item = decision.row.item
    entries.write(
        item.organ_id, item, verb=verb, label=label, actor=actor, payload=payload, legal_on=legal_on, at=at
    )
