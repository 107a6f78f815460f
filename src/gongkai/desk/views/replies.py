"""拟写答复: choose the outcome, state what it requires, compose the letter, edit it, save it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions, letters
from gongkai.desk import parameters
from gongkai.desk.access import desk_view
from gongkai.desk.application_steps import COUNTER, DRAFT_REPLY, address, find
from gongkai.desk.forms.reply import ReplyForm, initial_from
from gongkai.desk.outcomes import groups_of
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.law.errors import LawError
from gongkai.law.outcomes import outcomes
from gongkai.organs.actors import Actor


@desk_view(*DRAFT_REPLY.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def application_draft_reply(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    drafted = found.reply.outcome if hasattr(found, "reply") else ""
    code = parameters.one_of(request, "outcome", outcomes()) or drafted
    reasons: Reasons = COUNTER.why_not(DRAFT_REPLY, found, actor)
    if not code or "choose" in request.GET:
        context = {"application": found, "groups": groups_of(found), "reasons": reasons, "chosen": code}
        return page(request, "desk/outcomes.html", context, status=REFUSED if reasons else 200)
    form = ReplyForm(
        parameters.posted(request),
        outcome=outcomes()[code],
        subject=found,
        initial=initial_from(found, actor),
    )
    if form.is_bound and form.is_valid() and not reasons:
        if request.POST.get("what") == "compose":
            form, reasons = composed(form, request)
        else:
            reasons = attempt(actions.draft_reply, pk, actor=actor, **form.arguments())
            if not reasons:
                messages.success(request, DRAFT_REPLY.done)
                return HttpResponseRedirect(address(found))
    context = {"application": found, "form": form, "outcome": outcomes()[code], "reasons": reasons}
    return page(request, "desk/reply_form.html", context, status=status_of(form, reasons))


def composed(form: ReplyForm, request: HttpRequest) -> tuple[ReplyForm, Reasons]:
    """The same form with the letter that its particulars make."""
    arguments = form.arguments()
    try:
        letter = letters.compose(
            form.application,
            arguments["outcome"],
            arguments["particulars"],
            timezone.localdate(),
            form.cleaned_data["items"],
        )
    except (LawError, LookupError) as problem:
        return form, (str(problem),)
    filled = request.POST.copy()
    filled["letter"] = letter
    return ReplyForm(filled, outcome=form.outcome, subject=form.application), ()
