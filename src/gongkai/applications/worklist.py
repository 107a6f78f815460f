"""待办 of 依申请公开: each open application with the step that it waits for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.applications.choices import Awaited, Channel, NoticeKind, NoticeState, State
from gongkai.applications.clock import correction_told_by
from gongkai.applications.models import Application, Assistance, Consultation, Notice
from gongkai.applications.models.application import OPEN_STATES
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import NOTICE, PROCEDURE
from gongkai.applications.requirements.fitting import is_giving_up
from gongkai.applications.waiting import (
    NEXT_VERB,
    all_in_hand,
    beyond,
    counted,
    in_hand,
    shown,
    soonest,
    states_of,
)
from gongkai.casework.worklist import Task, Waiting
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Member, Organ
from gongkai.web.prepared import prepared

KIND = "依申请公开"
MOST_APPLICATIONS, MOST_OF_OTHERS = 100, 50  # due soonest first; nobody works through more in a day
MOST = 200  # letters, consultations and helping sections each


def tasks(actor: Actor, on: date, url_for: Callable[[Application], str]) -> list[Task]:
    """What `waiting` lists."""
    return waiting(actor, on, url_for).tasks


def waiting(
    actor: Actor, on: date, url_for: Callable[[Application], str], calendar: Calendar | None = None
) -> Waiting:
    """One task for each open application of the actor's own organ; five queries however many there are, up to three
    more where MOST_APPLICATIONS are not enough: then the actor's own and those of others are cut each, due soonest first.

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
    own, chosen = states_of(actor), soonest(actor.organ_id, most=MOST_APPLICATIONS + 1)
    is_cut = len(chosen) > MOST_APPLICATIONS
    if is_cut and own:
        mine = in_hand(actor.organ_id, actor.member_id, states=own, most=MOST_APPLICATIONS)
        chosen = [*mine, *[each for each in chosen if each not in mine][:MOST_OF_OTHERS]]
    found = [
        application
        for application in shown(tuple(chosen))
        # a letter in hand stands for its application: nobody drafts the reply before
        if application.state != State.REGISTERED or application.pk not in held_up
    ]
    listed = [_task(application, actor, on, calendar, url_for(application)) for application in found]
    drawn = [line.as_task(on, calendar, url_for(line.application)) for line in lines]
    if not is_cut:
        return Waiting(listed + drawn)
    mine_listed = [application for application, task in zip(found, listed, strict=True) if task.is_mine]
    counts = list(counted(actor.organ_id, actor.member_id, states=own)) if own else []
    others = all_in_hand(actor.organ_id) - sum(count for *_, count in counts) - len(listed) + len(mine_listed)
    days, still = beyond(counts, mine_listed)
    return Waiting(listed + drawn, days, max(others, 0), still)


@prepared
def _region(organ_id: int) -> QuerySet[Organ, str]:
    return Organ.objects.filter(pk=organ_id).values_list("calendar_region", flat=True)


def _lines(actor: Actor, organ_id: int) -> list["_Line"]:
    """Letters that wait for a signature or for dispatch, consultations and sections that wait for an answer; three
    queries.
    """
    return [
        *(_of_notice(each, actor) for each in _notices(organ_id)),
        *(_of_consultation(each, actor) for each in _consultations(organ_id)),
        *(_of_help(each, actor) for each in _assistance(organ_id, actor.member_id or 0)),
    ]


_OF_APPLICATION = tuple(
    f"application__{name}" for name in ("organ_id", "number", "state", "received_on", "due_on")
)
_BY_HAND = ("draft_reply", "ask_correction")
_OVER = (State.DELIVERED, State.CLOSED)
_UNTIL_ANSWERED = (
    "期满没有回复的，第三方由本机关决定是否公开，共同制作机关视为同意。现在可以催问；收到意见的随时记录。"
)
_UNTIL_DONE = {
    Awaited.CORRECTION: "期满不补正的，次日起可以按视为放弃答复。现在可以提醒申请人；收到补正的随时登记。",
    Awaited.PAYMENT: "期满不缴费的，次日起可以按视为放弃答复。现在可以提醒申请人；缴清的随时登记。",
}


@prepared
def _notices(organ_id: int) -> QuerySet[Notice]:
    found = Notice.objects.open().filter(application__organ_id=organ_id).select_related("application")
    found = found.exclude(application__state__in=_OVER)
    return found.only("state", "kind", "addressee", "drafted_by_id", "writer_ids", *_OF_APPLICATION)[:MOST]


