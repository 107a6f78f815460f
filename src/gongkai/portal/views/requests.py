"""更正申请 and 转主动公开建议: fill in, send, receipt."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications.actions import staged_files
from gongkai.applications.attached import HINT, MOST_BYTES, form_files
from gongkai.applications.intake_checks import IntakeRefused
from gongkai.applications.query_codes import query_code
from gongkai.cases.actions import TakenIn
from gongkai.cases.models import Case
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import identity_digest
from gongkai.organs.models import Organ
from gongkai.portal import own_application, own_files, parameters
from gongkai.portal.application_form import new_key
from gongkai.portal.private_page import private_page
from gongkai.portal.request_form import ConversionForm, RectificationForm
from gongkai.requests.actions import submit_conversion, submit_rectification
from gongkai.web.gate import limits

RECEIPT = "request_receipt"
RECEIPT_SHOWN = timedelta(hours=1)
PURPOSE = "request"
OFTEN = "同一证件一天内在网上提交的太多：请明天再试，也可以当面提交或者邮寄。填写的内容都在本页，不会丢失。"


@dataclass(frozen=True)
class Asking:
    """One of the two forms: its words and where it is."""

    name: str
    title: str
    lead: str
    asks: str
    form: Any


RECTIFICATION = Asking(
    "rectification",
    "申请更正与您有关的信息",
    "行政机关提供的与您自身相关的政府信息记录不准确的，可以要求更正（《中华人民共和国政府信息公开条例》第四十一条）。",
    "哪里不准确",
    RectificationForm,
)
CONVERSION = Asking(
    "conversion",
    "建议转为主动公开",
    "您认为依申请公开的信息应当主动公开的，可以提出建议（《中华人民共和国政府信息公开条例》第四十四条）。",
    "建议公开什么",
    ConversionForm,
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rectification(request: HttpRequest) -> HttpResponse:
    return _asked(request, RECTIFICATION)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conversion(request: HttpRequest) -> HttpResponse:
    return _asked(request, CONVERSION)


def _asked(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One address: GET an empty form, POST sends it or says what is wrong."""
    if request.method != "POST":
        return _form(request, asking, asking.form(initial={"submission_key": new_key(), **_known(request)}))
    if asking is CONVERSION and request.POST.get("action") == "begin":
        begun = {**_known(request), **own_application.begun_with(request)}
        return _form(request, asking, asking.form(initial={"submission_key": new_key(), **begun}))
    form = asking.form(request.POST)
    is_right, key = form.is_valid(), form.cleaned_data.get("submission_key", "")
    if key and form_files.take_off(request, key):
        return _form(request, asking, asking.form(initial=request.POST.dict()), key=key)
    problems = own_files.taken_in(request, key) if key else ()
    if is_right and asking is CONVERSION:
        own_application.bind(request, form)
        is_right = not form.errors
    if not is_right or problems:
        return _form(request, asking, form, key=key, problems=problems, status=422)
    if refusal := _too_many(request, form):
        form.add_error(None, refusal)
        return _form(request, asking, form, key=key, status=429)
    return _send(request, asking, form, key)


def _known(request: HttpRequest) -> dict[str, str]:
    """What the link said: the organ where there is one only, the index number of the item."""
    asked = parameters.read(request, ("item",)).get("item", "")[:60]
    prefixes = list(Organ.objects.order_by("index_prefix").values_list("index_prefix", flat=True)[:2])
    organ = asked.partition("/")[0] or (prefixes[0] if len(prefixes) == 1 else "")
    return {"index_number": asked, "organ": organ}


def _too_many(request: HttpRequest, form: Any) -> str:
    """By address and by identity; paper and counter stay open to everybody."""
    who = identity_digest(form.cleaned_data["paper_number"])
    if limits.is_spent("identity", who):
        return OFTEN
    refusal = limits.admitted(request, PURPOSE)
    if refusal is None:
        limits.note("identity", who)
    return refusal.sentence if refusal else ""


def _send(request: HttpRequest, asking: Asking, form: Any, key: str) -> HttpResponse:
    try:
        taken = _submitted(asking, form)
    except IntakeRefused as refusal:
        for fault in refusal.faults:
            form.add_fault(fault)
        return _form(request, asking, form, key=key, status=422)
    except StepRefused as refusal:
        form.add_error(None, "；".join(refusal.reasons))
        return _form(request, asking, form, key=key, status=422)
    until = timezone.now() + RECEIPT_SHOWN
    request.session[RECEIPT] = {"number": taken.case.number, "until": until.isoformat()}
    return redirect("portal:request_receipt")


def _submitted(asking: Asking, form: Any) -> TakenIn[Any]:
    said = form.cleaned_data
    if asking is RECTIFICATION:
        stated = {name: said[name] for name in ("record", "recorded", "should_be", "evidence")}
        return submit_rectification(form.incoming(), **stated)
    return submit_conversion(form.incoming(), reason=said["reason"])


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was just sent from this browser: number, query code, and what comes next."""
    kept = request.session.get(RECEIPT) or {}
    is_fresh = kept.get("until", "") > timezone.now().isoformat()
    found = Case.objects.select_related("organ").defer("identity")
    case = found.filter(number=kept["number"]).first() if is_fresh else None
    if case is None:
        return redirect("portal:track")
    context = {
        "case": case,
        "query_code": query_code(case.submission_key),
        "files": case.files.all(),
        "track": request.build_absolute_uri(reverse("portal:track")),
    }
    return private_page(request, "portal/request_receipt.html", context)


def _form(
    request: HttpRequest,
    asking: Asking,
    form: Any,
    *,
    key: str = "",
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "asking": asking,
        "form": form,
        "files": staged_files(key) if key else (),
        "file_problems": problems,
        "roles": form_files.INPUTS.items(),
        "file_hint": HINT,
        "most_bytes": MOST_BYTES,
    }
    return private_page(request, "portal/request_form.html", context, status=status)
