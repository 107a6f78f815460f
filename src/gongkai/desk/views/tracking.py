"""台账: the registers, one register, one row with its history, its changes and corrections."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.decisions.choices import Sort
from gongkai.desk import parameters, tracked_rows
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.forms.items import OWN
from gongkai.desk.forms.tracking import ChangeForm, CorrectForm, NewRowForm
from gongkai.desk.item_steps import find
from gongkai.desk.pages import page, status_of
from gongkai.desk.register import register_of
from gongkai.desk.steps import attempt, taken
from gongkai.items import actions
from gongkai.items.choices import State
from gongkai.items.kinds import Kind, all_kinds, kind_of
from gongkai.items.models import Item
from gongkai.items.tracking import TRACKING, tracking_of
from gongkai.items.tracking_reports import counts_by_status, differences
from gongkai.law.identifiers import check_resident_id
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@desk_view(*READERS)
@require_safe
def registers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The registers of the organs that this member reads; where there is one, its page."""
    kinds = {code: kind for code, kind in all_kinds().items() if kind.tracking}
    items = register_of(actor).filter(kind__in=kinds).exclude(state=State.WITHDRAWN).select_related("organ")
    found = list(items.defer("body").order_by("organ_id", "-registered_at")[:100])
    if len(found) == 1:
        return HttpResponseRedirect(address_of(found[0]))
    return page(request, "desk/registers.html", {"registers": found, "kinds": kinds})


