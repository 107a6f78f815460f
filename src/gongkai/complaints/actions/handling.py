"""查办: the authority accepts, asks, finds, decides and tells."""

from datetime import date, datetime

from django.utils import timezone

from gongkai.complaints.actions.step import locked, taken
from gongkai.complaints.choices import ComplaintState, Finding
from gongkai.complaints.identity import gives_away
from gongkai.complaints.models import Complaint
from gongkai.organs.actors import Actor


def _today(at: datetime | None) -> date:
    return timezone.localdate(at or timezone.now())


def accept_complaint(complaint_id: int, *, actor: Actor, at: datetime | None = None) -> Complaint:
    """受理."""
    return taken(complaint_id, "accept_complaint", actor, at, form={}, changes={"accepted_on": _today(at)})


def redirect_complaint(
    complaint_id: int, *, actor: Actor, to: str, reason: str, at: datetime | None = None
) -> Complaint:
    """Tell the complainant who is competent, and why this organ is not; with that it is over."""
    changes = {"redirected_to": to.strip()[:100], "redirected_because": reason.strip()[:400]}
    form = {"to": to, "reason": reason}
    return taken(
        complaint_id, "redirect_complaint", actor, at, form=form, changes=changes, note=f"向{to.strip()}提出"
    )


def ask_for_statement(
    complaint_id: int, *, actor: Actor, asked: str, due_on: date, at: datetime | None = None
) -> Complaint:
    """Put questions to the organ that it is about, in words that do not give away who complained."""
    form = {
        "asked": asked,
        "due_on": due_on,
        "gives_away": gives_away(locked_for_text(complaint_id, actor), asked),
    }
    changes = {
        "asked": asked.strip(),
        "asked_on": _today(at),
        "statement_due_on": due_on,
        "statement": "",
        "stated_on": None,
    }
    return taken(
        complaint_id, "ask_for_statement", actor, at, form=form, changes=changes, note=f"{due_on} 前说明"
    )


def record_finding(
    complaint_id: int,
    *,
    actor: Actor,
    finding: str,
    found: str,
    order: str = "",
    order_due_on: date | None = None,
    at: datetime | None = None,
) -> Complaint:
    """What was found, and what is proposed; the order is read by the organ, so it names nobody who complained."""
    form = {
        "finding": finding,
        "found": found,
        "order": order,
        "order_due_on": order_due_on,
        "gives_away": gives_away(locked_for_text(complaint_id, actor), order),
    }
    changes = {
        "finding": finding,
        "found": found.strip(),
        "order": order.strip(),
        "order_due_on": order_due_on,
        "found_by_id": actor.member_id,
        "sent_back_because": "",
    }
    note = Finding(finding).label if finding in Finding.values else ""
    return taken(complaint_id, "record_finding", actor, at, form=form, changes=changes, note=note)


def send_finding_back(
    complaint_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Complaint:
    """退回: what was found is not enough."""
    changes = {"sent_back_because": reason.strip()[:400], "found_by_id": None}
    return taken(
        complaint_id,
        "send_finding_back",
        actor,
        at,
        form={"reason": reason},
        changes=changes,
        note=reason.strip(),
    )


def decide_complaint(complaint_id: int, *, actor: Actor, at: datetime | None = None) -> Complaint:
    """处理决定, by somebody else than who looked into it."""
    changes = {"decided_by_id": actor.member_id, "decided_on": _today(at)}
    return taken(complaint_id, "decide_complaint", actor, at, form={}, changes=changes)


def tell_complainant(
    complaint_id: int, *, actor: Actor, told_by: str, told_on: date, at: datetime | None = None
) -> Complaint:
    """告知: after it an order waits for the organ that it is about; without one it is over."""
    complaint = locked_for_text(complaint_id, actor)
    ordered = complaint.finding == Finding.ORDERED
    changes = {
        "told_by": told_by.strip()[:100],
        "told_on": told_on,
        "state": ComplaintState.CORRECTING if ordered else ComplaintState.DONE,
    }
    form = {"told_by": told_by, "told_on": told_on}
    return taken(complaint_id, "tell_complainant", actor, at, form=form, changes=changes, legal_on=told_on)


def take_back_complaint(
    complaint_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Complaint:
    """撤回, by the complainant with number and code or as a handler writes it down."""
    return taken(
        complaint_id,
        "take_back_complaint",
        actor,
        at,
        form={"reason": reason},
        changes={},
        note=reason.strip(),
    )


def locked_for_text(complaint_id: int, actor: Actor) -> Complaint:
    """The record before the step, whose identity a text is compared with."""
    from django.db import transaction

    with transaction.atomic():
        return locked(complaint_id, actor)
