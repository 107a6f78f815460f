"""办理进度查询: by number and query code; what it shows is never kept or addressed."""

from io import BytesIO

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.applications.tracking import Tracking, letter_pdf
from gongkai.applications.tracking import track as find
from gongkai.portal import columns, throttle
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
    if request.POST.get("action") == "letter" and (letter := letter_pdf(number, query_code)):
        return FileResponse(BytesIO(letter), as_attachment=True, filename=f"答复书 {number}.pdf")
    found = find(number, query_code)
    if found is None:
        throttle.count_wrong(request, "tracking")
        form.add_error(None, WRONG)
        return _shown(request, form, status=422)
    return _shown(request, form, found=found)


def _shown(
    request: HttpRequest, form: TrackingForm, *, found: Tracking | None = None, status: int = 200
) -> HttpResponse:
    context = {"column": columns.APPLICATION, "form": form, "found": found, "today": timezone.localdate()}
    return render(request, "portal/track.html", context, status=status)
