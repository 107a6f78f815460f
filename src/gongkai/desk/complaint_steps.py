"""Steps of a complaint: at the authority, and at the organ that it is about, which sees its own page of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from gongkai.complaints import actions
from gongkai.complaints.choices import ComplaintState, Finding
from gongkai.complaints.models import Complaint
from gongkai.complaints.notice import Told, told_to
from gongkai.complaints.permissions import ANSWERERS, DECIDERS, HANDLERS
from gongkai.complaints.procedure import COMPLAINT, NOTICE, THEIRS
from gongkai.complaints.worklist import NEXT, WAITED_FOR
from gongkai.desk.forms import complaints as forms
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role


def find(actor: Actor, pk: int) -> Complaint:
    """The complaint for those who handle it; 404 for everybody else, the organ that it is about first of all."""
    visible = Complaint.objects.visible_to(actor).select_related(
        "organ", "about_organ", "found_by", "decided_by"
    )
    found = visible.defer("identity").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_told(actor: Actor, pk: int) -> Told:
    found = told_to(actor, pk)
    if not found:
        raise Http404
    return found[0]


def address(complaint: Complaint) -> str:
    return reverse("desk:complaint", kwargs={"pk": complaint.pk})


def told_address(told: Told) -> str:
    return reverse("desk:complaint_notice", kwargs={"pk": told.pk})


def step_address(complaint: Complaint, verb: str) -> str:
    return reverse(f"desk:complaint_{verb}", kwargs={"pk": complaint.pk})


def told_step_address(told: Told, verb: str) -> str:
    return reverse(f"desk:complaint_notice_{verb}", kwargs={"pk": told.pk})


def awaits(complaint: Complaint) -> str:
    state = ComplaintState(complaint.state)
    if state in WAITED_FOR:
        return WAITED_FOR[state]
    return f"等待{COMPLAINT.step(NEXT[state]).label}" if state in NEXT else ""


def step(
    verb: str,
    form: type[forms.ComplaintForm],
    done: str,
    roles: tuple[Role, ...] = HANDLERS,
    before: Callable[[], Mapping[str, Any]] | None = None,
) -> StepPage:
    action: Any = getattr(actions, verb)
    return StepPage(verb, roles, form, action, done, before)


def well_found() -> dict[str, Any]:
    """As well filled as can be: what is still missing then is time."""
    return {"today": timezone.localdate(), "finding": Finding.UNFOUNDED, "found": "—"}


COUNTER = Counter(
    COMPLAINT,
    (
        step("accept_complaint", forms.Nothing, "已受理。"),
        step("redirect_complaint", forms.Redirect, "已告知向有权机关提出。"),
        step("ask_for_statement", forms.AskForStatement, "已要求说明，对方在待办中看到。"),
        step("give_statement", forms.Statement, "说明已登记。"),
        step("record_finding", forms.RecordFinding, "已提出处理意见，由另一人决定。", before=well_found),
        step("send_finding_back", forms.Reason, "已退回补充查办。", DECIDERS),
        step("decide_complaint", forms.Nothing, "处理决定已作出，请告知投诉举报人。", DECIDERS),
        step("tell_complainant", forms.Tell, "告知已登记。"),
        step("report_mended", forms.Mended, "改正情况已登记。"),
        step("confirm_mended", forms.Nothing, "已核实改正，办结。"),
        step("doubt_mended", forms.ReasonForThem, "已退回继续改正。"),
        step("take_back_complaint", forms.Reason, "撤回已登记。"),
    ),
    find,
    address,
    step_address,
    forward=frozenset(set(NEXT.values()) | {"record_finding"}),
    awaits=awaits,
)
NOTICE_COUNTER = Counter(
    NOTICE,
    (
        step("give_statement", forms.Statement, "说明已提交主管部门。", ANSWERERS),
        step("report_mended", forms.Mended, "改正情况已报告主管部门。", ANSWERERS),
    ),
    find_told,
    told_address,
    told_step_address,
    forward=frozenset(THEIRS),
    awaits=lambda told: told.state_label,
    record=lambda told: None,  # what the authority wrote is not for the organ that it is about
)
