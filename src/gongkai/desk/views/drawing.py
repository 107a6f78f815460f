"""由台账生成: the period is chosen, what it would bring is looked at, then it is drawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.desk.access import desk_view
from gongkai.desk.forms.tracking import YEAR, PeriodForm
from gongkai.desk.item_steps import COUNTER, address, find
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import taken
from gongkai.items import actions
from gongkai.items.actions.drawing import Drawn, changes_in
from gongkai.items.kinds import kind_of
from gongkai.organs.actors import Actor, Role


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def item_draw(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = find(actor, pk)
    kind = kind_of(item.kind)
    if kind.drawn_from is None:
        raise Http404
    given = request.POST if request.method == "POST" else request.GET
    form = PeriodForm(given if "year" in given else {"year": item.formed_on.year, "part": YEAR})
    reasons = COUNTER.procedure.why_not("amend", item, actor)
    found = []
    if form.is_valid():
        since, until = form.period()
        if request.method == "POST" and not reasons:
            drawn, reasons = taken(actions.draw_rows, pk, since=since, until=until, actor=actor)
            if isinstance(drawn, Drawn):
                if drawn.rows:
                    messages.success(request, f"已由台账生成 {drawn.rows} 行。")
                for warning in drawn.warnings:
                    messages.warning(request, warning)
                return HttpResponseRedirect(address(item))
        found = changes_in(item.organ_id, kind, since=since, until=until)
    listed = set(item.rows.exclude(source=None).values_list("source_id", flat=True))
    context = {
        "item": item,
        "form": form,
        "lines": [
            (change, change.row.values.get(kind_of(change.row.item.kind).name_column), change.pk in listed)
            for change in found
        ],
        "fresh": sum(change.pk not in listed for change in found),
        "today": timezone.localdate(),
        "reasons": reasons,
    }
    return page(request, "desk/item_draw.html", context, status=status_of(form, reasons))
