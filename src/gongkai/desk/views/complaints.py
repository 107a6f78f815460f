"""投诉举报: the authority's list and its complaints; for the organ that one is about, what it was asked and ordered."""

import secrets
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.applications.attached import ACCEPTED
from gongkai.complaints import actions
from gongkai.complaints.actions import ReceivedComplaint
from gongkai.complaints.actions.files import MOST_FILES_EVER
from gongkai.complaints.choices import ComplaintState, Finding, Matter
from gongkai.complaints.identity import Complainant, look
from gongkai.complaints.models import Complaint, ComplaintQuerySet
from gongkai.complaints.notice import told_to
from gongkai.complaints.permissions import HANDLERS, PERMISSIONS, may_receive
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.complaint_steps import COUNTER, NOTICE_COUNTER, address, find, find_told
from gongkai.desk.forms.complaints import ReceiveComplaint
from gongkai.desk.keyset import page_of
from gongkai.desk.looks import after_look, look_reasons, person_card
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import taken
from gongkai.desk.tables import csv_response
from gongkai.organs.actors import Actor

OPEN = "open"
STATES = ((OPEN, "没有办结的"), *ComplaintState.choices)
HEAD = (
    "编号",
    "收到日期",
    "提出方式",
    "被投诉单位",
    "反映的问题",
    "环节",
    "处理决定",
    "改正期限",
    "办结日期",
)
MOST = 5_000
FILE_HINT = f"{ACCEPTED}；每个不超过 5 MB，一件最多 {MOST_FILES_EVER} 个。加密保存，打开留痕。"


@desk_view(*READERS)
@require_safe
def complaints(request: HttpRequest, actor: Actor) -> HttpResponse:
    found = _narrowed(request, actor)
    context = {
        "shown": page_of(request, found.defer("identity", "content"), moment="submitted_at"),
        "state": parameters.one_of(request, "state", {value for value, _ in STATES}),
        "matter": parameters.one_of(request, "matter", Matter.values),
        "finding": parameters.one_of(request, "finding", Finding.values),
        "states": STATES,
        "matters": Matter.choices,
        "findings": Finding.choices,
        "query": request.GET.urlencode(),
        "notices": told_to(actor),
        "may_receive": not may_receive(actor, actor.organ_id or 0),
        "today": timezone.localdate(),
    }
    return page(request, "desk/complaints.html", context)


@desk_view(*READERS)
@require_safe
def complaints_csv(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The same list as a table, without who complained and without what they wrote."""
    found = _narrowed(request, actor).defer("identity", "content").order_by("-submitted_at", "-pk")[:MOST]
    return csv_response(f"投诉举报_{timezone.localdate():%Y%m%d}.csv", _rows(list(found)))


def _rows(found: list[Complaint]) -> Iterator[tuple[str, ...]]:
    yield HEAD
    for each in found:
        yield (
            each.number,
            _day(each.received_on),
            each.get_channel_display(),
            each.about,
            each.get_matter_display(),
            each.get_state_display(),
            each.get_finding_display(),
            _day(each.order_due_on),
            _day(each.closed_on),
        )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _narrowed(request: HttpRequest, actor: Actor) -> ComplaintQuerySet:
    found = Complaint.objects.visible_to(actor).select_related("organ")
    state = parameters.one_of(request, "state", {value for value, _ in STATES})
    if state:
        found = found.open() if state == OPEN else found.filter(state=state)
    about = parameters.number(request, "about")
    found = found.filter(about_organ_id=about) if about else found
    for name, values in (("matter", Matter.values), ("finding", Finding.values)):
        chosen = parameters.one_of(request, name, values)
        found = found.filter(**{name: chosen}) if chosen else found
    return found


@desk_view(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    initial = {"submission_key": secrets.token_urlsafe(32), "received_on": timezone.localdate()}
    form = ReceiveComplaint(posted(request), organ=member_of(request).organ, initial=initial)
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        made, reasons = taken(actions.receive_complaint, form.incoming(), actor=actor)
        if isinstance(made, ReceivedComplaint):
            told = f"已登记，编号 {made.complaint.number}，查询码 {made.query_code}（只显示这一次，请告诉投诉举报人）。"
            messages.success(request, told)
            return HttpResponseRedirect(address(made.complaint))
    context = {
        "form": form,
        "reasons": reasons,
        "subject": "投诉举报",
        "is_closed": False,
        "step": {
            "label": "登记投诉举报",
            "basis": "《中华人民共和国政府信息公开条例》第五十一条、第五十五条",
        },
        "back": reverse("desk:complaints"),
    }
    return page(request, "desk/step.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def complaint(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, find(actor, pk))


@desk_view(*READERS)
@require_POST
def complaint_identity(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    return after_look(lambda: look(found, actor), partial(_shown, request, actor, found))


@desk_view(*READERS)
@require_safe
def complaint_notice(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """For the organ that it is about: what it was asked and ordered, nothing else."""
    told = find_told(actor, pk)
    context = {
        "told": told,
        "offers": NOTICE_COUNTER.offers(told, actor),
        "awaits": NOTICE_COUNTER.awaits(told),
    }
    return page(request, "desk/complaint_notice.html", context)


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Complaint,
    *,
    looked: Complainant | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one complaint; `looked` is there only right after it was looked up."""
    context: dict[str, Any] = {
        "complaint": found,
        "card": _card(found),
        "who_card": person_card(looked) if looked else [],
        "problem": problem,
        "look_reasons": look_reasons(PERMISSIONS["look"], actor, found),
        "files": found.files.all(),
        "file_hint": FILE_HINT,
        "may_open_files": not PERMISSIONS["open_complaint_file"](actor, found),
        "may_add_files": not PERMISSIONS["attach_complaint_file"](actor, found),
        **COUNTER.rail(found, actor),
    }
    return page(request, "desk/complaint.html", context, status=REFUSED if problem else 200)


def _card(found: Complaint) -> list[list[str]]:
    pairs = (
        ("受理机关", found.organ.name),
        ("被投诉单位", found.about),
        ("反映的问题", found.get_matter_display()),
        ("受理日期", _day(found.accepted_on)),
        ("要求说明", _day(found.asked_on)),
        ("说明期限", _day(found.statement_due_on)),
        ("处理决定", found.get_finding_display()),
        ("查办人", found.found_by.name if found.found_by else ""),
        ("决定", f"{found.decided_by.name} {_day(found.decided_on)}" if found.decided_by else ""),
        ("告知", f"{_day(found.told_on)} {found.told_by}" if found.told_on else ""),
        ("改正期限", _day(found.order_due_on)),
        ("报告改正", _day(found.mended_on)),
        ("办结", _day(found.closed_on)),
        ("应当向谁提出", found.redirected_to),
    )
    return [[label, value] for label, value in pairs if value]
