"""提出异议: at the counter, by phone, letter or mail, and from the public page of a list."""

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import sealed_details
from gongkai.casework.steps import take
from gongkai.items.body import without_control_characters
from gongkai.items.models import Item
from gongkai.organs.actors import PUBLIC, SYSTEM, Actor
from gongkai.postings.actions.locking import day_of, locked_posting
from gongkai.postings.choices import ObjectionChannel
from gongkai.postings.identity import Objector
from gongkai.postings.models import Objection, Posting, PostingRound
from gongkai.postings.numbers import allocate
from gongkai.postings.procedure import POSTING
from gongkai.postings.public_box import is_open_for_objections

LABEL = "提出异议"
LONGEST = {"content": 2000, "about": 200, "name": 40, "phone": 40, "address": 200}


@transaction.atomic
def receive_objection(
    posting_id: int,
    *,
    actor: Actor,
    channel: str,
    content: str,
    received_on: date | None = None,
    about: str = "",
    position: int | None = None,
    objector: Objector | None = None,
    at: datetime | None = None,
) -> Objection:
    """登记异议 at the desk; `position` is the row of the list, where it is known already."""
    posting, today = locked_posting(posting_id, actor), day_of(at)
    said = {
        "channel": channel,
        "content": content,
        "received_on": received_on or today,
        "position": position,
        "today": today,
    }
    take(POSTING, "receive_objection", posting, actor, said)
    return _kept(
        posting,
        channel,
        content,
        received_on or today,
        about,
        position,
        objector or Objector(),
        None,
        actor,
        at,
    )


def object_online(
    item: Item,
    *,
    content: str,
    submission_key: str,
    about: str = "",
    position: int | None = None,
    objector: Objector | None = None,
    at: datetime | None = None,
) -> Objection:
    """An objection from the public page; the same form sent twice is one objection. StepRefused after the period."""
    who = objector or Objector()
    said = json.dumps([submission_key, item.pk, content, about, position, asdict(who)], ensure_ascii=False)
    key = hashlib.sha256(said.encode()).hexdigest()
    found = Objection.objects.filter(submission_key=key).first()
    if found is not None:
        return found
    try:
        return _from_the_public(item, content, about, position, who, key, at)
    except IntegrityError:  # the same form came in at the same moment and was first
        return Objection.objects.get(submission_key=key)


@transaction.atomic
def _from_the_public(
    item: Item, content: str, about: str, position: int | None, who: Objector, key: str, at: datetime | None
) -> Objection:
    posting_id = Posting.objects.filter(item=item).order_by("-pk").values_list("pk", flat=True).first()
    posting = locked_posting(posting_id, SYSTEM) if posting_id else None
    if posting is None or not item.is_public or not is_open_for_objections(posting, on=day_of(at)):
        raise StepRefused(LABEL, ["公示期已过或者尚未开始，不能在网上提出；可以直接向发布机构反映"])
    if not content.strip():
        raise StepRefused(LABEL, ["须写明异议内容"])
    if position is not None and not item.rows.filter(position=position, withdrawn_at=None).exists():
        position = None
    return _kept(posting, ObjectionChannel.ONLINE, content, day_of(at), about, position, who, key, PUBLIC, at)


def _kept(
    posting: Posting,
    channel: str,
    content: str,
    received_on: date,
    about: str,
    position: int | None,
    objector: Objector,
    key: str | None,
    actor: Actor,
    at: datetime | None,
) -> Objection:
    too_long = [name for name, text in (("content", content), ("about", about)) if len(text) > LONGEST[name]]
    if too_long:
        raise StepRefused(LABEL, [f"异议内容最多 {LONGEST['content']} 字，针对最多 {LONGEST['about']} 字"])
    number = allocate(posting.organ, received_on.year)
    row = posting.item.rows.filter(position=position).first() if position is not None else None
    objection = Objection.objects.create(
        posting=posting,
        round=_round_then(posting, received_on),
        organ=posting.organ,
        row=row,
        number=number,
        submission_key=key,
        channel=channel,
        objector=objector.label[:60],
        identity=sealed_details(objector, bound_to=number),
        about=without_control_characters(about).strip(),
        content=without_control_characters(content).strip(),
        received_on=received_on,
        registered_at=at or timezone.now(),
    )
    entries.write(
        posting.organ_id,
        objection,
        verb="receive_objection",
        label=f"{LABEL}：{objection.get_channel_display()}",
        actor=actor,
        legal_on=received_on,
        payload={"number": number, "row": row.pk if row else None},
        at=at,
    )
    return objection


def _round_then(posting: Posting, day: date) -> PostingRound:
    """The round that had last been hung on that day."""
    hung = posting.rounds.exclude(starts_on=None).filter(starts_on__lte=day).order_by("-number")
    return hung.first() or posting.rounds.exclude(starts_on=None).order_by("number")[0]
