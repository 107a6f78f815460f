"""送达 of any letter: what is written when it leaves, arrives or comes back, inside the transaction of a step."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.applications.choices import DeliveryWay, ReceivedBy
from gongkai.applications.models import SentLetter
from gongkai.applications.models.sent import FACE_TO_FACE
from gongkai.applications.scans import Scan
from gongkai.casework.sealing import seal
from gongkai.casework.unnamed import without_names


@dataclass(frozen=True)
class Handover:
    """How a letter was handed over: by whom it was taken, papers seen, which organ bears it, another address."""

    received_by: str = ""
    id_checked: bool = False
    entrusted_to: str = ""
    address: str = ""


def form_of(method: str, evidence: str, handover: Handover | None) -> dict[str, Any]:
    """What the requirements of sending ask for."""
    entrusted_to = handover.entrusted_to if handover else ""
    return {"method": method, "evidence": evidence, "entrusted_to": entrusted_to}


def leaving(
    subject: Any,
    method: str,
    delivered_on: date,
    *,
    evidence: str = "",
    reason: str = "",
    handover: Handover | None = None,
) -> dict[str, Any]:
    """The columns of a delivery of what answers `subject`; taken face to face, it is received at once."""
    how = handover or Handover()
    in_hand = method in FACE_TO_FACE and bool(how.received_by)
    address = how.address.strip().encode()
    return {
        "method": method,
        "delivered_on": delivered_on,
        "evidence": without_names(subject, evidence.strip()),
        "reason": without_names(subject, reason.strip())[:200],
        "entrusted_to": how.entrusted_to.strip()[:100] if method == DeliveryWay.ENTRUSTED else "",
        "address": seal(address, bound_to=subject.number) if address else b"",
        "received_on": delivered_on if in_hand else None,
        "received_by": how.received_by if in_hand else "",
        "id_checked": in_hand and how.id_checked,
    }


def received(
    delivery: SentLetter,
    received_on: date,
    received_by: str,
    *,
    id_checked: bool,
    scan: Scan | None,
    at: datetime,
) -> str:
    """A locked delivery was signed for, or its receipt came later; what is told of it."""
    if delivery.received_on is None or delivery.accessed_at is not None:
        delivery.received_on, delivery.received_by = received_on, received_by
        delivery.id_checked = id_checked
    if scan:
        delivery.receipt_on = timezone.localdate(at)
        delivery.receipt_name = without_names(delivery.subject, scan.name)
        delivery.receipt_file = scan.digest
    delivery.save()
    return f"{delivery.letter_name}，{received_on} {delivery.get_received_by_display()}签收"


def came_back(delivery: SentLetter, returned_on: date, because: str, note: str) -> str:
    """A locked delivery is returned, the day on which it left stands; what is told of it."""
    delivery.returned_on, delivery.returned_because = returned_on, because
    delivery.returned_note = without_names(delivery.subject, note.strip())[:200]
    delivery.save(update_fields=["returned_on", "returned_because", "returned_note"])
    return f"{delivery.letter_name}，{delivery.get_returned_because_display()}"


def first_seen(delivery: SentLetter, at: datetime) -> date:
    """The first look online is the receipt; the day of receipt."""
    delivery.accessed_at = at
    day = delivery.received_on or max(timezone.localdate(at), delivery.delivered_on)
    delivery.received_on = day
    delivery.received_by = delivery.received_by or ReceivedBy.ADDRESSEE
    delivery.save(update_fields=["accessed_at", "received_on", "received_by"])
    return day


def told_of(delivery: SentLetter) -> dict[str, Any]:
    """What the entry keeps of a delivery: no name, no address."""
    return {
        "delivery": delivery.pk,
        "method": delivery.method,
        "evidence": delivery.evidence,
        "received_by": delivery.received_by,
        "id_checked": delivery.id_checked,
        "entrusted_to": delivery.entrusted_to,
    }
