"""查询 of a complaint with number and code: plain words, no member's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.applications.query_codes import fits
from gongkai.applications.tracked_steps import TrackedStep
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.complaints.choices import ComplaintState as State
from gongkai.complaints.choices import Finding
from gongkai.complaints.models import Complaint
from gongkai.complaints.procedure import BEFORE_DECISION

STEPS = {
    "receive_complaint": "收到投诉举报",
    "accept_complaint": "受理",
    "redirect_complaint": "告知向有权机关提出",
    "ask_for_statement": "要求被投诉单位说明情况",
    "give_statement": "被投诉单位已说明",
    "decide_complaint": "作出处理决定",
    "tell_complainant": "告知处理结果",
    "report_mended": "被投诉单位报告改正情况",
    "confirm_mended": "核实改正，办结",
    "take_back_complaint": "撤回",
}
WAITS = {
    State.RECEIVED: "等待受理机关审查是否受理",
    State.ACCEPTED: "受理机关正在查办",
    State.ASKED: "受理机关已要求被投诉单位说明情况，没有透露您的身份",
    State.STATED: "受理机关正在查办",
    State.FOUND: "受理机关正在作出处理决定",
    State.DECIDED: "处理决定已经作出，等待告知",
    State.CORRECTING: "已责令改正，等待改正",
    State.CORRECTED: "被投诉单位已报告改正，等待核实",
}


@dataclass(frozen=True)
class TrackedComplaint:
    """办理进度; `result` is empty before the complainant was told."""

    pk: int
    number: str
    organ_name: str
    about: str
    matter: str
    content: str
    submitted_at: datetime
    state_label: str
    waiting_for: str
    result: Sequence[tuple[str, str]]
    steps: tuple[TrackedStep, ...]
    can_take_back: bool


def track(number: str, query_code: str) -> TrackedComplaint | None:
    """The complaint of that number when the code fits, else None: which of the two was wrong is not told."""
    found = complainants_own(number, query_code)
    if found is None:
        return None
    told = Entry.objects.filter(subject=subject_of(found), verb__in=STEPS).order_by("sequence")
    return TrackedComplaint(
        pk=found.pk,
        number=found.number,
        organ_name=found.organ.name,
        about=found.about,
        matter=found.get_matter_display(),
        content=found.content,
        submitted_at=found.submitted_at,
        state_label=found.get_state_display(),
        waiting_for=WAITS.get(State(found.state), ""),
        result=_result(found),
        steps=tuple(TrackedStep(STEPS[verb], on) for verb, on in told.values_list("verb", "legal_on")),
        can_take_back=found.state in BEFORE_DECISION,
    )


def complainants_own(number: str, query_code: str) -> Complaint | None:
    """The complaint for those who show number and code; None when the two do not belong together."""
    written = number.strip().upper().replace("\0", "")[:40]
    found = Complaint.objects.select_related("organ").filter(number=written).first()
    stored = found.query_code_digest if found else ""
    return found if fits(written, query_code[:40], stored) and found is not None else None


def _result(complaint: Complaint) -> list[tuple[str, str]]:
    if complaint.state == State.REDIRECTED:
        return [("请向", complaint.redirected_to), ("理由", complaint.redirected_because)]
    if complaint.told_on is None:
        return []
    told = [("处理决定", str(Finding(complaint.finding).label)), ("查明的情况", complaint.found)]
    if complaint.order:
        told.append(("责令改正", f"{complaint.order}（{_day(complaint.order_due_on)}前）"))
    if complaint.state == State.DONE and complaint.mended:
        told.append(("改正情况", complaint.mended))
    return told


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
