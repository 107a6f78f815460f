"""依申请公开: fill in, review, send, receipt."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.applications.actions import staged_files, submit
from gongkai.applications.attached import HINT, MOST_BYTES, form_files
from gongkai.applications.intake_checks import IntakeRefused
from gongkai.applications.models import Application
from gongkai.applications.query_codes import query_code
from gongkai.applications.standing import standing
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import identity_digest
from gongkai.organs.models import Organ
from gongkai.portal import form_drafts, own_files, parameters
from gongkai.portal.application_form import ORGANISATIONS, ApplicationForm, new_key
from gongkai.portal.form_drafts import FormInHand
from gongkai.portal.private_page import private_page
from gongkai.web.errors import BadParameter
from gongkai.web.gate import limits
from gongkai.web.printing import qr_code

RECEIPT = "application_receipt"
RECEIPT_SHOWN = timedelta(hours=1)
OFTEN = (
    "同一证件一天内在网上提交的申请太多：请明天再试，也可以当面提交或者邮寄。填写的内容都在本页，不会丢失。"
)

GONE = (
    "填写的内容只在本机、只保留一小时，现在已经清除：请重新填写。已经提交的，凭回执上的编号和查询码查询进度。"
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """GET the form, each under an id of its own; POST keeps what was typed and leads to the review or back, or sends."""
    in_hand = FormInHand(request, form_drafts.id_in(request))
    if request.method == "POST":
        return _posted(request, ApplicationForm(request.POST), in_hand)
    asked = _asked_organ(request)
    if not in_hand.form_id:
        return redirect(f"{reverse('portal:apply')}?{urlencode(_address_of_a_new_form(request))}")
    draft = in_hand.kept()
    if draft is None:
        return _form(request, ApplicationForm(initial={"submission_key": new_key(), "organ": asked}))
    key = draft.said.get("submission_key", "")
    if draft.is_checked:
        return _form(request, ApplicationForm(dict(draft.said)), key=key, problems=draft.problems)
    return _form(request, ApplicationForm(initial=dict(draft.said)), key=key)


def _address_of_a_new_form(request: HttpRequest) -> dict[str, str]:
    """Two forms that are open at once do not mix, and Back leads to the one that was left."""
    organ = request.GET.get("organ", "")
    return {**({"organ": organ} if organ else {}), "form": form_drafts.new_id()}


@login_not_required
@never_cache
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """What was typed, to be read once more before it is sent."""
    in_hand = FormInHand(request, form_drafts.id_in(request))
    draft = in_hand.kept()
    if draft is None:
        if _kept_number(request):
            return redirect("portal:receipt")
        fresh = ApplicationForm(initial={"submission_key": new_key(), "organ": _asked_organ(request)})
        return _form(request, fresh, notice=GONE)
    form = ApplicationForm(dict(draft.said))
    if not form.is_valid():
        return redirect(_address("portal:apply", in_hand))
    return _review(request, form, form.cleaned_data["submission_key"])


def _posted(request: HttpRequest, form: ApplicationForm, in_hand: FormInHand) -> HttpResponse:
    is_right, key = form.is_valid(), form.cleaned_data.get("submission_key", "")
    if key and form_files.take_off(request, key):
        if in_hand.keep(form):
            return redirect(_address("portal:apply", in_hand))
        return _form(request, ApplicationForm(initial=request.POST.dict()), key=key)
    problems = own_files.taken_in(request, key) if key else ()
    action = request.POST.get("action", "review")
    if not is_right or problems or action == "edit":
        is_wrong = not is_right or bool(problems)
        if key and in_hand.keep(form, is_checked=is_wrong, problems=problems):
            return redirect(_address("portal:apply", in_hand))
        return _form(request, form, key=key, problems=problems)
    if action != "send":
        if in_hand.keep(form):
            return redirect(_address("portal:review", in_hand))
        return _review(request, form, key)
    if form.lacks_kind:
        return _review(request, form, key, status=422)
    if refusal := _too_many(request, form):
        return _review(request, form, key, status=429, refusal=refusal.sentence)
    return _send(request, form, in_hand)


def _address(name: str, in_hand: FormInHand) -> str:
    return f"{reverse(name)}?{urlencode({'form': in_hand.form_id})}"


def _too_many(request: HttpRequest, form: ApplicationForm) -> limits.Refusal | None:
    """By address and by identity; paper and counter stay open to everybody."""
    who = identity_digest(form.cleaned_data["paper_number"])
    if limits.is_spent("identity", who):
        return limits.Refusal(OFTEN, 24 * 3600)
    refusal = limits.admitted(request, "application")
    if refusal is None:
        limits.note("identity", who)
    return refusal


def _review(
    request: HttpRequest, form: ApplicationForm, key: str, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "refusal": refusal,
        "form": form,
        "summary": form.summary(),
        "files": staged_files(key),
        "kinds": ORGANISATIONS if form.is_organisation else (),
        "chosen_kind": form.cleaned_data.get("organisation_kind") or form.proposal.kind,
        "is_unsure": status == 422,
        "form_id": form_drafts.id_in(request),
    }
    return private_page(request, "portal/application_review.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was just sent from this browser: number, query code, and what is awaited."""
    number = _kept_number(request)
    found = Application.objects.select_related("organ").defer("identity")
    application = found.filter(number=number).first() if number else None
    if application is None:
        return redirect("portal:track")
    track = request.build_absolute_uri(reverse("portal:track"))
    context = {
        "application": application,
        "query_code": query_code(application.submission_key),
        "standing": standing(application),
        "files": application.files.all(),
        "track": track,
        "track_code": qr_code(track, is_fluid=True),
    }
    return private_page(request, "portal/application_receipt.html", context)


def _kept_number(request: HttpRequest) -> str:
    """What was sent from this browser a short while ago: the next person at it does not see it."""
    kept = request.session.get(RECEIPT) or {}
    until = kept.get("until", "") if isinstance(kept, dict) else ""
    return str(kept["number"]) if until > timezone.now().isoformat() else ""


def _asked_organ(request: HttpRequest) -> str | None:
    prefixes = list(Organ.objects.order_by("index_prefix").values_list("index_prefix", flat=True))
    asked = parameters.read(request, ("organ", "form")).get("organ")
    if asked and asked not in prefixes:
        raise BadParameter("organ", "没有这个索引号前缀的机关。")
    return asked or (prefixes[0] if len(prefixes) == 1 else None)


def _send(request: HttpRequest, form: ApplicationForm, in_hand: FormInHand) -> HttpResponse:
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
    in_hand.forget()
    shown_until = timezone.now() + RECEIPT_SHOWN
    request.session[RECEIPT] = {"number": sent.application.number, "until": shown_until.isoformat()}
    return redirect("portal:receipt")


def _form(
    request: HttpRequest,
    form: ApplicationForm,
    *,
    key: str = "",
    problems: tuple[str, ...] = (),
    notice: str = "",
) -> HttpResponse:
    status = 422 if problems or (form.is_bound and form.errors) else 200
    context = {
        "form": form,
        "files": staged_files(key) if key else (),
        "file_problems": problems,
        "roles": form_files.INPUTS.items(),
        "file_hint": HINT,
        "most_bytes": MOST_BYTES,
        "form_id": form_drafts.id_in(request),
        "notice": notice,
    }
    return private_page(request, "portal/application_form.html", context, status=status)
