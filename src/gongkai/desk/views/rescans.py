"""个人信息复查: what is public, looked at again, and what is to be done about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from gongkai.desk import parameters, rescan_lines
from gongkai.desk.access import desk_view
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import taken
from gongkai.items import actions
from gongkai.items.models import Rescan
from gongkai.items.permissions import may_rescan
from gongkai.organs.actors import Actor, Role

READERS = (Role.SECRECY_REVIEWER, Role.DIRECTOR, Role.AUTHORITY, Role.AUDITOR)
ROWS = 20


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rescans(request: HttpRequest, actor: Actor) -> HttpResponse:
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        run, reasons = _gone_on(request, actor)
        if run is not None:
            if run.finished_at is not None:
                messages.success(request, f"复查完成：已查 {run.looked_at} 条公开信息。")
            return HttpResponseRedirect(rescan_lines.address())
    found = rescan_lines.found_for(actor)
    leaks = found.filter(blocking__gt=0).count()
    filters = rescan_lines.filters_from(request, has_leaks=leaks > 0)
    shown = page_of(request, filters.apply(found), moment="made_at", rows=ROWS)
    runs = rescan_lines.latest_runs(actor)
    context = {
        "runs": runs,
        "current": next((run for run in runs if run.finished_at is None and run.organs), None),
        "is_paused": bool(parameters.one_of(request, "paused", {"1"})),
        "may_start": not may_rescan(actor, actor.organs_read),
        "filters": filters,
        "weights": rescan_lines.WEIGHTS.items(),
        "organs": rescan_lines.organs_read(actor),
        "count": found.count(),
        "leaks": leaks,
        "shown": shown,
        "lines": rescan_lines.lines_of(shown.rows, actor),
        "reasons": reasons,
    }
    return page(request, "desk/rescans.html", context, status=REFUSED if reasons else 200)


def _gone_on(request: HttpRequest, actor: Actor) -> tuple[Rescan | None, tuple[str, ...]]:
    """Start a run, or go on with the one that is not finished, for as long as a page may take."""
    started, reasons = taken(actions.start_rescan, actor=actor, organ_ids=actor.organs_read)
    if not isinstance(started, Rescan):
        return None, reasons
    return rescan_lines.go_on(started.pk, actor=actor), ()
