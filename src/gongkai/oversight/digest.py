"""期限提醒: what a person is told by e-mail of a day: numbers, days and links, never who applied or for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from gongkai.applications.delivery_worklist import tasks as delivery_tasks
from gongkai.applications.models import Application
from gongkai.applications.moves import tasks as move_tasks
from gongkai.applications.waiting import Listed
from gongkai.applications.worklist import tasks as application_tasks
from gongkai.cases.models import Case
from gongkai.casework.worklist import Task, due_soonest_first
from gongkai.complaints.models import Complaint
from gongkai.complaints.notice import Told
from gongkai.complaints.worklist import tasks as complaint_tasks
from gongkai.law.workdays import Calendar, add_workdays, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Member
from gongkai.remedies.models import Challenge
from gongkai.remedies.worklist import tasks as challenge_tasks
from gongkai.requests.delivery_worklist import tasks as request_delivery_tasks
from gongkai.requests.worklist import Request
from gongkai.requests.worklist import tasks as request_tasks

WARNED_AT = (1, 3, 5)
MOST = 100
MOVED = "期限变动"
WAITING = "等您办理"
WATCHED = "本机关（本科室）由他人办理、快要到期或者已逾期的"
HANDLED = "您承办、正在等其他人或者申请人，快要到期或者已逾期的"


@dataclass(frozen=True)
class Line:
    """One matter: its number, what is to be done, workdays left (None: no clock), where, and whether it is in the
    reader's own hand though another's step is next."""

    number: str
    step: str
    days_left: int | None
    address: str
    is_handled: bool = False

    @property
    def days(self) -> str:
        if self.days_left is None:
            return "期限未起算"
        if self.days_left < 0:
            return f"已逾期 {-self.days_left} 个工作日"
        return f"剩 {self.days_left} 个工作日" if self.days_left else "今日到期"

    @property
    def is_warned(self) -> bool:
        """Overdue, due today, or at one of the days on which people are warned."""
        return self.days_left is not None and (self.days_left <= 0 or self.days_left in WARNED_AT)


@dataclass(frozen=True)
class Part:
    """A heading with its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Message:
    """A digest before it is sent."""

    subject: str
    text: str
    count: int


def message_for(member: Member, *, on: date, calendar: Calendar, base: str) -> Message | None:
    """None where nothing waits and nothing is to be warned of; a few queries for each person."""
    parts = [part for part in parts_for(member, on=on, calendar=calendar) if part.lines]
    if not parts:
        return None
    lines = [line for part in parts for line in part.lines]
    overdue = sum(line.days_left is not None and line.days_left < 0 for line in lines)
    warned = sum(line.is_warned for line in lines) - overdue
    told = [f"{overdue} 件已逾期"] * bool(overdue) + [f"{warned} 件快要到期"] * bool(warned)
    told = told or [f"{len(lines)} 件等您办理"]
    return Message(
        f"【政府信息公开】{'，'.join(told)}（{on}）", _text(member, parts, on=on, base=base), len(lines)
    )


def parts_for(member: Member, *, on: date, calendar: Calendar) -> list[Part]:
    """What is overdue or at 5, 3, 1 days, what was moved, what else waits; what the person has in hand while another's
    step is next, and for heads and directors what others have. Nothing of what somebody outside has to do first.
    """
    actor = member.as_actor()
    cases = [
        *application_tasks(actor, on, _application),
        *delivery_tasks(actor, on, _application),
        *request_delivery_tasks(actor, on, _request),
        *request_tasks(actor, on=on, calendar=calendar, url_of=_request),
        *challenge_tasks(actor, on=on, calendar=calendar, url_of=_challenge),
        *complaint_tasks(actor, on=on, calendar=calendar, url_of=_complaint, told_url_of=_told),
    ]
    mine = [_line(task) for task in due_soonest_first([each for each in cases if each.is_mine_now])]
    moved = [
        task for task in move_tasks(actor, on=on, calendar=calendar, url_for=_application) if task.is_mine
    ]
    shown = {(line.number, line.days_left) for line in mine}
    due = [
        line for line in due_soon(member, actor, on, calendar) if (line.number, line.days_left) not in shown
    ]
    return [
        Part("已逾期、今日或者 5、3、1 个工作日内到期", tuple(line for line in mine if line.is_warned)),
        Part(MOVED, tuple(_line(task, step=task.title) for task in moved)),
        Part(HANDLED, tuple(line for line in due if line.is_handled)),
        Part(WATCHED, tuple(line for line in due if not line.is_handled)),
        Part(WAITING, tuple(line for line in mine if not line.is_warned)),
    ]


def due_soon(member: Member, actor: Actor, on: date, calendar: Calendar) -> list[Line]:
    """Whoever's step is next: what the person has in hand, for a head of section also what its handlers have, for a
    director the whole organ's; one query.
    """
    last = add_workdays(calendar, on, max(WARNED_AT))
    found = Application.objects.open().filter(organ_id=member.organ_id, due_on__lte=last)
    if not actor.has(Role.DIRECTOR):
        theirs = Q(handler_id=member.pk)
        if actor.has(Role.SECTION_HEAD):
            theirs |= Q(handler__section_id=member.section_id or 0)
        found = found.filter(theirs)
    due = found.order_by("due_on", "pk").only("number", "due_on", "state", "handler_id")[:MOST]
    lines = (
        Line(
            each.number,
            each.get_state_display(),
            workdays_left(calendar, on, each.due_on),
            _application(each),
            is_handled=each.handler_id == member.pk,
        )
        for each in due
        if each.due_on
    )
    return [line for line in lines if line.is_warned]


def _line(task: Task, *, step: str = "") -> Line:
    return Line(task.number, step or task.step, task.days_left, task.url)


def _application(application: Application | Listed) -> str:
    return reverse("desk:application", kwargs={"pk": application.pk})


def _request(case: Case | Request) -> str:
    return reverse(f"desk:{case.kind}", kwargs={"pk": case.pk})


def _challenge(challenge: Challenge) -> str:
    return _application(challenge.application)


def _complaint(complaint: Complaint) -> str:
    return reverse("desk:complaint", kwargs={"pk": complaint.pk})


def _told(told: Told) -> str:
    return reverse("desk:complaint_notice", kwargs={"pk": told.pk})


def _text(member: Member, parts: Iterable[Part], *, on: date, base: str) -> str:
    told = [f"{member.name}：", "", f"截至 {on.year} 年 {on.month} 月 {on.day} 日："]
    for part in parts:
        told += ["", f"{part.heading}（{len(part.lines)} 件）"]
        told += [
            f"  {line.number or '—'}　{line.days}　{line.step}\n    {base}{line.address}"
            for line in part.lines[:MOST]
        ]
        if len(part.lines) > MOST:
            told.append(f"  另有 {len(part.lines) - MOST} 件，见待办。")
    told += [
        "",
        f"待办：{base}{reverse('desk:worklist')}",
        "",
        "本邮件由系统自动发送，不含申请人信息，请勿回复。",
    ]
    return "\n".join(told)
