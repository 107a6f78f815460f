"""办理进度查询: by number and query code; what it shows is never kept or addressed."""

from io import BytesIO

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.applications.tracking import Tracking, letter_pdf, notice_letter
from gongkai.applications.tracking import track as find
from gongkai.portal import columns, throttle
from gongkai.portal.applicant_answers import ANSWERS, LONGEST, Answer, Done, answer
from gongkai.portal.application_form import text
from gongkai.web import errors

WRONG = "没有找到相符的申请：请核对申请编号和查询码，两项都要与回执一致。"
WAIT = "为防止他人试探查询码，请 10 分钟后再试；也可持身份证件到受理机关查询。"


class TrackingForm(forms.Form):
    use_required_attribute = False

    number = text("申请编号", most=40, required=True, hint="在提交申请后的回执上。")
    query_code = text("查询码", most=20, required=True, hint="回执上的 8 位字母和数字，不分大小写。")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse | FileResponse:
    if request.method != "POST":
        return _shown(request, TrackingForm())
    if throttle.is_blocked(request, "tracking"):
        return errors.too_many(request, way_out=WAIT)
    form = TrackingForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, status=422)
    number, query_code = form.cleaned_data["number"], form.cleaned_data["query_code"]
    action, done = request.POST.get("action", ""), None
    if action.startswith("letter") and (paper := _paper(action, number, query_code)):
        return paper
    if action in ANSWERS:
        done = answer(action, number, query_code, Answer(request.POST))
    found = find(number, query_code)
    if found is None:
        throttle.count_wrong(request, "tracking")
        form.add_error(None, WRONG)
        return _shown(request, form, status=422)
    return _shown(request, form, found=found, done=done, status=409 if done and done.problem else 200)


def _paper(action: str, number: str, query_code: str) -> FileResponse | None:
    """The reply, or the letter `letter-<id>`, on A4; None where there is none for this number and code."""
    _, _, wanted = action.partition("-")
    if not wanted:
        reply = letter_pdf(number, query_code)
        return _download(reply, f"答复书 {number}.pdf") if reply else None
    found = (
        notice_letter(number, query_code, int(wanted)) if wanted.isdecimal() and len(wanted) < 10 else None
    )
    return _download(found[1], f"{found[0].get_kind_display()} {number}.pdf") if found else None


def _download(content: bytes, name: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name)


def _shown(
    request: HttpRequest,
    form: TrackingForm,
    *,
    found: Tracking | None = None,
    done: Done | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "column": columns.APPLICATION,
        "form": form,
        "found": found,
        "today": timezone.localdate(),
        "done": done,
        "typed": request.POST.get("text", "")[:LONGEST] if done and done.problem else "",
    }
    return render(request, "portal/track.html", context, status=status)
