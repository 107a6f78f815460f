"""What becomes of the letter of either kind: its receipt, its return, sending it again; the first day stands."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.sent import Handover, came_back, form_of, received, told_of
from gongkai.applications.scans import kept_scan
from gongkai.cases.actions import letters as letter_of_case
from gongkai.cases.models import CaseDelivery
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor
from gongkai.requests.actions.locking import locked_either
from gongkai.requests.procedure import AFTERWARDS

CONFIRM, OPEN_RECEIPT = "登记签收和回证", "调阅送达回证"


@transaction.atomic
def confirm_delivery(
    delivery_id: int,
    *,
    actor: Actor,
    received_on: date,
    received_by: str,
    id_checked: bool = False,
    receipt: tuple[str, bytes] | None = None,
    at: datetime | None = None,
) -> CaseDelivery:
    """Record who had the letter and when; `receipt` is the name and content of the scanned 送达回证, kept under seal."""
    moment = at or timezone.now()
    scan = kept_scan(CONFIRM, *receipt) if receipt else None
    delivery = _locked(delivery_id, actor)
    form = {
        "received_on": received_on,
        "received_by": received_by,
        "file": scan,
        "today": timezone.localdate(moment),
    }
    step = AFTERWARDS.demand("confirm_delivery", delivery, actor, form)
    note = received(delivery, received_on, received_by, id_checked=id_checked, scan=scan, at=moment)
    payload = {**told_of(delivery), "receipt_file": delivery.receipt_file}
    record(delivery.subject, step, actor, note=note, payload=payload, legal_on=received_on, at=moment)
    return delivery


@transaction.atomic
def record_return(
    delivery_id: int,
    *,
    actor: Actor,
    returned_on: date,
    because: str,
    note: str = "",
    at: datetime | None = None,
) -> CaseDelivery:
    """Record that the letter came back; the day on which it had left still counts."""
    moment, delivery = at or timezone.now(), _locked(delivery_id, actor)
    form = {"returned_on": returned_on, "because": because, "today": timezone.localdate(moment)}
    step = AFTERWARDS.demand("record_return", delivery, actor, form)
    said = came_back(delivery, returned_on, because, note)
    payload = {"delivery": delivery.pk, "because": because}
    record(delivery.subject, step, actor, note=said, payload=payload, legal_on=returned_on, at=moment)
    return delivery


@transaction.atomic
def deliver_again(
    delivery_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    reason: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> CaseDelivery:
    """Send the signed letter once more, another way or to another address."""
    moment, before = at or timezone.now(), _locked(delivery_id, actor)
    form = {
        **form_of(method, evidence, handover),
        "delivered_on": delivered_on,
        "reason": reason,
        "today": timezone.localdate(moment),
    }
    step = AFTERWARDS.demand("deliver_again", before, actor, form)
    made = letter_of_case.left(
        before.letter, method, delivered_on, evidence=evidence, reason=reason, handover=handover
    )
    payload = {**told_of(made), "reason": made.reason}
    note = f"{made.letter_name}，{made.get_method_display()}"
    record(before.subject, step, actor, note=note, payload=payload, legal_on=delivered_on, at=moment)
    return made


@transaction.atomic
def open_receipt(delivery_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[str, bytes]:
    """Name and content of the sealed receipt, for those who need to know, on the record."""
    delivery = _locked(delivery_id, actor)
    if not delivery.receipt_file:
        raise CaseDelivery.DoesNotExist
    refusal = AFTERWARDS.permissions["open_receipt"](actor, delivery)
    if refusal:
        raise StepRefused(OPEN_RECEIPT, [refusal])
    content = sealed_files.read(delivery.receipt_file)
    label = f"{OPEN_RECEIPT}：{delivery.letter_name}"
    entries.write(delivery.organ_id, delivery.subject, verb="open_receipt", label=label, actor=actor, at=at)
    return delivery.receipt_name, content


def _locked(delivery_id: int, actor: Actor) -> CaseDelivery:
    """The delivery as this actor may see it; the case's row is the lock."""
    found = (
        CaseDelivery.objects.visible_to(actor).values_list("letter__case_id", flat=True).get(pk=delivery_id)
    )
    case = locked_either(found, actor)
    delivery = CaseDelivery.objects.select_for_update(of=("self",)).get(pk=delivery_id)
    delivery.letter = case.letter
    delivery.letter.case = case
    return delivery