@desk_view(*READERS)
@FORM_METHODS
def tracking(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """An identity number is looked for by POST: it stands in no address, no log, no history."""
    item, kind = register(actor, pk)
    counts = counts_by_status(item)
    status = parameters.one_of(request, "status", dict(counts))
    text = parameters.text(request)
    if request.method == "POST":
        text, chosen = (parameters.text_in(request.POST, name) for name in ("q", "status"))
        status = chosen if chosen in dict(counts) else ""
        if not check_resident_id(text).ok:
            return HttpResponseRedirect(
                parameters.address_with(request, q=text or None, status=status or None)
            )
    context = {
        "item": item,
        "kind": kind,
        "columns": [kind.column(code) for code in columns_shown(kind)],
        "counts": [
            (label, count, parameters.address_with(request, status=label), label == status)
            for label, count in counts
        ],
        "all_count": sum(count for _, count in counts),
        "all_address": parameters.address_with(request, status=None),
        "status": status,
        "document_label": next((each.label for each in kind.columns if each.code == "document"), ""),
        "text": text,
        "shown": tracked_rows.page_of_rows(request, tracked_rows.found_rows(item, status=status, text=text)),
        "differences": [tracked_rows.difference_sentence(each) for each in differences(item)],
        "may_add": not TRACKING.why_not("add_tracked_row", item, actor),
    }
    return page(request, "desk/tracking.html", context)


def columns_shown(kind: Kind) -> list[str]:
    """The columns of the list: what a member looks for first, never what is sealed."""
    days = {change.day for change in tracking_of(kind).changes}
    left_out = {tracking_of(kind).status, *days}
    return [column.code for column in kind.columns if not column.is_sealed and column.code not in left_out][
        :6
    ]


@desk_view(*READERS)
@require_safe
def tracked_row(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    return row_page(request, actor, pk, row_id)


@desk_view(Role.CLERK)
@require_POST
def tracked_row_open(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    """The sealed values, once, on the record."""
    _, kind = register(actor, pk)
    values, reasons = taken(actions.open_tracked_row, pk, row_id, actor=actor)
    card = tracked_rows.sealed_card(kind, values) if isinstance(values, dict) else []
    return row_page(request, actor, pk, row_id, sealed=card, reasons=reasons)


def row_page(
    request: HttpRequest, actor: Actor, pk: int, row_id: int, *, sealed: Any = None, reasons: Any = ()
) -> HttpResponse:
    item, kind = register(actor, pk)
    row = tracked_rows.row_of(item, row_id)
    is_closed = bool(TRACKING.why_not("open_tracked_row", item, actor))
    context = {
        "item": item,
        "kind": kind,
        "row": row,
        "name": row.values.get(kind.name_column) or f"第 {row.position} 行",
        "card": tracked_rows.open_card(kind, row),
        "sealed": sealed,
        "history": tracked_rows.history_of(kind, row),
        "changes": () if is_closed else tracking_of(kind).changes_from(row.status),
        "may_change": not is_closed,
        "reasons": reasons,
        "decision_address": decision_address(item, row_id),
    }
    return page(request, "desk/tracked_row.html", context, status=409 if reasons else 200)


@desk_view(Role.CLERK)
@FORM_METHODS
def tracked_row_new(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item, kind = register(actor, pk)
    form = NewRowForm(parameters.posted(request), kind=kind)
    reasons = TRACKING.why_not("add_tracked_row", item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        on = form.cleaned_data["on"]
        reasons = attempt(actions.add_tracked_row, pk, form.values(), on=on, actor=actor)
        if not reasons:
            messages.success(request, "已登记。")
            return HttpResponseRedirect(address_of(item))
    context = {"item": item, "form": form, "label": "登记", "back": address_of(item), "reasons": reasons}
    return page(request, "desk/tracked_row_form.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def tracked_row_change(
    request: HttpRequest, actor: Actor, *, pk: int, row_id: int, change: str
) -> HttpResponse:
    item, kind = register(actor, pk)
    row = tracked_rows.row_of(item, row_id)
    told = next((each for each in tracking_of(kind).changes if each.code == change), None)
    if told is None:
        raise Http404
    initial = {OWN + code: value for code, value in row.values.items() if code != "exit_reason"}
    form = ChangeForm(parameters.posted(request), kind=kind, change=told, initial=initial)
    reasons = TRACKING.why_not("change_row", item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        given = {"on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"], "fills": form.values()}
        reasons = attempt(actions.change_row, pk, row_id, change, actor=actor, **given)
        if not reasons:
            messages.success(request, f"已办理{told.label}。")
            return HttpResponseRedirect(row_address(item, row_id))
    context = row_form(item, kind, row, form=form, label=told.label, reasons=reasons)
    return page(request, "desk/tracked_row_form.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def tracked_row_correct(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    item, kind = register(actor, pk)
    row = tracked_rows.row_of(item, row_id)
    initial = {OWN + code: value for code, value in row.values.items()}
    form = CorrectForm(parameters.posted(request), kind=kind, initial=initial)
    reasons = TRACKING.why_not("correct_tracked_row", item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        reason = form.cleaned_data["reason"]
        reasons = attempt(actions.correct_tracked_row, pk, row_id, form.values(), reason=reason, actor=actor)
        if not reasons:
            messages.success(request, "已更正；已公开的名单不随之改变。")
            return HttpResponseRedirect(row_address(item, row_id))
    context = row_form(item, kind, row, form=form, label="更正", reasons=reasons)
    return page(request, "desk/tracked_row_form.html", context, status=status_of(form, reasons))


def row_form(item: Item, kind: Kind, row: Any, **told: Any) -> dict[str, Any]:
    return {
        **told,
        "item": item,
        "row": row,
        "name": row.values.get(kind.name_column) or f"第 {row.position} 行",
        "back": row_address(item, row.pk),
        "today": timezone.localdate(),
    }


def register(actor: Actor, pk: int) -> tuple[Item, Kind]:
    """A register that this member reads; 404 for what is none."""
    item = find(actor, pk)
    kind = kind_of(item.kind)
    if kind.tracking is None:
        raise Http404
    return item, kind


def decision_address(item: Item, row_id: int) -> str:
    """Where the showing of a row of a decisions' register is told; "" for other registers."""
    is_one = item.kind in {sort.register_kind for sort in Sort}
    return reverse("desk:decision", kwargs={"pk": row_id}) if is_one else ""


def address_of(item: Item) -> str:
    return reverse("desk:tracking", kwargs={"pk": item.pk})


def row_address(item: Item, row_id: int) -> str:
    return reverse("desk:tracked_row", kwargs={"pk": item.pk, "row_id": row_id})
