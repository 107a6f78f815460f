"""登记、修改登记."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from gongkai.casework.procedure import StepRefused
from gongkai.desk import parameters
from gongkai.desk.access import desk_view, member_of
from gongkai.desk.forms.items import DraftForm, initial_from, initial_of
from gongkai.desk.item_steps import COUNTER, address, find
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import attempt
from gongkai.items import actions
from gongkai.items.kinds import all_kinds, grouped, kind_of
from gongkai.law.errors import LawError
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@desk_view(Role.CLERK)
@FORM_METHODS
def item_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    kinds = {code: kind for code, kind in all_kinds().items() if kind.registers_by_hand}
    code = parameters.one_of(request, "kind", kinds)
    if not code:
        told = {"groups": grouped(kinds.values()), "heading": parameters.number(request, "heading")}
        return page(request, "desk/item_kinds.html", told)
    member, kind = member_of(request), kinds[code]
    initial = {**initial_of(kind, organ_id=member.organ_id), "section": member.section_id}
    if heading := parameters.number(request, "heading"):
        initial["heading"] = heading
    form = DraftForm(parameters.posted(request), kind=kind, organ_id=member.organ_id, initial=initial)
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            return redirect(address(actions.register(member.organ, form.draft(), actor=actor)))
        except (StepRefused, LawError) as refusal:
            reasons = getattr(refusal, "reasons", (str(refusal),))
    context = {"form": form, "kind": kind, "reasons": reasons}
    return page(request, "desk/item_form.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def item_amend(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = find(actor, pk)
    kind = kind_of(item.kind)
    form = DraftForm(
        parameters.posted(request), kind=kind, organ_id=item.organ_id, initial=initial_from(item)
    )
    reasons = COUNTER.procedure.why_not("amend", item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        reasons = attempt(actions.amend, pk, form.draft(), actor=actor)
        if not reasons:
            messages.success(request, "登记内容已修改。")
            return HttpResponseRedirect(address(item))
    context = {"form": form, "kind": kind, "item": item, "reasons": reasons}
    return page(request, "desk/item_form.html", context, status=status_of(form, reasons))
