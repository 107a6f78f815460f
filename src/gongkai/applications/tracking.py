"""查询: what the applicant sees with number and query code: no member's name, the letter only once delivered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from gongkai.applications.choices import State
from gongkai.applications.clock import deadline_of
from gongkai.applications.letters import render_html, render_pdf
from gongkai.applications.models import Application
from gongkai.applications.query_codes import fits
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.law.deadlines import CountedDay
from gongkai.law.outcomes import outcome
from gongkai.organs.models import Organ

# What the applicant is told of each state: where it stands, and who is awaited.
PUBLIC_STATES = {
    State.SUBMITTED: ("已提交", "等待本机关与您确认收到；双方确认之日为收到之日，答复期限从次日起算"),
    State.REGISTERED: ("办理中", "本机关正在办理"),
    State.DRAFTED: ("办理中", "本机关正在办理"),
    State.REVIEWED: ("办理中", "本机关正在办理"),
    State.SIGNED: ("已作出答复", "等待送达"),
    State.DELIVERED: ("已答复", ""),
    State.CLOSED: ("已终止", ""),
}
PUBLIC_STEPS = {
    "submit": "提交申请",
    "register": "确认收到并登记",
    "recompute_deadline": "因节假日安排调整答复期限",
    "sign_reply": "作出答复",
    "deliver": "送达答复",
}


@dataclass(frozen=True)
class TrackedStep:
    """One thing that happened, as the applicant may know it."""

    label: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Tracking:
    """The state of one application; `days` are the counted days of the reply period, `basis` its articles.

    Empty until the clock runs: `received_on`, `due_on`, `days`, `basis`. Empty until delivery: `letter_html`,
    `outcome_label`.
    """

    number: str
    organ: Organ
    submitted_at: datetime
    state_label: str
    waiting_for: str
    received_on: date | None
    due_on: date | None
    steps: tuple[TrackedStep, ...]
    days: tuple[CountedDay, ...]
    basis: tuple[str, ...]
    letter_html: SafeString
    outcome_label: str


def track(number: str, query_code: str) -> Tracking | None:
    """The application of that number when the code fits, else None: which of the two was wrong is not told."""
    application = _found(number, query_code)
    if application is None:
        return None
    state_label, waiting_for = PUBLIC_STATES[State(application.state)]
    is_delivered = application.state == State.DELIVERED
    days, basis = _period(application)
    return Tracking(
        number=application.number,
        organ=application.organ,
        submitted_at=application.submitted_at,
        state_label=state_label,
        waiting_for=waiting_for,
        received_on=application.received_on,
        due_on=application.due_on,
        steps=_steps(application),
        days=days,
        basis=basis,
        letter_html=render_html(application.reply) if is_delivered else SafeString(""),
        outcome_label=outcome(application.outcome).label if is_delivered else "",
    )


def letter_pdf(number: str, query_code: str) -> bytes | None:
    """The delivered letter on A4, for the same number and code; None before delivery."""
    application = _found(number, query_code)
    if application is None or application.state != State.DELIVERED:
        return None
    return render_pdf(application.reply)


def _found(number: str, query_code: str) -> Application | None:
    written = number.strip().upper().replace("\0", "")[:40]
    application = Application.objects.select_related("organ", "reply").filter(number=written).first()
    stored = application.query_code_digest if application else ""
    return application if fits(written, query_code[:40], stored) else None


def _period(application: Application) -> tuple[tuple[CountedDay, ...], tuple[str, ...]]:
    """The counted days, unless the calendar has changed since the due day was stored."""
    if application.received_on is None:
        return (), ()
    deadline = deadline_of(application)
    days = deadline.days if deadline.due_on == application.due_on else ()
    return days, tuple(basis.label for basis in deadline.basis)


def _steps(application: Application) -> tuple[TrackedStep, ...]:
    entries = Entry.objects.filter(subject=subject_of(application), verb__in=PUBLIC_STEPS).order_by(
        "sequence"
    )
    return tuple(
        TrackedStep(PUBLIC_STEPS[verb], legal_on, _note(application, verb))
        for verb, legal_on in entries.values_list("verb", "legal_on")
    )


def _note(application: Application, verb: str) -> str:
    if verb == "register":
        return f"答复期限至 {application.due_on}"
    if verb == "sign_reply":
        return application.reply.document_number
    return application.reply.delivery.get_method_display() if verb == "deliver" else ""
