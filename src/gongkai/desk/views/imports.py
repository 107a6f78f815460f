"""导入: paste or drop → columns matched → errors in the cells → preview as the public will see it → confirm."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework.procedure import StepRefused
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.downloads import file_response, sealed_response
from gongkai.desk.forms.imports import MatchForm, SheetForm, SourceForm
from gongkai.desk.import_cells import cells_page, chosen_kind, numbers_in, typed_cells
from gongkai.desk.import_places import (
    about,
    import_of,
    list_item,
    original_name,
    originals_of,
    step_address,
    waiting_of,
    where_to,
    why_not_bring,
)
from gongkai.desk.import_preview import preview_of_import
from gongkai.desk.item_steps import address
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import Reasons, attempt, taken
from gongkai.items import actions
from gongkai.items.choices import ImportState
from gongkai.items.imports.matching import columns_of
from gongkai.items.imports.sealed_parts import outcome_of, sheet_of
from gongkai.items.imports.staging import missing_columns
from gongkai.items.kinds import kind_of
from gongkai.items.models import RowImport
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
REFUSED = 409


@desk_view(Role.CLERK)
@FORM_METHODS
def import_new(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = list_item(actor, pk)
    form = SourceForm(request.POST, request.FILES) if request.method == "POST" else SourceForm()
    reasons = why_not_bring(item, actor)
    if form.is_bound and form.is_valid() and not reasons:
        staged, reasons = taken(actions.stage_import, pk, actor=actor, **form.source())
        if isinstance(staged, RowImport):
            return HttpResponseRedirect(step_address(staged, "columns"))
    waiting = item.imports.filter(state=ImportState.STAGED).order_by("-pk")
    context = {"item": item, "kind": kind_of(item.kind), "form": form, "reasons": reasons, "waiting": waiting}
    return page(request, "desk/import_new.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def import_page(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    """Where the import stands: its next step for the clerk, its record for the others and afterwards."""
    staged = import_of(list_item(actor, pk), import_id)
    if staged.state == ImportState.STAGED and actor.has(Role.CLERK):
        return HttpResponseRedirect(step_address(staged, "columns"))
    return record_page(request, actor, staged)


def record_page(request: HttpRequest, actor: Actor, staged: RowImport, reasons: Reasons = ()) -> HttpResponse:
    closed = why_not_bring(staged.item, actor)
    context = {
        "item": staged.item,
        "staged": staged,
        "closed": closed,
        "is_done": staged.state == ImportState.DONE,
        "rows_now": staged.rows.count(),
        "may_open_original": bool(originals_of(actor, [staged])),
        "reasons": reasons,
    }
    return page(request, "desk/import_record.html", context, status=REFUSED if reasons else 200)


@desk_view(Role.CLERK)
@FORM_METHODS
def import_columns(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    staged = waiting_of(list_item(actor, pk), import_id)
    kind, sheet = kind_of(staged.item.kind), sheet_of(staged)
    columns = columns_of(sheet, staged.head_row)
    initial = {f"column_{place}": code for place, code in enumerate(staged.matching)}
    form = MatchForm(
        parameters.posted(request),
        kind=kind,
        columns=columns,
        width=sheet.width,
        initial={**initial, "head_row": staged.head_row or 0},
    )
    reasons: Reasons = ()
    if form.is_bound and form.is_valid():
        head_row = form.cleaned_data["head_row"]
        is_moved = head_row != (staged.head_row or 0)
        reasons = attempt(
            actions.match_columns, import_id, matching=form.matching(), head_row=head_row, actor=actor
        )
        if not reasons:
            return HttpResponseRedirect(step_address(staged, "columns" if is_moved else "cells"))
    context = {
        **about(staged, "columns"),
        "kind": kind,
        "form": form,
        "reasons": reasons,
        "columns": [(column, form[f"column_{column.place}"]) for column in columns],
        "missing": missing_columns(kind, staged.matching),
        "sheets": [(place, told) for place, told in enumerate(staged.sheets) if not told["hidden"]],
    }
    return page(request, "desk/import_columns.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@require_POST
def import_sheet(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    staged = waiting_of(list_item(actor, pk), import_id)
    form = SheetForm(request.POST)
    sheet = form.cleaned_data["sheet"] if form.is_valid() else -1
    for reason in attempt(actions.choose_sheet, import_id, sheet=sheet, actor=actor):
        messages.warning(request, reason)
    return HttpResponseRedirect(step_address(staged, "columns"))


@desk_view(Role.CLERK)
@FORM_METHODS
def import_cells(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    """Saving goes where the button that saved says: the same rows, the next ones, another kind of fault."""
    staged = waiting_of(list_item(actor, pk), import_id)
    reasons: Reasons = ()
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = typed_cells(request.POST)
        reasons = attempt(
            actions.correct_cells,
            import_id,
            corrections=typed,
            skipped=numbers_in(request.POST, "skip"),
            actor=actor,
        )
        if not reasons:
            return HttpResponseRedirect(step_address(staged, "cells") + where_to(request))
    after = parameters.number(request, "after") or 0
    shown = cells_page(staged, kind=chosen_kind(request), after=after, typed=typed)
    if not shown.rows and (shown.kind or shown.after) and not reasons:
        return HttpResponseRedirect(step_address(staged, "cells"))
    context = {**about(staged, "cells"), "shown": shown, "reasons": reasons}
    return page(request, "desk/import_cells.html", context, status=REFUSED if reasons else 200)


@desk_view(Role.CLERK)
@require_POST
def import_bring(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    """Rows that were left out are brought in after all."""
    staged = waiting_of(list_item(actor, pk), import_id)
    wanted = numbers_in(request.POST, "bring")
    for reason in attempt(actions.skip_rows, import_id, bring=wanted, actor=actor):
        messages.warning(request, reason)
    return HttpResponseRedirect(step_address(staged, "cells"))


@desk_view(Role.CLERK)
@FORM_METHODS
def import_preview(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    """What the public will see; confirming makes rows of it."""
    staged = waiting_of(list_item(actor, pk), import_id)
    reasons: Reasons = ()
    if request.method == "POST":
        is_meant = bool(request.POST.get("duplicates_are_meant"))
        done, reasons = taken(actions.confirm_import, import_id, duplicates_are_meant=is_meant, actor=actor)
        if isinstance(done, RowImport):
            messages.success(request, f"已导入 {done.row_count} 行；有误的可以整批撤销。")
            return HttpResponseRedirect(address(staged.item))
    context = {
        **about(staged, "preview"),
        "shown": preview_of_import(staged, after=parameters.number(request, "after") or 0),
        "must_be_confirmed": outcome_of(staged).must_be_confirmed,
        "reasons": reasons,
    }
    return page(request, "desk/import_preview.html", context, status=REFUSED if reasons else 200)


@desk_view(Role.CLERK)
@require_POST
def import_drop(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    staged = import_of(list_item(actor, pk), import_id)
    reasons = attempt(actions.drop_import, import_id, actor=actor)
    if reasons:
        return record_page(request, actor, staged, reasons)
    messages.success(request, "已放弃这次导入，名单没有改变。")
    return HttpResponseRedirect(address(staged.item))


@desk_view(Role.CLERK)
@require_POST
def import_undo(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    staged = import_of(list_item(actor, pk), import_id)
    reasons = attempt(actions.undo_import, import_id, actor=actor)
    if reasons:
        return record_page(request, actor, staged, reasons)
    messages.success(request, f"已撤销这次导入，撤出 {staged.row_count} 行。")
    return HttpResponseRedirect(address(staged.item))


@desk_view(Role.CLERK, Role.SECRECY_REVIEWER, Role.DIRECTOR)
@require_POST
def import_original(request: HttpRequest, actor: Actor, *, pk: int, import_id: int) -> HttpResponse:
    """What was uploaded or pasted, with everything hidden in it; who opened it stands in the entries."""
    staged = import_of(list_item(actor, pk), import_id)
    try:
        staged, content = actions.open_import_original(pk, import_id, actor=actor)
    except StepRefused as refusal:
        messages.warning(request, f"{refusal}。")
    except SealedFileMissing as missing:
        messages.warning(request, str(missing))
    else:
        return sealed_response(content, f"原件_{original_name(staged)}")
    return HttpResponseRedirect(address(staged.item))


@desk_view(*READERS)
@require_safe
def kind_template(request: HttpRequest, actor: Actor, *, code: str) -> HttpResponse:
    """The spreadsheet to fill in, for one kind of list."""
    from gongkai.items.imports.templates import template_of

    try:
        kind = kind_of(code)
    except LookupError:
        raise Http404 from None
    if not kind.is_list:
        raise Http404
    return file_response(template_of(kind), f"{kind.label}模板.xlsx")
