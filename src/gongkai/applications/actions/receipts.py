"""What follows a delivery: the receipt that comes back, the first look online, the letter that is returned."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.deliveries import locked_delivery, recorded
from gongkai.applications.actions.notices import arrived, set_anew
from gongkai.applications.actions.sent import came_back, first_seen, received, told_of
from gongkai.applications.actions.step import locked
from gongkai.applications.choices import DeliveryWay
from gongkai.applications.models import Delivery
from gongkai.applications.models.delivery import DeliveryQuerySet
from gongkai.applications.procedure import DELIVERY
from gongkai.applications.scans import kept_scan
from gongkai.casework import entries
from gongkai.casework.procedure import Step, StepRefused
from gongkai.items import sealed_files
from gongkai.organs.actors import PUBLIC, SYSTEM, Actor

OPEN_RECEIPT = "调阅送达回证"


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
) -> Delivery:
    """Record who had the letter and when; `receipt` is the name and content of the scanned 送达回证, kept under seal."""
    moment = at or timezone.now()
    scan = kept_scan("登记签收和回证", *receipt) if receipt else None
    delivery = locked_delivery(delivery_id, actor)
    form = {
        "received_on": received_on,
        "received_by": received_by,
        "file": scan,
        "today": timezone.localdate(moment),
    }
    step = DELIVERY.demand("confirm_delivery", delivery, actor, form)
    note = received(delivery, received_on, received_by, id_checked=id_checked, scan=scan, at=moment)
    _reached(delivery, received_on)
    payload = {**told_of(delivery), "receipt_file": delivery.receipt_file}
    recorded(delivery.application, step, actor, note, payload, on=received_on, at=moment)
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
) -> Delivery:
    """Record that a letter came back; the day on which it had left still counts."""
    moment, delivery = at or timezone.now(), locked_delivery(delivery_id, actor)
    form = {"returned_on": returned_on, "because": because, "today": timezone.localdate(moment)}
    step = DELIVERY.demand("record_return", delivery, actor, form)
    said = came_back(delivery, returned_on, because, note)
    payload = {"delivery": delivery.pk, "because": because}
    recorded(delivery.application, step, actor, said, payload, on=returned_on, at=moment)
    return delivery


def record_access(application_id: int, *, at: datetime | None = None) -> int:
    """Note the applicant's first look at letters that were delivered online: the moment is the proof.

    Called for those who showed number and query code; the number of letters that were seen for the first time.
    """
    unseen = Delivery.objects.filter(method=DeliveryWay.ONLINE, accessed_at=None)
    is_first = bool(unseen.of_application(application_id))
    return _accessed(application_id, unseen, at or timezone.now()) if is_first else 0


@transaction.atomic
def _accessed(application_id: int, unseen: DeliveryQuerySet, moment: datetime) -> int:
    application = locked(application_id, SYSTEM)
    found = unseen.select_related("reply", "notice").of_application(application_id)
    for delivery in found:
        first_on = first_seen(delivery, moment)
        delivery.letter.application = application
        _reached(delivery, first_on)
        step = Step("record_access", "申请人在线查看", (), None)
        recorded(application, step, PUBLIC, delivery.letter_name, {"delivery": delivery.pk}, at=moment)
    return len(found)


def _reached(delivery: Delivery, received_on: date | None) -> None:
    """A notice that has come starts the addressee's own period, if nobody had told yet."""
    notice = delivery.notice
    if notice is None or notice.received_on is not None:
        return
    arrived(notice, notice.application, received_on)
    set_anew(notice.application)


@transaction.atomic
def open_receipt(delivery_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[str, bytes]:
    """Name and content of the sealed receipt, for those who need to know, on the record."""
    delivery = Delivery.objects.visible_to(actor).with_letters().exclude(receipt_file="").get(pk=delivery_id)
    refusal = DELIVERY.permissions["open_receipt"](actor, delivery)
    if refusal:
        raise StepRefused(OPEN_RECEIPT, [refusal])
    content = sealed_files.read(delivery.receipt_file)
    application = delivery.application
    label = f"{OPEN_RECEIPT}：{delivery.letter_name}"
    entries.write(application.organ_id, application, verb="open_receipt", label=label, actor=actor, at=at)
    return delivery.receipt_name, content
