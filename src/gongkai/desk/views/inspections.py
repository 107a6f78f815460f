"""自查: what an inspector of government sites would find on our own portal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import Reasons, taken
from gongkai.organs.actors import Actor
from gongkai.supervision.actions import inspect
from gongkai.supervision.models import Inspection
from gongkai.supervision.permissions import PERMISSIONS
from gongkai.supervision.rules import rules

ROWS = 20


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def inspections(request: HttpRequest, actor: Actor) -> HttpResponse:
    organ = member_of(request).organ
    reasons: Reasons = ()
    if request.method == "POST":
        is_quick = request.POST.get("pages") != "all"
        most = rules().quick_pages if is_quick else rules().most_pages
        made, reasons = taken(inspect, organ, actor=actor, most_pages=most)
        if isinstance(made, Inspection):
            messages.success(
                request, f"自查完成：访问 {made.pages} 个页面，发现 {len(made.findings)} 处问题。"
            )
            return HttpResponseRedirect(reverse("desk:inspection", kwargs={"pk": made.pk}))
    found = Inspection.objects.visible_to(actor).select_related("organ", "made_by")
    refusal = PERMISSIONS["inspect"](actor, organ)
    context = {
        "shown": page_of(request, found, moment="made_at", rows=ROWS),
        "may_not": (refusal,) if refusal else (),
        "reasons": reasons,
        "quick": rules().quick_pages,
        "most": rules().most_pages,
    }
    return page(request, "desk/inspections.html", context, status=REFUSED if reasons else 200)


@desk_view(*READERS)
@require_safe
def inspection(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = Inspection.objects.visible_to(actor).select_related("organ", "made_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    groups = [
        (rule, [each for each in found.findings if each["rule"] == code])
        for code, rule in rules().rules.items()
    ]
    context = {"inspection": found, "groups": [group for group in groups if group[1]]}
    return page(request, "desk/inspection.html", context)
