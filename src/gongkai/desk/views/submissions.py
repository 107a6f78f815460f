"""信息报送: what was sent each month, and the form that writes down the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.forms.submissions import SubmissionForm
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.items import actions
from gongkai.items.models import Submission
from gongkai.items.permissions import may_submit
from gongkai.organs.actors import Actor


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def submissions(request: HttpRequest, actor: Actor) -> HttpResponse:
    organ = member_of(request).organ
    found = Submission.objects.filter(organ_id__in=actor.organs_read).select_related("organ", "made_by")
    latest = found.filter(organ=organ).order_by("-pk").first()
    form = SubmissionForm.of_last_month(
        parameters.posted(request), today=timezone.localdate(), receivers=latest.receivers if latest else ""
    )
    reasons: Reasons = ()
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.submit_briefs, organ, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "报送已记录。")
            return HttpResponseRedirect(request.path)
    context = {
        "form": form,
        "reasons": reasons,
        "shown": page_of(request, found, moment="made_at"),
        "may_submit": may_submit(actor, organ.pk) is None,
    }
    return page(request, "desk/submissions.html", context, status=status_of(form, reasons))
