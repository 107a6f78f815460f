"""名单行: the rows of a list at the desk, one row with what lies under seal, and its amendment."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework.sealing import SealBroken
from gongkai.desk import parameters, tracked_rows
from gongkai.desk.access import desk_view
from gongkai.desk.forms.imports import RowForm
from gongkai.desk.forms.items import OWN
from gongkai.desk.import_places import list_item
from gongkai.desk.item_steps import COUNTER
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import Reasons, attempt, taken
from gongkai.items import actions
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Item, Row
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.public_tables import shown
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
STAFF = (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)
WHO_NEED_THE_SEALED = (Role.CLERK, Role.SECRECY_REVIEWER, Role.DIRECTOR)


@desk_view(*STAFF)
@require_safe
def item_rows(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = list_item(actor, pk)
    if not actor.works_in(item.organ_id):
        raise Http404
    kind = kind_of(item.kind)
    columns = [column for column in kind.columns if not column.is_sealed]
    found = tracked_rows.page_of_rows(request, item.rows.filter(withdrawn_at=None))
    context = {
        "item": item,
        "columns": columns,
        "rows": [
            (row, [shown(column, row.values.get(column.code)) for column in columns], bool(row.sealed))
            for row in found.rows
        ],
        "shown": found,
        "count": item.rows.filter(withdrawn_at=None).count(),
        "may_amend": not COUNTER.procedure.why_not("amend", item, actor),
    }
    return page(request, "desk/item_rows.html", context)


@desk_view(*STAFF)
@require_safe
def item_row(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    item, row = row_of(actor, pk, row_id)
    return row_page(request, actor, item, row)


@desk_view(*WHO_NEED_THE_SEALED)
@require_POST
def item_row_look(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    """The sealed values, once, on the record."""
    item, row = row_of(actor, pk, row_id)
    try:
        found, reasons = taken(actions.look_at_row, pk, row_id, actor=actor)
    except SealBroken:
        found, reasons = None, ("封存内容打不开：请检查 GONGKAI_IDENTITY_KEY 是否是封存时的密钥",)
    values = found[1] if isinstance(found, tuple) else {}
    return row_page(
        request, actor, item, row, sealed=sealed_card(kind_of(item.kind), values), reasons=reasons
    )


def row_page(
    request: HttpRequest, actor: Actor, item: Item, row: Row, *, sealed: Any = None, reasons: Reasons = ()
) -> HttpResponse:
    kind = kind_of(item.kind)
    context = {
        **about(item, row),
        "card": [
            [column.heading, shown(column, row.values.get(column.code))]
            for column in kind.columns
            if not column.is_sealed
        ],
        "sealed": sealed,
        "has_sealed": bool(row.sealed),
        "may_look": PERMISSIONS["look_at_row"](actor, item) is None,
        "may_amend": not COUNTER.procedure.why_not("amend", item, actor),
        "reasons": reasons,
    }
    return page(request, "desk/item_row.html", context, status=409 if reasons else 200)


@desk_view(Role.CLERK)
@FORM_METHODS
def item_row_amend(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    item, row = row_of(actor, pk, row_id)
    initial = {OWN + code: value for code, value in row.values.items()}
    form = RowForm(parameters.posted(request), kind=kind_of(item.kind), initial=initial)
    reasons = COUNTER.procedure.why_not("amend", item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        reasons = attempt(actions.amend_row, pk, row_id, values=form.values(), actor=actor)
        if not reasons:
            messages.success(request, f"第 {row.position} 行已修改。")
            return HttpResponseRedirect(row_address(item, row))
    context = {**about(item, row), "form": form, "reasons": reasons}
    return page(request, "desk/item_row_form.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@require_POST
def item_row_remove(request: HttpRequest, actor: Actor, *, pk: int, row_id: int) -> HttpResponse:
    item, row = row_of(actor, pk, row_id)
    reasons = attempt(actions.remove_row, pk, row_id, actor=actor)
    if reasons:
        return row_page(request, actor, item, row, reasons=reasons)
    messages.success(request, f"第 {row.position} 行已移除。")
    return HttpResponseRedirect(reverse("desk:item_rows", kwargs={"pk": pk}))


def row_of(actor: Actor, pk: int, row_id: int) -> tuple[Item, Row]:
    """The row with its list, for the organ's own staff; 404 for others."""
    item = list_item(actor, pk)
    row = item.rows.select_related("brought_by").filter(pk=row_id).first()
    if row is None or not actor.works_in(item.organ_id):
        raise Http404
    return item, row


def about(item: Item, row: Row) -> dict[str, Any]:
    name = row.values.get(kind_of(item.kind).name_column) or f"第 {row.position} 行"
    return {"item": item, "row": row, "name": name, "back": row_address(item, row)}


def sealed_card(kind: Kind, values: dict[str, Any]) -> list[list[str]]:
    return [
        [column.heading, shown(column, values.get(column.code))]
        for column in kind.columns
        if column.is_sealed and values.get(column.code) is not None
    ]


def row_address(item: Item, row: Row) -> str:
    return reverse("desk:item_row", kwargs={"pk": item.pk, "row_id": row.pk})
