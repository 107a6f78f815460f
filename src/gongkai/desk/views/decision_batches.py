"""成批办理: the decisions that were ticked are cleared, exempted or signed; the ready ones published; a file exported."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.decisions import actions
from gongkai.decisions.actions.exporting import Exported
from gongkai.decisions.actions.listing import Published, ready_of
from gongkai.decisions.choices import Sort
from gongkai.decisions.coverage import Standing, rows_in
from gongkai.decisions.models import DecisionExport, DecisionList
from gongkai.decisions.procedure import DECISION
from gongkai.decisions.rows import register_rows, with_decisions
from gongkai.desk.access import DeskView, desk_view, member_of
from gongkai.desk.decision_steps import year_address
from gongkai.desk.downloads import file_response
from gongkai.desk.forms import decisions as forms
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import attempt, taken
from gongkai.desk.views.decisions import sort_in
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in

MOST = 2000
_SHOWN = 100


def batch_view(
    verb: str, role: Role, form: type[forms.StepForm], action: Callable[..., object], done: str
) -> DeskView:
    """The first POST shows what was ticked and what is asked, the second (`confirmed`) takes the step."""

    @desk_view(role)
    @require_POST
    def view(request: HttpRequest, actor: Actor, *, sort: str, year: int) -> HttpResponse:
        chosen = sort_in(sort, year)
        row_ids = ticked(request, actor, chosen, year)
        is_confirmed = "confirmed" in request.POST
        asked = form(request.POST if is_confirmed else None)
        reasons: tuple[str, ...] = () if row_ids else ("没有选择决定：请回到上一页勾选",)
        if is_confirmed and asked.is_valid() and row_ids:
            reasons = attempt(action, row_ids, actor=actor, **asked.arguments())
            if not reasons:
                messages.success(request, f"{done} {len(row_ids)} 件。")
                return HttpResponseRedirect(year_address(chosen, year))
        rows = register_rows([actor.organ_id or 0], chosen).filter(pk__in=row_ids[:_SHOWN])
        context = {
            "step": DECISION.step(verb),
            "form": asked,
            "reasons": reasons,
            "decisions": with_decisions(
                rows.select_related("item", "brought_by").order_by("position"), chosen
            ),
            "count": len(row_ids),
            "row_ids": row_ids,
            "back": year_address(chosen, year),
            "sort": chosen,
            "year": year,
        }
        return page(request, "desk/decisions_step.html", context, status=status_of(asked, reasons))

    return view


def ticked(request: HttpRequest, actor: Actor, sort: Sort, year: int) -> list[int]:
    """The rows that were ticked, or all that stand where `all` says."""
    told = request.POST.get("all", "")
    if told in set(Standing):
        organ = member_of(request).organ
        rows = rows_in(
            [organ.pk],
            sort,
            year,
            Standing(told),
            on=timezone.localdate(),
            calendar=calendar_in(organ.calendar_region),
        )
        return list(rows.order_by("position").values_list("pk", flat=True)[:MOST])
    numbers = request.POST.getlist("rows")
    return [int(each) for each in numbers[:MOST] if each.isascii() and each.isdecimal() and len(each) < 18]


decisions_clear = batch_view(
    "clear_decisions", Role.SECRECY_REVIEWER, forms.Clear, actions.clear_decisions, "已审查，等待签核："
)
decisions_exempt = batch_view(
    "exempt_decisions", Role.SECRECY_REVIEWER, forms.Exempt, actions.exempt_decisions, "已认定不公示："
)
decisions_sign = batch_view(
    "sign_decisions", Role.DIRECTOR, forms.Sign, actions.sign_decisions, "已签核，等待发布："
)
BATCHES = {"clear": decisions_clear, "exempt": decisions_exempt, "sign": decisions_sign}


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def decisions_publish(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """What is ready is looked at, then put on the public list."""
    found = (
        DecisionList.objects.filter(pk=pk, organ__pk=actor.organ_id or 0)
        .select_related("item", "organ")
        .first()
    )
    if found is None:
        raise Http404
    back = year_address(Sort(found.sort), found.year)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        result, reasons = taken(actions.publish_decisions, pk, actor=actor)
        if isinstance(result, Published):
            messages.success(request, f"已发布 {result.added} 件、更正 {result.corrected} 件。")
            if result.late:
                messages.warning(request, f"其中 {result.late} 件超过了公示期限。")
            return HttpResponseRedirect(back)
    ready = ready_of(found)
    context: dict[str, Any] = {
        "decision_list": found,
        "sort": Sort(found.sort),
        "count": ready.count(),
        "ready": ready.select_related("row").order_by("row__formed_on", "row_id")[:_SHOWN],
        "reasons": reasons,
        "back": back,
    }
    return page(request, "desk/decisions_publish.html", context, status=409 if reasons else 200)


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def decisions_export(request: HttpRequest, actor: Actor, *, sort: str, year: int) -> HttpResponse:
    chosen, organ = sort_in(sort, year), member_of(request).organ
    form = forms.Export(request.POST if request.method == "POST" else None, year=year)
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        made, reasons = taken(actions.export_decisions, organ, chosen, actor=actor, **form.cleaned_data)
        if isinstance(made, Exported):
            return file_response(made.content, made.name)
    context = {
        "sort": chosen,
        "year": year,
        "form": form,
        "reasons": reasons,
        "exports": DecisionExport.objects.filter(organ=organ, sort=chosen)
        .select_related("made_by")
        .order_by("-made_at")[:50],
        "back": year_address(chosen, year),
    }
    return page(request, "desk/decisions_export.html", context, status=status_of(form, reasons))
