"""更正申请 from the form to the delivered decision: verified, drafted by one, reviewed and signed by others."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.sent import Handover
from gongkai.cases.actions import TakenIn, take_in
from gongkai.cases.actions import letters as letter_of_case
from gongkai.cases.intake import Incoming, tidied
from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record, take
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.models import Member
from gongkai.requests.actions.endings import Sending, deliver, withdraw
from gongkai.requests.actions.locking import locked
from gongkai.requests.choices import RectificationOutcome, Verdict
from gongkai.requests.correction import corrected_edition
from gongkai.requests.models import Rectification
from gongkai.requests.procedure import RECTIFICATION

LONGEST = {"record": 300, "recorded": 2000, "should_be": 2000, "evidence": 2000}
LABELS = {
    "record": "要求更正的记录",
    "recorded": "记录的内容",
    "should_be": "应当更正为",
    "evidence": "证据说明",
}


def submit_rectification(
    incoming: Incoming,
    *,
    record: str,
    recorded: str,
    should_be: str,
    evidence: str,
    actor: Actor = PUBLIC,
    at: datetime | None = None,
) -> TakenIn[Rectification]:
    """Take in a request to correct a record; the incoming content is made of what it states (条例第四十一条)."""
    stated = {
        "record": tidied(record),
        "recorded": tidied(recorded),
        "should_be": tidied(should_be),
        "evidence": tidied(evidence),
    }
    missing = [f"请填写{LABELS[name]}" for name, said in stated.items() if not said]
    long = [
        f"{LABELS[name]}太长（{LONGEST[name]} 字以内）"
        for name, said in stated.items()
        if len(said) > LONGEST[name]
    ]
    if missing or long:
        raise StepRefused("提交更正申请", [*missing, *long])
    told = f"{stated['record']}：“{stated['recorded']}”，应当更正为“{stated['should_be']}”"
    whole = replace(incoming, content=told, stated=stated)
    return take_in(Rectification, Rectification.KIND, whole, actor=actor, at=at, **stated)


@transaction.atomic
def take_up(
    case_id: int, *, actor: Actor, handler: Member | None, at: datetime | None = None
) -> Rectification:
    """受理核实: somebody has it in hand and finds out what is so."""
    case = locked(Rectification, case_id, actor)
    step = take(RECTIFICATION, "take_up", case, actor, {"handler": handler})
    case.handler = handler
    case.save(update_fields=["state", "handler"])
    record(case, step, actor, note=handler.name if handler else "", at=at)
    return case


@transaction.atomic
def record_verification(
    case_id: int,
    *,
    actor: Actor,
    verified_on: date,
    means: str,
    finding: str,
    verdict: str,
    at: datetime | None = None,
) -> Rectification:
    """记录核实情况: who looked into it, by what means, what was found, and what follows from it."""
    moment, case = at or timezone.now(), locked(Rectification, case_id, actor)
    form = {
        "verified_on": verified_on,
        "means": means,
        "finding": finding,
        "verdict": verdict,
        "today": timezone.localdate(moment),
    }
    step = take(RECTIFICATION, "record_verification", case, actor, form)
    case.verified_on, case.verified_by_id, case.verdict = verified_on, actor.member_id, verdict
    case.means, case.finding = tidied(means), tidied(finding)
    case.save(update_fields=["state", "verified_on", "verified_by", "verdict", "means", "finding"])
    payload = {"verdict": verdict, "means": case.means, "finding": case.finding}
    note = str(Verdict(verdict).label)
    record(case, step, actor, note=note, payload=payload, legal_on=verified_on, at=moment)
    return case


@transaction.atomic
def draft_decision(
    case_id: int,
    *,
    actor: Actor,
    outcome: str,
    particulars: Mapping[str, str],
    text: str = "",
    at: datetime | None = None,
) -> Rectification:
    """拟定处理决定 with its letter; `particulars` are what document 29 of that outcome must state."""
    moment, case = at or timezone.now(), locked(Rectification, case_id, actor)
    form = {
        "outcome": outcome,
        "document": outcome,
        "particulars": particulars,
        "text": text,
        "today": timezone.localdate(moment),
    }
    step = take(RECTIFICATION, "draft_decision", case, actor, form)
    case.outcome = outcome
    is_corrected = outcome == RectificationOutcome.RECTIFIED
    case.corrected_to = tidied(particulars["corrected"]) if is_corrected else ""
    case.save(update_fields=["state", "outcome", "corrected_to"])
    made = letter_of_case.drafted(case, outcome, particulars, actor=actor, at=moment, text=text or None)
    payload = {"outcome": outcome, **letter_of_case.told_of(made)}
    record(case, step, actor, note=str(RectificationOutcome(outcome).label), payload=payload, at=moment)
    return case


@transaction.atomic
def review_decision(case_id: int, *, actor: Actor, at: datetime | None = None) -> Rectification:
    """审核, as somebody who did not draft it."""
    moment, case = at or timezone.now(), locked(Rectification, case_id, actor)
    step = take(RECTIFICATION, "review_decision", case, actor, {})
    case.save(update_fields=["state"])
    made = letter_of_case.reviewed(case, actor=actor, at=moment)
    record(case, step, actor, note="同意", payload=letter_of_case.told_of(made), at=moment)
    return case


@transaction.atomic
def send_back_decision(
    case_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Rectification:
    """Return the draft, saying why: it is verified or drafted anew."""
    case = locked(Rectification, case_id, actor)
    step = take(RECTIFICATION, "send_back_decision", case, actor, {"reason": reason})
    case.save(update_fields=["state"])
    letter_of_case.sent_back(case, reason=reason)
    record(case, step, actor, note=reason.strip(), at=at)
    return case


@transaction.atomic
def sign_decision(case_id: int, *, actor: Actor, at: datetime | None = None) -> Rectification:
    """签发, as somebody who did not draft it; the edition with the correction is bound to the case."""
    moment, case = at or timezone.now(), locked(Rectification, case_id, actor)
    step = take(RECTIFICATION, "sign_decision", case, actor, {"today": timezone.localdate(moment)})
    if case.outcome == RectificationOutcome.RECTIFIED:
        case.edition = corrected_edition(case)
    case.save(update_fields=["state", "edition"])
    made, digest = letter_of_case.signed(case, actor=actor, at=moment)
    payload = {
        **letter_of_case.told_of(made),
        "file_digest": digest,
        "outcome": case.outcome,
        "edition": case.edition_id,
    }
    record(case, step, actor, note=made.document_number, payload=payload, at=moment)
    return case


@transaction.atomic
def deliver_decision(
    case_id: int,
    *,
    actor: Actor,
    method: str,
    delivered_on: date,
    evidence: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> Rectification:
    """送达: with it the case is over."""
    case = locked(Rectification, case_id, actor)
    sending = Sending(method, delivered_on, evidence, handover)
    return deliver(case, RECTIFICATION, "deliver_decision", sending, actor=actor, at=at)


@transaction.atomic
def withdraw_rectification(
    case_id: int, *, actor: Actor = PUBLIC, reason: str = "提出人撤回", at: datetime | None = None
) -> Rectification:
    """撤回, by the person with number and code or recorded by a clerk."""
    case = locked(Rectification, case_id, actor)
    return withdraw(case, RECTIFICATION, "withdraw_rectification", reason, actor=actor, at=at)
