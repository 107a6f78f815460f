"""办理进度查询: by number and query code; what it shows is never kept or addressed."""

from io import BytesIO
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.applications.actions import record_access
from gongkai.applications.tracking import (
    Tracking,
    applicants_own,
    belonging_together,
    given_file,
    letter_pdf,
    notice_letter,
)
from gongkai.applications.tracking import track as find
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.portal import throttle, tracked_case
from gongkai.portal.attached_files import size_in_words
from gongkai.portal.private_page import private_page
from gongkai.portal.tracking_answers import ANSWERS, open_forms, taken
from gongkai.portal.tracking_form import TrackingForm, not_now

WRONG = "没有找到相符的申请：请核对申请编号和查询码，两项都要与回执一致。"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse | FileResponse:
    if request.method != "POST":
        return _shown(request, TrackingForm())
    form = TrackingForm(request.POST)
    is_complete = form.is_valid()
    if refusal := not_now(request, form):
        form.add_error(None, refusal)
        return _shown(request, form, status=429)
    if not is_complete:
        return _shown(request, form, status=422)
    if (of_case := tracked_case.answered(request, *form.proof())) is not None:
        return of_case
    application_id = belonging_together(*form.proof())
    if application_id is None:
        throttle.count_wrong(request, form.cleaned_data["number"])
        form.add_error(None, WRONG)
        return _shown(request, form, status=422)
    record_access(application_id)  # the first look at a letter that was delivered online proves its receipt
    return _letter(request, form) or _file(request, form) or _answered(request, form)


def _letter(request: HttpRequest, form: TrackingForm) -> FileResponse | None:
    """The reply or a letter before it, where one was asked for and has left."""
    number, code = form.proof()
    if request.POST.get("action") == "letter" and (reply := letter_pdf(number, code)):
        return FileResponse(BytesIO(reply), as_attachment=True, filename=f"答复书 {number}.pdf")
    wanted = request.POST.get("letter", "")
    if not wanted.isascii() or not wanted.isdecimal() or len(wanted) > 18:
        return None
    if (found := notice_letter(number, code, int(wanted))) is None:
        return None
    notice, content = found
    name = f"{notice.get_kind_display()} {number}.pdf"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name)


def _file(request: HttpRequest, form: TrackingForm) -> FileResponse | None:
    """A file that was given with the reply, as it was fixed at signature."""
    wanted = request.POST.get("file", "")
    if not wanted.isascii() or not wanted.isdecimal() or len(wanted) > 18:
        return None
    try:
        found = given_file(*form.proof(), int(wanted))
    except SealedFileMissing:
        return None
    if found is None:
        return None
    name, content = found
    response = FileResponse(BytesIO(content), as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _answered(request: HttpRequest, form: TrackingForm) -> HttpResponse:
    """The application, after what the applicant asked to do with it, if anything."""
    number, code = form.proof()
    name = request.POST.get("action", "")
    answer = ANSWERS.get(name)
    application = applicants_own(number, code) if answer else None
    told: dict[str, Any] = {"sent": {}, "done": "", "problems": ()}
    if answer and application:
        said = answer.form(request.POST)
        if said.is_valid():
            told["problems"] = taken(answer, application, said)
            told["done"] = "" if told["problems"] else answer.done
        if not told["done"]:
            told["sent"] = {name: said}
            told["problems"] = told["problems"] or tuple(
                str(error).rstrip("。") for errors_of in said.errors.values() for error in errors_of
            )
    is_refused = bool(answer) and not told["done"]
    return _shown(request, form, found=find(number, code), status=422 if is_refused else 200, **told)


def _shown(
    request: HttpRequest,
    form: TrackingForm,
    *,
    found: Tracking | None = None,
    status: int = 200,
    sent: dict[str, forms.Form] | None = None,
    done: str = "",
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    context = {
        "form": form,
        "found": found,
        "files": [(file, size_in_words(file.size)) for file in found.files] if found else [],
        "forms_open": open_forms(found, sent or {}) if found else {},
        "done": done,
        "problems": problems,
        "today": timezone.localdate(),
        "problem": "查询过于频繁" if status == 429 else "没有查到",
    }
    return private_page(request, "portal/track.html", context, status=status, again_after=600)
