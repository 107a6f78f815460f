"""待办 of 投诉举报: at the authority each step that waits, at the organ that it is about what was asked and ordered."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet

from gongkai.casework.worklist import Task
from gongkai.complaints.choices import ComplaintState as State
from gongkai.complaints.models import Complaint
from gongkai.complaints.notice import Told, told_to
from gongkai.complaints.permissions import ANSWERERS, PERMISSIONS
from gongkai.complaints.procedure import COMPLAINT
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

KIND = "投诉举报"
NEXT = {
    State.RECEIVED: "accept_complaint",
    State.ACCEPTED: "ask_for_statement",
    State.STATED: "record_finding",
    State.FOUND: "decide_complaint",
    State.DECIDED: "tell_complainant",
    State.CORRECTED: "confirm_mended",
}
WAITED_FOR = {State.ASKED: "等被投诉单位说明", State.CORRECTING: "等被投诉单位改正"}
MOST = 200


def tasks(
    actor: Actor,
    *,
    on: date,
    calendar: Calendar,
    url_of: Callable[[Complaint], str],
    told_url_of: Callable[[Told], str],
) -> list[Task]:
    """Two queries; the organ that it is about sees a number and a step, never what was complained of."""
    if actor.organ_id is None:
        return []
    found = [_task(each, actor, on, calendar, url_of(each)) for each in _received(actor.organ_id)]
    for told in told_to(actor):
        if told.due_on is not None:
            found.append(
                Task(
                    title=f"{told.authority}：{told.matter}",
                    number=told.number,
                    step="说明情况" if told.waits_for_statement else "改正并报告",
                    url=told_url_of(told),
                    kind=KIND,
                    due_on=told.due_on,
                    days_left=workdays_left(calendar, on, told.due_on),
                    is_mine=actor.has(*ANSWERERS),
                )
            )
    return found


@prepared
def _received(organ_id: int) -> QuerySet[Complaint]:
    received = Complaint.objects.open().filter(organ_id=organ_id)
    return received.defer("identity", "content").order_by("pk")[:MOST]


def _task(complaint: Complaint, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    state = State(complaint.state)
    due_on = {State.ASKED: complaint.statement_due_on, State.CORRECTING: complaint.order_due_on}.get(state)
    verb = NEXT.get(state, "record_finding" if state == State.ASKED else "")
    is_waiting = state in WAITED_FOR and (due_on is None or on <= due_on)
    return Task(
        title=f"{complaint.about}：{complaint.get_matter_display()}",
        number=complaint.number,
        step=WAITED_FOR[state] if state in WAITED_FOR else COMPLAINT.step(verb).label,
        url=url,
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
        is_mine=not is_waiting and PERMISSIONS[verb or "record_finding"](actor, complaint) is None,
    )
