"""公开责任: what is due, late, empty or stale, by heading and by organ."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.duty_lines import (
    duty_of,
    lines_of,
    most_empty,
    organ_lines,
    period_lines,
    sections_of,
    states_with_counts,
)
from gongkai.desk.forms.duties import StatePeriods, StrikeStatement
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import Reasons, attempt
from gongkai.desk.views.catalogue import organ_asked_for
from gongkai.duties import actions
from gongkai.duties.board import duties_of, tally
from gongkai.duties.judging import DutyState
from gongkai.duties.models import DutyStatement
from gongkai.duties.permissions import PERMISSIONS
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@desk_view(*READERS)
@require_safe
def duties(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The board of an organ; an authority sees all organs first."""
    today = timezone.localdate()
    if len(actor.organs_read) > 1 and "organ" not in request.GET:
        context = {
            "lines": organ_lines(actor, on=today),
            "states": DutyState,
            "today": today,
            "most_empty": most_empty(),
        }
        return page(request, "desk/duties_all.html", context)
    organ = organ_asked_for(request, actor)
    state = parameters.one_of(request, "state", set(DutyState))
    section = parameters.text(request, "section")
    found = duties_of([organ.pk], on=today)
    counted = tally(found)
    context = {
        "organ": organ,
        "today": today,
        "lines": lines_of(found, on=today, state=state, section=section),
        "total": counted.total,
        "states": [
            (label, number, parameters.address_with(request, state=value), state == value, tone)
            for value, label, number, tone in states_with_counts(counted)
        ],
        "all_address": parameters.address_with(request, state=None),
        "sections": [(name, name) for name in sections_of(found)],
        "section": section,
        "state": state,
        "empty_fails": counted.is_empty_too_often,
        "most_empty": most_empty(),
        "may_publish": actor.works_in(organ.pk) and actor.has(Role.CLERK),
        "is_own": organ.pk == actor.organ_id,
    }
    return page(request, "desk/duties.html", context)


@desk_view(*READERS)
@require_safe
def duty(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """One heading with its periods and statements."""
    today = timezone.localdate()
    found = duty_of(actor, pk, on=today)
    context = {
        "duty": found,
        "line": lines_of([found], on=today, state="", section="")[0],
        "periods": period_lines(found, on=today),
        "may_state": PERMISSIONS["state_periods"](actor, found.heading) is None,
        "entries": folded(entries.of(found.heading)),
    }
    return page(request, "desk/duty.html", context)


@desk_view(Role.CLERK)
@FORM_METHODS
def duty_state(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """A published item stands for periods that have nothing of their own."""
    today = timezone.localdate()
    found = duty_of(actor, pk, on=today)
    refusal = PERMISSIONS["state_periods"](actor, found.heading)
    if refusal:
        raise Http404
    missing = [each for each in found.facts.periods if each.covered_by is None]
    form = StatePeriods(posted(request), heading=found.heading, open_periods=missing)
    reasons: Reasons = ()
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.state_periods, pk, actor=actor, **form.arguments())
        if not reasons:
            messages.success(request, "情况说明已登记，所选各期不再列为逾期。")
            return HttpResponseRedirect(reverse("desk:duty", kwargs={"pk": pk}))
    context = {"duty": found, "form": form, "reasons": reasons, "missing": missing}
    return page(request, "desk/duty_state.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def statement_strike(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    statement = (
        DutyStatement.objects.select_related("heading", "item")
        .filter(pk=pk, heading__organ_id__in=actor.organs_read)
        .first()
    )
    if statement is None:
        raise Http404
    form = StrikeStatement(posted(request))
    reasons: Reasons = ()
    back = reverse("desk:duty", kwargs={"pk": statement.heading_id})
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.strike_statement, pk, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "已撤销，这一期重新列入应公开的。")
            return HttpResponseRedirect(back)
    context = {"statement": statement, "form": form, "reasons": reasons, "back": back}
    return page(request, "desk/statement_strike.html", context, status=status_of(form, reasons))
