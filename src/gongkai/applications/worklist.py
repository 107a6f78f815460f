"""待办 of 依申请公开: each open application with the step that it waits for."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gongkai.applications.choices import Awaited, Channel, NoticeKind, NoticeState, State
from gongkai.applications.clock import correction_told_by
from gongkai.applications.models import Application, Assistance, Consultation, Notice
from gongkai.applications.models.application import OPEN_STATES
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import NOTICE, PROCEDURE
from gongkai.applications.requirements.fitting import is_giving_up
from gongkai.applications.waiting import (
    NEXT_VERB,
    Hands,
    Listed,
    hands_of,
    in_hand,
    shown,
    states_of,
    waits_for,
)
from gongkai.casework.worklist import Task, Waiting
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Member, Organ
from gongkai.web.prepared import prepared

KIND = "依申请公开"
AddressOf = Callable[[Application | Listed], str]
MOST_APPLICATIONS, MOST_OF_OTHERS = 100, 50  # due soonest first; nobody works through more in a day
MOST = 500  # letters, consultations and helping sections each, due soonest first


def tasks(actor: Actor, on: date, url_for: AddressOf) -> list[Task]:
    """What `waiting` lists."""
    return waiting(actor, on, url_for).tasks


def waiting(actor: Actor, on: date, url_for: AddressOf, calendar: Calendar | None = None) -> Waiting:
    """One task for each open application of the actor's own organ; six queries however many there are, seven for who
    reviews or signs. Of more than MOST_APPLICATIONS the actor's own and those of others are cut each, due soonest first.

    `calendar` is that of the organ; it is looked up where it is not handed in.

    `is_mine`: the actor may take the next step now and, where somebody has it in hand, is that person. What somebody
    has in hand who left the organ or whose account is closed is any clerk's.
    """
    if actor.organ_id is None:
        return Waiting([])
    if calendar is None:
        (region,) = _region(actor.organ_id)
        calendar = calendar_in(region)
    lines = _lines(actor, actor.organ_id)
    held_up = {line.application.pk for line in lines if line.holds_up}
    # a letter in hand stands for its application: nobody drafts the reply before
    found = [
        each for each in in_hand(actor.organ_id) if each.state != State.REGISTERED or each.pk not in held_up
    ]
    own = states_of(actor)
    hands = hands_of(actor, own)
    mine = [each for each in found if waits_for(each, actor, own, hands)]
    beyond = mine[MOST_APPLICATIONS:]
    left_out, others_beyond = {each.pk for each in beyond}, 0
    if len(found) > MOST_APPLICATIONS:
        own_ids = {each.pk for each in mine}
        others = [each.pk for each in found if each.pk not in own_ids]
        left_out.update(others[MOST_OF_OTHERS:])
        others_beyond = len(others[MOST_OF_OTHERS:])
    chosen = shown(tuple(each.pk for each in found if each.pk not in left_out))
    return Waiting(
        [
            *(_task(each, actor, on, calendar, url_for(each), hands) for each in chosen),
            *(line.as_task(on, calendar, url_for(line.application)) for line in lines),
        ],
        Counter(each.due_on for each in beyond if not each.stands_still),
        others_beyond,
        sum(each.stands_still for each in beyond),
    )


_SOONEST = (F("application__due_on").asc(nulls_last=True), "pk")


@prepared
def _region(organ_id: int) -> QuerySet[Organ, str]:
    return Organ.objects.filter(pk=organ_id).values_list("calendar_region", flat=True)


def _lines(actor: Actor, organ_id: int) -> list["_Line"]:
    """Letters that wait for a signature or for dispatch, consultations and sections that wait for an answer; three
    queries.
    """
    return [
        *(_of_notice(_Notice(Listed(*row[5:]), *row[:5]), actor) for row in _notices(organ_id)),
        *(_of_consultation(actor, Listed(*row[4:]), *row[:4]) for row in _consultations(organ_id)),
        *(_of_help(actor, Listed(*row[5:]), *row[:5]) for row in _assistance(organ_id, actor.member_id or 0)),
    ]


_OF_APPLICATION = tuple(f"application__{each.name}" for each in fields(Listed))
_BY_HAND = ("draft_reply", "ask_correction")
_OVER = (State.DELIVERED, State.CLOSED)
_UNTIL_ANSWERED = (
    "期满没有回复的，第三方由本机关决定是否公开，共同制作机关视为同意。现在可以催问；收到意见的随时记录。"
)
_UNTIL_DONE = {
    Awaited.CORRECTION: "期满不补正的，次日起可以按视为放弃答复。现在可以提醒申请人；收到补正的随时登记。",
    Awaited.PAYMENT: "期满不缴费的，次日起可以按视为放弃答复。现在可以提醒申请人；缴清的随时登记。",
}


@dataclass(frozen=True)
class _Notice:
    """A letter as far as the permissions ask for it: hundreds of whole records take longer than the rest of the page."""

    application: Listed
    state: str
    kind: str
    addressee: str
    drafted_by_id: int | None
    writer_ids: list[int]


@prepared
def _notices(organ_id: int) -> QuerySet[Any, Any]:
    found = Notice.objects.open().filter(application__organ_id=organ_id)
    found = found.exclude(application__state__in=_OVER).order_by(*_SOONEST)
    return found.values_list("state", "kind", "addressee", "drafted_by_id", "writer_ids", *_OF_APPLICATION)[
        :MOST
    ]


@prepared
def _consultations(organ_id: int) -> QuerySet[Any, Any]:
    asked = Consultation.objects.filter(ended_on=None, application__organ_id=organ_id).exclude(sent_on=None)
    asked = asked.exclude(application__state__in=_OVER).order_by("due_on", "pk")
    return asked.values_list("party", "received_on", "due_on", "asked_until", *_OF_APPLICATION)[:MOST]


@prepared
def _assistance(organ_id: int, member_id: int) -> QuerySet[Any, Any]:
    open_ones = Application.objects.filter(organ_id=organ_id, state__in=OPEN_STATES)
    helping = Assistance.objects.filter(answered_on=None, application__in=open_ones.values("pk"))
    helping = helping.filter(Q(notice=None) | Q(notice__state=NoticeState.SENT)).order_by("due_on", "pk")
    of_section = Member.objects.filter(pk=member_id, section=OuterRef("section"))
    helping = helping.annotate(is_ours=Exists(of_section))
    return helping.values_list("matter", "unit", "section__name", "due_on", "is_ours", *_OF_APPLICATION)[
        :MOST
    ]


@dataclass(frozen=True)
class _Line:
    """A letter or a consultation of an application, before its days are counted."""

    application: Listed
    title: str
    step: str
    due_on: date | None
    is_mine: bool
    holds_up: bool = True
    asks_correction: bool = False
    awaits: str = ""
    step_afterwards: str = ""

    def as_task(self, on: date, calendar: Calendar, url: str) -> Task:
        due_on, number = self._due_on(calendar), self.application.number
        left = workdays_left(calendar, on, due_on) if due_on else None
        is_over = due_on is not None and on > due_on
        step, awaits = (self.step_afterwards or self.step, "") if is_over else (self.step, self.awaits)
        return Task(self.title, number, step, url, KIND, due_on, left, self.is_mine, awaits)

    def _due_on(self, calendar: Calendar) -> date | None:
        """A letter that asks for a correction is to leave within seven workdays of the receipt."""
        received_on = self.application.received_on
        if not self.asks_correction or received_on is None:
            return self.due_on
        return correction_told_by(received_on, calendar) or self.due_on


def _of_notice(notice: _Notice, actor: Actor) -> _Line:
    kind = NoticeKind(notice.kind)
    verb = "sign_notice" if notice.state == NoticeState.DRAFTED else "send_notice"
    return _Line(
        notice.application,
        f"{kind.label}：{notice.addressee}",
        NOTICE.step(verb).label,
        notice.application.due_on,
        is_mine=not NOTICE.why_not(verb, notice, actor),
        holds_up=kind != NoticeKind.ASSISTANCE,
        asks_correction=kind == NoticeKind.CORRECTION,
    )


def _of_consultation(
    actor: Actor,
    application: Listed,
    party: str,
    received_on: date | None,
    due_on: date | None,
    asked_until: date | None,
) -> _Line:
    has_come = received_on is not None
    return _Line(
        application,
        f"征求意见：{party}",
        "等待回复" if has_come else "确认对方收到",
        due_on or asked_until,
        PERMISSIONS["consult"](actor, application) is None,
        awaits=_UNTIL_ANSWERED if has_come else "",
        step_afterwards="记录意见或者逾期" if has_come else "",
    )


def _of_help(
    actor: Actor,
    application: Listed,
    matter: str,
    unit: str,
    section: str | None,
    due_on: date | None,
    is_ours: bool,
) -> _Line:
    """A section answers itself; for another unit whoever asked keeps what it wrote."""
    if section is None:
        is_ours = PERMISSIONS["ask_for_help"](actor, application) is None
    return _Line(
        application,
        f"协办：{_short(matter)}",
        f"回复协办（{section or unit}）",
        due_on,
        is_ours,
        holds_up=False,
    )


def _task(
    application: Application, actor: Actor, on: date, calendar: Calendar, url: str, hands: Hands
) -> Task:
    if application.awaited and not is_giving_up(application):
        return _awaited(application, actor, on, calendar, url, hands)
    verb, due_on = NEXT_VERB[State(application.state)], application.due_on
    if application.asks_for_identity and application.received_on is not None:
        verb, due_on = "ask_correction", correction_told_by(application.received_on, calendar) or due_on
    return Task(
        title=_short(application.wanted),
        number=application.number,
        step=_step(application, verb),
        url=url,
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
        is_mine=_is_mine(application, verb, actor, hands),
    )


def _step(application: Application, verb: str) -> str:
    """What comes next; before the clock runs, how often it was tried to confirm."""
    label, tried = PROCEDURE.step(verb).label, getattr(application, "tried", 0)
    if verb == "register" and application.channel == Channel.ORAL:
        return "请申请人签字并登记"
    return f"{label}（已联系 {tried} 次）" if verb == "register" and tried else label


def _awaited(
    application: Application, actor: Actor, on: date, calendar: Calendar, url: str, hands: Hands
) -> Task:
    """What the applicant has to do, until its last day; then it can be given up, and what came in is for us."""
    is_correction = application.awaited == Awaited.CORRECTION
    due_on = application.correction.due_on if is_correction else application.fee.due_on
    step, awaits = application.get_awaited_display(), _UNTIL_DONE[Awaited(application.awaited)]
    if is_correction and application.correction.offered_at is not None:
        step, awaits = PROCEDURE.step("receive_correction").label, ""
    elif due_on is not None and on > due_on:
        step, awaits = f"{step}（期限已过）", ""
    return Task(
        title=_short(application.wanted),
        number=application.number,
        step=step,
        url=url,
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
        is_mine=PERMISSIONS["receive_correction"](actor, application) is None
        and hands.hand_of(application) in (None, actor.member_id),
        awaits=awaits,
    )


def _is_mine(application: Application, verb: str, actor: Actor, hands: Hands) -> bool:
    if PROCEDURE.why_not(verb, application, actor):
        return False
    if verb in _BY_HAND and (hand := hands.hand_of(application)) is not None:
        return actor.is_same_person(hand)
    return True


def _short(wanted: str, length: int = 40) -> str:
    line = " ".join(wanted.split())
    return line if len(line) <= length else line[: length - 1] + "…"
