"""转主动公开建议 from the suggestion to the decision; what it opens goes the way of every document, its period running."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.sent import Handover
from gongkai.applications.choices import Channel
from gongkai.cases.actions import TakenIn, take_in
from gongkai.cases.actions import letters as letter_of_case
from gongkai.cases.intake import LONGEST_CONTENT, Incoming, tidied
from gongkai.cases.requirements import a_text_that_says_all, what_the_letter_must_state
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record, take
from gongkai.casework.unnamed import without_names
from gongkai.items.models import Item
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.models import Organ
from gongkai.requests.actions.endings import Sending, deliver, withdraw
from gongkai.requests.actions.locking import locked
from gongkai.requests.actions.opening import opened
from gongkai.requests.choices import LETTER_OF, ConversionOutcome
from gongkai.requests.detection import applicants_of, reasons_against
from gongkai.requests.models import Conversion
from gongkai.requests.procedure import CONVERSION

DETECT = "发起转主动公开"
LONGEST_REASON = 2000


def submit_conversion(
    incoming: Incoming, *, reason: str = "", actor: Actor = PUBLIC, at: datetime | None = None
) -> TakenIn[Conversion]:
    """Take in a suggestion that information be published; `incoming.content` names it (条例第四十四条第二款)."""
    said, why = tidied(incoming.content), tidied(reason)
    faults = [] if said else ["请写明建议主动公开的信息"]
    if len(said) > LONGEST_CONTENT or len(why) > LONGEST_REASON:
        faults.append(f"建议公开的信息 {LONGEST_CONTENT} 字以内，理由 {LONGEST_REASON} 字以内")
    if faults:
        raise StepRefused("提交建议", faults)
    return take_in(Conversion, Conversion.KIND, incoming, actor=actor, at=at, reason=why)


def open_detected(item_id: int, *, actor: Actor, at: datetime | None = None) -> Conversion:
    """本机关发现: several applicants were given the same; a case without anybody who waits for an answer (第一款)."""
    item = Item.objects.visible_to(actor).select_related("organ").get(pk=item_id)
    if reasons := reasons_against(actor, item):
        raise StepRefused(DETECT, reasons)
    count = applicants_of(item)
    organ: Organ = item.organ
    incoming = Incoming(
        organ=organ,
        content=f"{count} 名申请人依申请取得《{item.title}》",
        person=None,
        submission_key=secrets.token_urlsafe(32),
        channel=Channel.IN_PERSON,
        item=item,
    )
    own = {"is_detected": True, "applicants": count, "handler_id": actor.member_id}
    with transaction.atomic():
        return take_in(Conversion, Conversion.KIND, incoming, actor=_as_intake(actor), at=at, **own).case


def _as_intake(actor: Actor) -> Actor:
    """What nobody brought to the counter needs no clerk at it: permission was asked above."""
    from dataclasses import replace

    from gongkai.organs.actors import Role

    return replace(actor, roles=actor.roles | {Role.CLERK})


@transaction.atomic
def examine_conversion(
    case_id: int,
    *,
    actor: Actor,
    outcome: str,
    finding: str,
    item_id: int | None = None,
    opening: Mapping[str, str] | None = None,
    particulars: Mapping[str, str] | None = None,
    text: str = "",
    at: datetime | None = None,
) -> Conversion:
    """审核并拟办: whether it belongs to what is published, which item, or what is to be registered; with letter 30."""
    moment, case = at or timezone.now(), locked(Conversion, case_id, actor)
    item = Item.objects.visible_to(actor).filter(pk=item_id).first() if item_id else None
    wanted = {"outcome": outcome, "finding": finding, "item": item, "opening": opening or {}}
    step = take(CONVERSION, "examine_conversion", case, actor, wanted)
    is_accepted = outcome == ConversionOutcome.ACCEPTED
    case.outcome, case.finding, case.sent_back_reason = outcome, tidied(finding), ""
    case.item = item or case.item
    case.opening = dict(opening or {}) if is_accepted and item is None else {}
    case.examined_by_id, case.reviewed_by = actor.member_id, None
    case.save(
        update_fields=[
            "state",
            "outcome",
            "finding",
            "sent_back_reason",
            "item",
            "opening",
            "examined_by",
            "reviewed_by",
        ]
    )
    payload: dict[str, object] = {"outcome": outcome, "finding": case.finding, "item": case.item_id}
    if case.has_person:
        document, told = (
            LETTER_OF[ConversionOutcome(outcome)],
            {"suggested": case.content, **(particulars or {})},
        )
        asked = {"document": document, "particulars": told, "text": text, "today": timezone.localdate(moment)}
        _demand_letter(case, asked, step.label)
        made = letter_of_case.drafted(case, document, told, actor=actor, at=moment, text=text or None)
        payload |= letter_of_case.told_of(made)
    record(case, step, actor, note=str(ConversionOutcome(outcome).label), payload=payload, at=moment)
    return case


def _demand_letter(case: Conversion, asked: Mapping[str, Any], label: str) -> None:
    faults = [need(case, asked) for need in (what_the_letter_must_state, a_text_that_says_all)]
    reasons = [fault for fault in faults if fault]
    if reasons:
        raise StepRefused(label, reasons)


@transaction.atomic
def review_conversion(case_id: int, *, actor: Actor, at: datetime | None = None) -> Conversion:
    """复核, by the secrecy reviewer, whose opinion is the proposal that the director decides on."""
    moment, case = at or timezone.now(), locked(Conversion, case_id, actor)
    step = take(CONVERSION, "review_conversion", case, actor, {"actor": actor})
    case.reviewed_by_id = actor.member_id
    case.save(update_fields=["state", "reviewed_by"])
    if case.has_person:
        letter_of_case.reviewed(case, actor=actor, at=moment)
    record(case, step, actor, note="同意", at=moment)
    return case


@transaction.atomic
def send_back_conversion(
    case_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Conversion:
    """Return it, saying why: it is examined anew."""
    case = locked(Conversion, case_id, actor)
    step = take(CONVERSION, "send_back_conversion", case, actor, {"reason": reason})
    case.sent_back_reason = without_names(case, reason.strip())[:400]
    case.reviewed_by = None
    case.save(update_fields=["state", "sent_back_reason", "reviewed_by"])
    if case.has_person:
        letter_of_case.sent_back(case, reason=reason)
    record(case, step, actor, note=reason.strip(), at=at)
    return case


@transaction.atomic
def decide_conversion(case_id: int, *, actor: Actor, at: datetime | None = None) -> Conversion:
    """决定并签发答复: what is accepted has the period of article 26 from this day to become public."""
    moment, case = at or timezone.now(), locked(Conversion, case_id, actor)
    step = take(CONVERSION, "decide_conversion", case, actor, {"today": timezone.localdate(moment)})
    told = _decided(case, actor, moment)
    made, digest = letter_of_case.signed(case, actor=actor, at=moment)
    payload = {**told, **letter_of_case.told_of(made), "file_digest": digest}
    record(case, step, actor, note=made.document_number, payload=payload, at=moment)
    return case


@transaction.atomic
def decide_detected(case_id: int, *, actor: Actor, at: datetime | None = None) -> Conversion:
    """决定 where nobody waits for a letter: the case is over, what was opened goes its own way."""
    moment, case = at or timezone.now(), locked(Conversion, case_id, actor)
    step = take(CONVERSION, "decide_detected", case, actor, {})
    case.closed_on = timezone.localdate(moment)
    told = _decided(case, actor, moment)
    record(case, step, actor, note=case.get_outcome_display(), payload=told, at=moment)
    return case


def _decided(case: Conversion, actor: Actor, moment: datetime) -> dict[str, object]:
    """The decision itself, and the item that it opened."""
    case.decided_by_id, case.decided_on = actor.member_id, timezone.localdate(moment)
    if case.outcome == ConversionOutcome.ACCEPTED:
        case.opened_item = opened(case, actor, moment)
    case.save(update_fields=["state", "closed_on", "decided_by", "decided_on", "opened_item"])
    due_on = case.opened_item.publish_due_on if case.opened_item else None
    return {"outcome": case.outcome, "opened_item": case.opened_item_id, "publish_due_on": due_on}


@transaction.atomic
def deliver_conversion(
    case_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> Conversion:
    """送达 of letter 30: with it the case is over."""
    case = locked(Conversion, case_id, actor)
    sending = Sending(method, delivered_on, evidence, handover)
    return deliver(case, CONVERSION, "deliver_conversion", sending, actor=actor, at=at)


@transaction.atomic
def withdraw_conversion(
    case_id: int, *, actor: Actor = PUBLIC, reason: str = "提出人撤回", at: datetime | None = None
) -> Conversion:
    """撤回, by the person with number and code or recorded by a clerk."""
    case = locked(Conversion, case_id, actor)
    return withdraw(case, CONVERSION, "withdraw_conversion", reason, actor=actor, at=at)
