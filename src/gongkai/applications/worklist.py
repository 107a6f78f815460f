"""待办 of 依申请公开: each open application with the step that it waits for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from gongkai.applications.choices import Awaited, Channel, NoticeState, State
from gongkai.applications.clock import days_left
from gongkai.applications.hands import hand_of
from gongkai.applications.models import Application, Assistance, Consultation, ContactAttempt, Notice
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import NOTICE, PROCEDURE
from gongkai.applications.requirements.fitting import is_giving_up
from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Member, Organ

KIND = "依申请公开"
MOST = 200  # due soonest first; nobody works through more in a day
NEXT_VERB = {
    State.SUBMITTED: "register",
    State.REGISTERED: "draft_reply",
    State.DRAFTED: "review_reply",
    State.REVIEWED: "sign_reply",
    State.SIGNED: "deliver",
}


def tasks(actor: Actor, on: date, url_for: Callable[[Application], str]) -> list[Task]:
    """One task for each open application of the actor's own organ; six queries however many there are.

    `is_mine`: the actor may take the next step now and, where somebody has it in hand, is that person. What somebody
    has in hand who left the organ or whose account is closed is any clerk's.
    """
    if actor.organ_id is None:
        return []
    waiting = Application.objects.open().filter(organ_id=actor.organ_id, shelved_on=None)
    waiting = waiting.annotate(tried=Subquery(_contacts()))
    waiting = waiting.select_related("reply", "correction", "fee", "handler__user")
    waiting = waiting.defer("identity", "reply__letter")
    region = Organ.objects.values_list("calendar_region", flat=True).get(pk=actor.organ_id)
    calendar = calendar_in(region)
    lines = _lines(actor, actor.organ_id)
    held_up = {line.application.pk for line in lines if line.holds_up}
    found = [
        _task(application, actor, on, calendar, url_for(application))
        for application in waiting.order_by(F("due_on").asc(nulls_last=True), "pk")[:MOST]
        # a letter in hand stands for its application: nobody drafts the reply before
        if application.state != State.REGISTERED or application.pk not in held_up
    ]
    return found + [line.as_task(on, calendar, url_for(line.application)) for line in lines]


def _contacts() -> QuerySet[Any]:
    """How often an application's applicant was called, counted for the lines of the list only."""
    made = ContactAttempt.objects.filter(application=OuterRef("pk")).order_by().values("application")
    return made.annotate(times=Count("pk")).values("times")


def _lines(actor: Actor, organ_id: int) -> list["_Line"]:
    """Letters that wait for a signature or for dispatch, consultations and sections that wait for an answer; three
    queries.
    """
    of_organ = {"application__organ_id": organ_id}
    waiting = Notice.objects.open().filter(**of_organ).select_related("application")
    waiting = waiting.exclude(application__state__in=[State.DELIVERED, State.CLOSED])
    asked = Consultation.objects.filter(ended_on=None, **of_organ).exclude(sent_on=None)
    asked = asked.exclude(application__state__in=[State.DELIVERED, State.CLOSED])
    asked = asked.select_related("application").defer("application__identity")
    helping = Assistance.objects.filter(answered_on=None, **of_organ)
    helping = helping.exclude(application__state__in=[State.DELIVERED, State.CLOSED])
    helping = helping.select_related("application", "section").defer("application__identity")
    helping = helping.annotate(
        is_ours=Exists(Member.objects.filter(pk=actor.member_id or 0, section=OuterRef("section")))
    )
    return [
        *(_of_notice(each, actor) for each in waiting.defer("application__identity", "letter")[:MOST]),
        *(_of_consultation(each, actor) for each in asked.order_by("due_on", "pk")[:MOST]),
        *(_of_help(each) for each in helping.order_by("due_on", "pk")[:MOST]),
    ]


@dataclass(frozen=True)
class _Line:
    """A letter or a consultation of an application, before its days are counted."""

    application: Application
    title: str
    step: str
    due_on: date | None
    is_mine: bool
    holds_up: bool = True

    def as_task(self, on: date, calendar: Calendar, url: str) -> Task:
        left = workdays_left(calendar, on, self.due_on) if self.due_on else None
        return Task(
            self.title, self.application.number, self.step, url, KIND, self.due_on, left, self.is_mine
        )


def _of_notice(notice: Notice, actor: Actor) -> _Line:
    verb = "sign_notice" if notice.state == NoticeState.DRAFTED else "send_notice"
    title = f"{notice.get_kind_display()}：{notice.addressee}"
    is_mine = not NOTICE.why_not(verb, notice, actor)
    return _Line(notice.application, title, NOTICE.step(verb).label, notice.application.due_on, is_mine)


def _of_consultation(consultation: Consultation, actor: Actor) -> _Line:
    return _Line(
        consultation.application,
        f"征求意见：{consultation.party}",
        "等待回复" if consultation.received_on else "确认对方收到",
        consultation.due_on or consultation.asked_until,
        PERMISSIONS["consult"](actor, consultation.application) is None,
    )


def _of_help(assistance: Assistance) -> _Line:
    return _Line(
        assistance.application,
        f"协办：{_short(assistance.matter)}",
        f"回复协办（{assistance.section.name}）",
        assistance.due_on,
        bool(getattr(assistance, "is_ours", False)),
        holds_up=False,
    )


def _task(application: Application, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    if application.awaited and not is_giving_up(application):
        return _awaited(application, actor, on, calendar, url)
    verb = NEXT_VERB[State(application.state)]
    return Task(
        title=_short(application.wanted),
        number=application.number,
        step=_step(application, verb),
        url=url,
        kind=KIND,
        due_on=application.due_on,
        days_left=days_left(application, on, calendar=calendar),
        is_mine=_is_mine(application, verb, actor),
    )


def _step(application: Application, verb: str) -> str:
    """What comes next; before the clock runs, how often it was tried to confirm."""
    label, tried = PROCEDURE.step(verb).label, getattr(application, "tried", 0)
    if verb == "register" and application.channel == Channel.ORAL:
        return "等待申请人签字"
    return f"{label}（已联系 {tried} 次）" if verb == "register" and tried else label


def _awaited(application: Application, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    """What the applicant has to do, until its last day; then it can be given up, and what came in is for us."""
    is_correction = application.awaited == Awaited.CORRECTION
    due_on = application.correction.due_on if is_correction else application.fee.due_on
    step = application.get_awaited_display()
    if is_correction and application.correction.offered_at is not None:
        step = PROCEDURE.step("receive_correction").label
    elif due_on is not None and on > due_on:
        step = f"{step}（期限已过）"
    return Task(
        title=_short(application.wanted),
        number=application.number,
        step=step,
        url=url,
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
        is_mine=PERMISSIONS["receive_correction"](actor, application) is None
        and hand_of(application) in (None, actor.member_id),
    )


def _is_mine(application: Application, verb: str, actor: Actor) -> bool:
    if PROCEDURE.why_not(verb, application, actor):
        return False
    if verb == "draft_reply" and (hand := hand_of(application)) is not None:
        return actor.is_same_person(hand)
    return True


def _short(wanted: str, length: int = 40) -> str:
    line = " ".join(wanted.split())
    return line if len(line) <= length else line[: length - 1] + "…"