@prepared
def _consultations(organ_id: int) -> QuerySet[Consultation]:
    asked = Consultation.objects.filter(ended_on=None, application__organ_id=organ_id).exclude(sent_on=None)
    asked = asked.exclude(application__state__in=_OVER).select_related("application")
    shown = asked.only("party", "received_on", "due_on", "asked_until", *_OF_APPLICATION)
    return shown.order_by("due_on", "pk")[:MOST]


@prepared
def _assistance(organ_id: int, member_id: int) -> QuerySet[Assistance]:
    open_ones = Application.objects.filter(organ_id=organ_id, state__in=OPEN_STATES)
    helping = Assistance.objects.filter(answered_on=None, application__in=open_ones.values("pk"))
    helping = helping.filter(Q(notice=None) | Q(notice__state=NoticeState.SENT))
    helping = helping.select_related("application", "section")
    of_section = Member.objects.filter(pk=member_id, section=OuterRef("section"))
    helping = helping.annotate(is_ours=Exists(of_section))
    shown = helping.only("matter", "unit", "section__name", "due_on", *_OF_APPLICATION)
    return shown.order_by("due_on", "pk")[:MOST]


@dataclass(frozen=True)
class _Line:
    """A letter or a consultation of an application, before its days are counted."""

    application: Application
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


def _of_notice(notice: Notice, actor: Actor) -> _Line:
    verb = "sign_notice" if notice.state == NoticeState.DRAFTED else "send_notice"
    title = f"{notice.get_kind_display()}：{notice.addressee}"
    is_mine = not NOTICE.why_not(verb, notice, actor)
    holds_up = notice.kind != NoticeKind.ASSISTANCE
    label = NOTICE.step(verb).label
    asks = notice.kind == NoticeKind.CORRECTION
    return _Line(notice.application, title, label, notice.application.due_on, is_mine, holds_up, asks)


def _of_consultation(consultation: Consultation, actor: Actor) -> _Line:
    has_come = consultation.received_on is not None
    return _Line(
        consultation.application,
        f"征求意见：{consultation.party}",
        "等待回复" if has_come else "确认对方收到",
        consultation.due_on or consultation.asked_until,
        PERMISSIONS["consult"](actor, consultation.application) is None,
        awaits=_UNTIL_ANSWERED if has_come else "",
        step_afterwards="记录意见或者逾期" if has_come else "",
    )


def _of_help(assistance: Assistance, actor: Actor) -> _Line:
    """A section answers itself; for another unit whoever asked keeps what it wrote."""
    is_ours = bool(getattr(assistance, "is_ours", False))
    if assistance.section_id is None:
        is_ours = PERMISSIONS["ask_for_help"](actor, assistance.application) is None
    return _Line(
        assistance.application,
        f"协办：{_short(assistance.matter)}",
        f"回复协办（{assistance.asked}）",
        assistance.due_on,
        is_ours,
        holds_up=False,
    )


def _task(application: Application, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
    if application.awaited and not is_giving_up(application):
        return _awaited(application, actor, on, calendar, url)
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
        is_mine=_is_mine(application, verb, actor),
    )


def _step(application: Application, verb: str) -> str:
    """What comes next; before the clock runs, how often it was tried to confirm."""
    label, tried = PROCEDURE.step(verb).label, getattr(application, "tried", 0)
    if verb == "register" and application.channel == Channel.ORAL:
        return "请申请人签字并登记"
    return f"{label}（已联系 {tried} 次）" if verb == "register" and tried else label


def _awaited(application: Application, actor: Actor, on: date, calendar: Calendar, url: str) -> Task:
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
        and _hand_of(application) in (None, actor.member_id),
        awaits=awaits,
    )


def _is_mine(application: Application, verb: str, actor: Actor) -> bool:
    if PROCEDURE.why_not(verb, application, actor):
        return False
    if verb in _BY_HAND and (hand := _hand_of(application)) is not None:
        return actor.is_same_person(hand)
    return True


def _hand_of(application: Application) -> int | None:
    """As it came with the line."""
    hand: int | None = getattr(application, "hand", None)
    return hand


def _short(wanted: str, length: int = 40) -> str:
    line = " ".join(wanted.split())
    return line if len(line) <= length else line[: length - 1] + "…"
