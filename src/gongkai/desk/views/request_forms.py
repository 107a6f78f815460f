"""登记更正申请 and 转主动公开建议 that came at the counter, by post, e-mail or word."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions as application_actions
from gongkai.applications.attached import HINT, MOST_BYTES, form_files
from gongkai.applications.models import Application
from gongkai.cases.actions import TakenIn
from gongkai.cases.intake import Incoming
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk.access import desk_view, member_of
from gongkai.desk.forms.request_paper import ConversionOfApplicant, ConversionPaper, RectificationPaper
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.request_steps import address
from gongkai.organs.actors import Actor, Role
from gongkai.requests import actions
from gongkai.requests.on_behalf import applicant_of

LABELS = {"rectification": "登记更正申请", "conversion": "登记转主动公开建议"}


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def rectification_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _keyed_in(request, actor, RectificationPaper, "rectification")


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def conversion_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    return _keyed_in(request, actor, ConversionPaper, "conversion")


def _keyed_in(request: HttpRequest, actor: Actor, form_of: Any, kind: str) -> HttpResponse:
    organ, data = member_of(request).organ, posted(request)
    form = form_of(data, organ_id=organ.pk)
    reasons: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    key = str(form["submission_key"].value() or "")
    if data is not None and key:
        if form_files.take_off(request, key):
            return _form(request, form_of(None, organ_id=organ.pk, initial=request.POST.dict()), kind, key)
        problems = form_files.take_in(request, key)
    if form.is_bound and form.is_valid() and not problems:
        try:
            return _taken(request, _submitted(form, organ, actor, kind))
        except StepRefused as refusal:
            reasons = refusal.reasons
    return _form(request, form, kind, key, problems=problems, reasons=reasons)


def _submitted(form: Any, organ: Any, actor: Actor, kind: str) -> TakenIn[Any]:
    said = form.cleaned_data
    incoming = Incoming(
        organ=organ,
        content=said.get("content", ""),
        person=form.applicant(),
        submission_key=said["submission_key"],
        channel=said["channel"],
        wanted_delivery=said["delivery"],
        item=form.item,
        arrived_on=said["arrived_on"],
    )
    if kind == "rectification":
        stated = {name: said[name] for name in ("record", "recorded", "should_be", "evidence")}
        return actions.submit_rectification(incoming, actor=actor, **stated)
    return actions.submit_conversion(incoming, reason=said["reason"], actor=actor)


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def conversion_of_applicant(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The applicant of this application suggests that the information be published."""
    try:
        application = Application.objects.visible_to(actor).select_related("organ").get(pk=pk)
    except Application.DoesNotExist:
        raise Http404 from None
    form = ConversionOfApplicant(posted(request), wanted=application.wanted)
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            incoming = Incoming(
                organ=application.organ,
                content=said["content"],
                person=applicant_of(application),
                submission_key=said["submission_key"],
                channel=said["channel"],
                wanted_delivery=application.wanted_delivery,
                application=application,
                arrived_on=said["arrived_on"],
            )
            return _taken(request, actions.submit_conversion(incoming, reason=said["reason"], actor=actor))
        except (StepRefused, DetailsUnreadable) as problem:
            reasons = getattr(problem, "reasons", (str(problem),))
    context = {
        "form": form,
        "reasons": reasons,
        "label": LABELS["conversion"],
        "application": application,
        "back": reverse("desk:application", kwargs={"pk": pk}),
    }
    return page(request, "desk/request_of_applicant.html", context, status=status_of(form, reasons))


def _taken(request: HttpRequest, taken: TakenIn[Any]) -> HttpResponse:
    context = {"taken": taken, "address": address(taken.case)}
    return page(request, "desk/request_taken.html", context)


def _form(
    request: HttpRequest, form: Any, kind: str, key: str, *, problems: Any = (), reasons: Any = ()
) -> HttpResponse:
    context = {
        "form": form,
        "kind": kind,
        "label": LABELS[kind],
        "reasons": reasons,
        "files": application_actions.staged_files(key) if key else (),
        "file_problems": problems,
        "roles": form_files.INPUTS.items(),
        "file_hint": HINT,
        "most_bytes": MOST_BYTES,
        "back": reverse("desk:requests"),
    }
    status = REFUSED if problems else status_of(form, reasons)
    return page(request, "desk/request_form.html", context, status=status)
