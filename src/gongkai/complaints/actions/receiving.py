"""收到投诉举报: from the public page, or at the counter, by letter and by phone."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.applications.query_codes import query_code, query_code_digest
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import sealed_details
from gongkai.complaints.actions.files import take_over
from gongkai.complaints.choices import Against, ComplaintChannel
from gongkai.complaints.intake import Incoming, faults, receiver_of, tidied
from gongkai.complaints.models import Complaint
from gongkai.complaints.numbers import allocate
from gongkai.complaints.permissions import may_receive
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.models import Organ

LABEL = "登记投诉举报"


@dataclass(frozen=True)
class ReceivedComplaint:
    """The record and the query code, which is shown now and stored nowhere."""

    complaint: Complaint
    query_code: str


def receive_complaint(
    incoming: Incoming, *, actor: Actor = PUBLIC, at: datetime | None = None
) -> ReceivedComplaint:
    """Take in a complaint, once; StepRefused with a sentence for each thing that is missing."""
    moment = at or timezone.now()
    if not incoming.submission_key:
        raise ValueError("a complaint needs the random key that its form carried")
    reasons = list(faults(incoming))
    receiver = receiver_of(incoming)
    if receiver is not None:
        reasons += [found for found in (_permitted(incoming, receiver, actor, moment),) if found]
    if reasons or receiver is None:
        raise StepRefused(LABEL, reasons)
    key = _key(incoming)
    complaint = Complaint.objects.filter(submission_key=key).first()
    if complaint is None:
        try:
            complaint = _kept(incoming, receiver, key, actor, moment)
        except IntegrityError:  # the same form came in at the same moment and was first
            complaint = Complaint.objects.get(submission_key=key)
    return ReceivedComplaint(complaint, query_code(key))


def _permitted(incoming: Incoming, receiver: Organ, actor: Actor, moment: datetime) -> str | None:
    today = timezone.localdate(moment)
    if incoming.received_on is not None and incoming.received_on > today:
        return f"收到日期不能晚于今天（{today}）"
    if actor == PUBLIC:
        return None if incoming.channel == ComplaintChannel.ONLINE else "网上只能在线提出"
    return may_receive(actor, receiver.pk)


def _key(incoming: Incoming) -> str:
    said = [
        incoming.submission_key,
        incoming.against,
        incoming.organ.pk if incoming.organ else 0,
        incoming.about,
        incoming.matter,
        incoming.content,
        asdict(incoming.complainant),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def _kept(incoming: Incoming, receiver: Organ, key: str, actor: Actor, moment: datetime) -> Complaint:
    received_on = incoming.received_on or timezone.localdate(moment)
    number = allocate(receiver, timezone.localdate(moment).year)
    is_about_an_organ = incoming.against == Against.ORGAN and incoming.organ is not None
    complaint = Complaint.objects.create(
        organ=receiver,
        number=number,
        query_code_digest=query_code_digest(number, query_code(key)),
        submission_key=key,
        channel=incoming.channel,
        submitted_at=moment,
        received_on=received_on,
        against=incoming.against,
        about_organ=incoming.organ if is_about_an_organ else None,
        about=incoming.organ.name if is_about_an_organ and incoming.organ else tidied(incoming.about),
        matter=incoming.matter,
        content=tidied(incoming.content),
        complainant_label=incoming.complainant.label,
        identity=sealed_details(incoming.complainant, bound_to=number),
    )
    files = take_over(complaint, incoming.submission_key, moment)
    entries.write(
        receiver.pk,
        complaint,
        verb="receive_complaint",
        label=f"{LABEL}：{complaint.about}，{complaint.get_matter_display()}"[:200],
        actor=actor,
        payload={
            "number": number,
            "channel": incoming.channel,
            "matter": incoming.matter,
            **({"files": files} if files else {}),
        },
        legal_on=received_on,
        at=moment,
    )
    return complaint
