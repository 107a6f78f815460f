"""说明 and 改正: what the organ that it is about says and does, and what the authority makes of it."""

from datetime import datetime

from django.utils import timezone

from gongkai.complaints.actions.handling import locked_for_text
from gongkai.complaints.actions.step import taken
from gongkai.complaints.identity import gives_away
from gongkai.complaints.models import Complaint
from gongkai.organs.actors import Actor


def give_statement(
    complaint_id: int, *, actor: Actor, statement: str, at: datetime | None = None
) -> Complaint:
    """The organ's own account; for an enterprise the authority writes down what it sent."""
    changes = {"statement": statement.strip(), "stated_on": timezone.localdate(at or timezone.now())}
    return taken(complaint_id, "give_statement", actor, at, form={"statement": statement}, changes=changes)


def report_mended(complaint_id: int, *, actor: Actor, mended: str, at: datetime | None = None) -> Complaint:
    """What was done on the order; a late report is accepted and said to be late."""
    today = timezone.localdate(at or timezone.now())
    due_on = locked_for_text(complaint_id, actor).order_due_on
    note = f"已超过改正期限 {due_on}" if due_on is not None and today > due_on else ""
    changes = {"mended": mended.strip(), "mended_on": today}
    return taken(
        complaint_id, "report_mended", actor, at, form={"mended": mended}, changes=changes, note=note
    )


def confirm_mended(complaint_id: int, *, actor: Actor, at: datetime | None = None) -> Complaint:
    """核实: it was done; with that it is over."""
    return taken(complaint_id, "confirm_mended", actor, at, form={}, changes={})


def doubt_mended(complaint_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Complaint:
    """It was not done, or not wholly: the order stands, with what is still missing."""
    form = {"reason": reason, "gives_away": gives_away(locked_for_text(complaint_id, actor), reason)}
    changes = {"sent_back_because": reason.strip()[:400]}
    return taken(complaint_id, "doubt_mended", actor, at, form=form, changes=changes, note=reason.strip())
