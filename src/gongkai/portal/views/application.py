"""依申请公开: fill in, review, send, receipt."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications.actions import staged_files, submit
from gongkai.applications.attached import HINT, MOST_BYTES, form_files
from gongkai.applications.intake_checks import IntakeRefused
from gongkai.applications.models import Application
from gongkai.casework.procedure import StepRefused
from gongkai.organs.models import Organ
from gongkai.portal import columns, parameters
from gongkai.portal.application_form import ORGANISATIONS, ApplicationForm, new_key
from gongkai.web.errors import BadParameter

RECEIPT = "application_receipt"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """One address: GET an empty form; POST shows the review, returns to the form, or sends."""
    if request.method != "POST":
        return _form(
            request, ApplicationForm(initial={"submission_key": new_key(), "organ": _asked_organ(request)})
        )
    return _posted(request, ApplicationForm(request.POST))


def _posted(request: HttpRequest, form: ApplicationForm) -> HttpResponse:
    is_right, key = form.is_valid(), form.cleaned_data.get("submission_key", "")
    if key and form_files.take_off(request, key):
        return _form(request, ApplicationForm(initial=request.POST.dict()), key=key)
    problems = form_files.take_in(request, key) if key else ()
    action = request.POST.get("action", "review")
    if not is_right or problems or action == "edit":
        return _form(request, form, key=key, problems=problems)
    if action != "send" or form.lacks_kind:
        return _review(request, form, key, status=422 if action == "send" else 200)
    return _send(request, form)


def _review(request: HttpRequest, form: ApplicationForm, key: str, *, status: int) -> HttpResponse:
    context = {
        "form": form,
        "summary": form.summary(),
        "files": staged_files(key),
        "kinds": ORGANISATIONS if form.is_organisation else (),
        "chosen_kind": form.cleaned_data.get("organisation_kind") or form.proposal.kind,
        "is_unsure": status != 200,
    }
    return _shown(request, "portal/application_review.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was just sent from this browser: number, query code, and what is awaited."""
    kept = request.session.get(RECEIPT, {"number": "", "query_code": ""})
    application = Application.objects.select_related("organ").filter(number=kept["number"]).first()
    if application is None:
        return redirect("portal:track")
    return _shown(
        request,
        "portal/application_receipt.html",
        {"application": application, "query_code": kept["query_code"]},
    )


def _asked_organ(request: HttpRequest) -> str | None:
    prefixes = list(Organ.objects.order_by("index_prefix").values_list("index_prefix", flat=True))
    asked = parameters.read(request, ("organ",)).get("organ")
    if asked and asked not in prefixes:
        raise BadParameter("organ", "没有这个索引号前缀的机关。")
    return asked or (prefixes[0] if len(prefixes) == 1 else None)


def _send(request: HttpRequest, form: ApplicationForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        sent = submit(
            said["organ"],
            applicant=form.applicant(),
            wanted=form.wanted(),
            submission_key=said["submission_key"],
        )
    except IntakeRefused as refusal:
        for fault in refusal.faults:
            form.add_fault(fault)
        return _form(request, form)
    except StepRefused as refusal:
        form.add_error(None, "；".join(refusal.reasons))
        return _form(request, form)
    request.session[RECEIPT] = {"number": sent.application.number, "query_code": sent.query_code}
    return redirect("portal:receipt")


def _form(
    request: HttpRequest, form: ApplicationForm, *, key: str = "", problems: tuple[str, ...] = ()
) -> HttpResponse:
    status = 422 if problems or (form.is_bound and form.errors) else 200
    context = {
        "form": form,
        "files": staged_files(key) if key else (),
        "file_problems": problems,
        "roles": form_files.INPUTS.items(),
        "file_hint": HINT,
        "most_bytes": MOST_BYTES,
    }
    return _shown(request, "portal/application_form.html", context, status=status)


def _shown(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, {"column": columns.APPLICATION, **context}, status=status)
