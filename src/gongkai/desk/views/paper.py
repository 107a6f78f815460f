"""代录申请: keying in what came on paper, and handing out number and query code."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions
from gongkai.applications.attached import HINT, MOST_BYTES, form_files
from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import desk_view, member_of
from gongkai.desk.forms.paper import PaperForm
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.law.errors import LawError
from gongkai.organs.actors import Actor, Role


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def application_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = PaperForm(posted(request))
    key = _key_of(form)
    problems: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    if form.is_bound and key:
        if form_files.take_off(request, key):
            return _form(request, PaperForm(initial=request.POST.dict()), key)
        problems = form_files.take_in(request, key)
    if form.is_bound and form.is_valid() and not problems:
        try:
            done = keyed_in(request, form, actor)
            return page(request, "desk/application_taken.html", {"submitted": done})
        except (StepRefused, LawError) as refusal:
            reasons = getattr(refusal, "reasons", (str(refusal),))
    return _form(request, form, key, problems=problems, reasons=reasons)


def _key_of(form: PaperForm) -> str:
    key = str(form["submission_key"].value() or "")
    return key if form.is_bound and 16 <= len(key) <= 64 else ""


def _form(
    request: HttpRequest,
    form: PaperForm,
    key: str,
    *,
    problems: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
) -> HttpResponse:
    context = {
        "form": form,
        "reasons": reasons,
        "files": actions.staged_files(key) if key else (),
        "file_problems": problems,
        "roles": form_files.INPUTS.items(),
        "file_hint": HINT,
        "most_bytes": MOST_BYTES,
    }
    status = REFUSED if problems else status_of(form, reasons)
    return page(request, "desk/application_form.html", context, status=status)


def keyed_in(request: HttpRequest, form: PaperForm, actor: Actor) -> actions.Submitted:
    """The application and its query code, which is shown once; sending the form twice makes one application."""
    said = form.cleaned_data
    return actions.submit(
        member_of(request).organ,
        applicant=form.applicant(),
        wanted=form.wanted(),
        submission_key=said["submission_key"],
        channel=said["channel"],
        arrived_on=said["arrived_on"],
        lacking=form.lacking_ones(),
        actor=actor,
    )
