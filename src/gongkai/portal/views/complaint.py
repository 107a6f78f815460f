"""投诉举报 from the public: fill in, send, receipt, and how it goes."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications.actions import staged_files
from gongkai.applications.attached import ACCEPTED, MOST_BYTES, MOST_FILES, form_files
from gongkai.applications.choices import FileRole
from gongkai.applications.query_codes import query_code
from gongkai.casework.procedure import StepRefused
from gongkai.complaints.actions import receive_complaint, take_back_complaint
from gongkai.complaints.models import Complaint
from gongkai.complaints.tracking import TrackedComplaint
from gongkai.complaints.tracking import track as find
from gongkai.organs.actors import PUBLIC
from gongkai.portal import own_files, throttle
from gongkai.portal.application_form import new_key, text
from gongkai.portal.complaint_form import ComplaintForm
from gongkai.portal.private_page import private_page
from gongkai.portal.tracking_form import TrackingForm, not_now
from gongkai.web.gate import limits

RECEIPT, PURPOSE = "complaint_receipt", "complaint"
RECEIPT_SHOWN = timedelta(hours=1)
FILE_HINT = (
    f"{ACCEPTED}；每个不超过 5 MB，最多 {MOST_FILES} 个。加密保存，只有受理机关办理的人可以打开，每次打开都有记录，"
    "不提供给被投诉的单位。"
)


@dataclass(frozen=True)
class FileInput:
    label: str


MATERIAL = FileInput("照片、截图、文件等材料")
WRONG = "没有找到相符的投诉举报：请核对编号和查询码，两项都要与回执一致。"
TAKEN_BACK = "投诉举报人凭编号和查询码在线撤回"


class FollowForm(TrackingForm):
    number = text("投诉举报编号", most=40, required=True, hint="在回执上，以 J 开头。")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """GET an empty form, POST sends it; what was typed is kept when it is refused."""
    if request.method != "POST":
        return _form(request, ComplaintForm(initial={"submission_key": new_key()}))
    form = ComplaintForm(request.POST)
    is_right, key = form.is_valid(), form.cleaned_data.get("submission_key", "")
    if key and form_files.take_off(request, key):
        return _form(request, ComplaintForm(initial=request.POST.dict()), key=key)
    problems = own_files.taken_in(request, key) if key else ()
    if not is_right or problems:
        return _form(request, form, key=key, problems=problems, status=422)
    if refusal := limits.admitted(request, PURPOSE):
        form.add_error(None, f"{refusal.sentence}急的可以当面或者来信、来电提出。")
        return _form(request, form, key=key, status=429)
    try:
        received = receive_complaint(form.incoming())
    except StepRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, f"{reason}。")
        return _form(request, form, key=key, status=422)
    until = timezone.now() + RECEIPT_SHOWN
    request.session[RECEIPT] = {"number": received.complaint.number, "until": until.isoformat()}
    return redirect("portal:complaint_receipt")


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was just sent from this browser: number and query code, never who sent it."""
    kept = request.session.get(RECEIPT) or {}
    is_fresh = isinstance(kept, dict) and kept.get("until", "") > timezone.now().isoformat()
    found = Complaint.objects.select_related("organ").defer("identity")
    complaint = found.filter(number=str(kept["number"])).first() if is_fresh else None
    if complaint is None:
        return redirect("portal:complaint_track")
    context = {
        "complaint": complaint,
        "query_code": query_code(complaint.submission_key),
        "files": complaint.files.all(),
    }
    return private_page(request, "portal/complaint_receipt.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """By number and query code, limited as the tracking of applications is; the same answer whichever was wrong."""
    if request.method != "POST":
        return _followed(request, FollowForm())
    form = FollowForm(request.POST)
    is_complete = form.is_valid()
    if refusal := not_now(request, form):
        form.add_error(None, refusal)
        return _followed(request, form, status=429)
    if not is_complete:
        return _followed(request, form, status=422)
    found = find(*form.proof())
    if found is None:
        throttle.count_wrong(request, form.cleaned_data["number"])
        form.add_error(None, WRONG)
        return _followed(request, form, status=422)
    if request.POST.get("action") == "take_back" and found.can_take_back and request.POST.get("is_sure"):
        take_back_complaint(found.pk, actor=PUBLIC, reason=TAKEN_BACK)
        found = find(*form.proof())
    return _followed(request, form, found=found)


def _form(
    request: HttpRequest,
    form: ComplaintForm,
    *,
    key: str = "",
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "files": staged_files(key) if key else (),
        "file_problems": problems,
        "roles": ((MATERIAL, form_files.INPUTS[FileRole.OTHER]),),
        "file_hint": FILE_HINT,
        "most_bytes": MOST_BYTES,
    }
    return private_page(request, "portal/complaint_form.html", context, status=status)


def _followed(
    request: HttpRequest, form: FollowForm, *, found: TrackedComplaint | None = None, status: int = 200
) -> HttpResponse:
    problem = "查询过于频繁" if status == 429 else "没有查到"
    context = {"form": form, "found": found, "problem": problem}
    return private_page(request, "portal/complaint_track.html", context, status=status, again_after=600)
