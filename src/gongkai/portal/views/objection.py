"""对公示提出异议: the form of a list under posting, and its receipt."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.portal import columns
from gongkai.portal.application_form import new_key
from gongkai.portal.item_page import address_of_item
from gongkai.portal.objection_form import ObjectionForm
from gongkai.portal.visible_item import visible_item
from gongkai.postings.actions import object_online
from gongkai.postings.models import Objection
from gongkai.postings.public_box import box_of, open_posting_of
from gongkai.web.gate import limits

RECEIPT = "objection_receipt"
PURPOSE = "objection"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, index_number: str) -> HttpResponse:
    """GET an empty form, POST sends it; after the period a page that says where else to turn."""
    item = visible_item(index_number).item
    if open_posting_of(item, on=timezone.localdate()) is None:
        return _shown(request, "portal/objection_over.html", item, {}, status=409 if request.POST else 200)
    if request.method != "POST":
        return _form(request, item, ObjectionForm(initial={"submission_key": new_key()}))
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _form(request, item, form, status=422)
    if refusal := limits.admitted(request, PURPOSE):
        form.add_error(None, f"{refusal.sentence}急的可以拨打名单页面上的监督电话。")
        return _form(request, item, form, status=429)
    return _send(request, item, form)


def _send(request: HttpRequest, item: Item, form: ObjectionForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        objection = object_online(
            item,
            content=said["content"],
            about=said["about"],
            objector=form.objector(),
            submission_key=said["submission_key"],
        )
    except StepRefused as refusal:
        form.add_error(None, "；".join(refusal.reasons))
        return _form(request, item, form, status=422)
    request.session[RECEIPT] = objection.number
    return redirect("portal:objection_receipt")


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was just sent from this browser: its number and what comes next; never who sent it."""
    number = request.session.get(RECEIPT, "")
    found = Objection.objects.select_related("posting__item__organ", "round").defer("identity")
    objection = found.filter(number=number).first() if number else None
    if objection is None:
        return redirect("portal:items")
    context = {"objection": objection}
    return _shown(request, "portal/objection_receipt.html", objection.posting.item, context)


def _form(request: HttpRequest, item: Item, form: ObjectionForm, status: int = 200) -> HttpResponse:
    return _shown(request, "portal/objection_form.html", item, {"form": form}, status=status)


def _shown(
    request: HttpRequest, template: str, item: Item, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    frame = {
        "column": columns.column_of_kind(item.kind),
        "item": item,
        "address": address_of_item(item),
        "posting": box_of(item),
    }
    return render(request, template, {**frame, **context}, status=status)
