"""预决算: the list of statements, one with its tables, filling in, explaining, asking for a change."""

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.statements import ExplanationsForm, PasteForm, ProposalForm, WorkbookForm
from gongkai.desk.item_steps import address as item_address
from gongkai.desk.keyset import page_of as rows_of
from gongkai.desk.pages import page, status_of
from gongkai.desk.register import register_of
from gongkai.desk.statement_cells import is_too_large, sides_of, typed_lines
from gongkai.desk.statements import KINDS, address_of, faulty_cells, page_of, statement_item, table_of
from gongkai.desk.steps import Reasons, taken
from gongkai.desk.worklist import due_on_of
from gongkai.finance import actions
from gongkai.finance.forms.shapes import Table
from gongkai.finance.procedure import PROCEDURE
from gongkai.finance.review import period_of, review_of
from gongkai.finance.workbook import write
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.organs.actors import Actor, Role

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@desk_view(*READERS)
@require_safe
def statements(request: HttpRequest, actor: Actor) -> HttpResponse:
    found: QuerySet[Item] = register_of(actor).filter(kind__in=KINDS).select_related("organ")
    shown = rows_of(request, found.defer("body", "annex"), moment="registered_at")
    lines = [(item, kind_of(item.kind).label, period_of(item), due_on_of(item)) for item in shown.rows]
    context = {
        "lines": lines,
        "shown": shown,
        "kinds": [kind_of(code) for code in KINDS],
        "may_register": actor.has(Role.CLERK),
        "today": timezone.localdate(),
    }
    return page(request, "desk/statements.html", context)


@desk_view(*READERS)
@require_safe
def statement(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item, form = statement_item(actor, pk)
    chosen = parameters.one_of(request, "table", {table.code for table in form.tables})
    context = {"item": item, "told": page_of(item, actor, chosen=chosen)}
    return page(request, "desk/statement.html", context)


@desk_view(Role.CLERK)
@FORM_METHODS
def statement_import(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item, told = statement_item(actor, pk)
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    reasons = PROCEDURE.why_not("import_tables", item, actor, {})
    closed = reasons
    if form.is_bound and form.is_valid() and not reasons:
        file = form.cleaned_data["file"]
        result, reasons = taken(actions.import_tables, pk, name=file.name, content=file.read(), actor=actor)
        if isinstance(result, actions.Filled):
            return _done(request, item, result)
    context = {"item": item, "form": form, "told": told, "reasons": reasons, "is_closed": bool(closed)}
    return page(request, "desk/statement_import.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def statement_table(request: HttpRequest, actor: Actor, *, pk: int, code: str) -> HttpResponse:
    """Cells to type into; the same page offers a paste for the whole table, and a word that it has no data."""
    item, form = statement_item(actor, pk)
    told = table_of(form, code)
    if request.method != "POST":
        return _table_page(request, actor, item, told, paste=PasteForm())
    posted = request.POST.dict()
    review = review_of(item)
    lines = typed_lines(told, review.filled.get(code) if review else None, posted)
    result, reasons = taken(actions.correct_table, pk, table=code, lines=lines, actor=actor)
    if isinstance(result, actions.Filled):
        return _done(request, item, result, table=code)
    return _table_page(request, actor, item, told, paste=PasteForm(), posted=posted, reasons=reasons)


@desk_view(Role.CLERK)
@require_POST
def statement_paste(request: HttpRequest, actor: Actor, *, pk: int, code: str) -> HttpResponse:
    item, form = statement_item(actor, pk)
    told = table_of(form, code)
    paste = PasteForm(request.POST)
    reasons: Reasons = ()
    if paste.is_valid():
        text = paste.cleaned_data["lines"]
        result, reasons = taken(actions.paste_table, pk, table=code, text=text, actor=actor)
        if isinstance(result, actions.Filled):
            return _done(request, item, result, table=code)
    return _table_page(request, actor, item, told, paste=paste, reasons=reasons)


@desk_view(Role.CLERK)
@require_POST
def statement_empty(request: HttpRequest, actor: Actor, *, pk: int, code: str) -> HttpResponse:
    item, form = statement_item(actor, pk)
    told = table_of(form, code)
    result, reasons = taken(actions.declare_empty, pk, table=code, actor=actor)
    if isinstance(result, actions.Filled):
        return _done(request, item, result, table=code)
    return _table_page(request, actor, item, told, paste=PasteForm(), reasons=reasons)


def _table_page(
    request: HttpRequest,
    actor: Actor,
    item: Item,
    table: Table,
    *,
    paste: PasteForm,
    posted: Mapping[str, str] | None = None,
    reasons: Reasons = (),
) -> HttpResponse:
    review = review_of(item)
    assert review is not None  # noqa: S101 (statement_item has asked)
    closed = PROCEDURE.why_not("correct_table", item, actor, {})
    faulty = faulty_cells(review, table.code)
    sides = sides_of(review.form, table, review.filled.get(table.code), posted=posted, faulty=faulty)
    context = {
        "item": item,
        "table": table,
        "unit": review.form.unit_of(table),
        "sides": sides,
        "is_too_large": is_too_large(sides),
        "has_open_lines": any(side.opened for side in table.sides),
        "paste": paste,
        "reasons": reasons or closed,
        "is_closed": bool(closed),
        "faults": [fault.sentence for fault in review.faults if fault.table == table.code],
        "back": address_of(item, table.code),
    }
    return page(request, "desk/statement_table.html", context, status=status_of(paste, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def statement_explanations(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item, told = statement_item(actor, pk)
    review = review_of(item)
    assert review is not None  # noqa: S101 (statement_item has asked)
    form = ExplanationsForm(parameters.posted(request), changes=review.changes)
    reasons = closed = PROCEDURE.why_not("explain_changes", item, actor, {})
    if form.is_bound and form.is_valid() and not reasons:
        _, reasons = taken(actions.explain_changes, pk, explanations=form.cleaned_data, actor=actor)
        if not reasons:
            messages.success(request, "增减变动原因已保存，比较表已更新。")
            return HttpResponseRedirect(address_of(item))
    context = {
        "item": item,
        "form": form,
        "told": told,
        "lines": [(change, change.told.code) for change in review.changes],
        "is_known": any(change.before is not None for change in review.changes),
        "reasons": reasons,
        "is_closed": bool(closed),
        "back": address_of(item),
    }
    return page(request, "desk/statement_explanations.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@FORM_METHODS
def statement_propose(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Ask that the public tables become those that were corrected."""
    item, _ = statement_item(actor, pk)
    form = ProposalForm(parameters.posted(request))
    step = PROCEDURE.step("propose_tables")
    reasons = closed = PROCEDURE.why_not("propose_tables", item, actor, {"reason": "…"})
    if form.is_bound and form.is_valid() and not reasons:
        _, reasons = taken(actions.propose_tables, pk, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "变更申请已提交，审批同意后公开的报表才会改变。")
            return HttpResponseRedirect(item_address(item))
    context = {
        "step": step,
        "subject": item,
        "form": form,
        "reasons": reasons,
        "is_closed": bool(closed),
        "back": address_of(item),
    }
    return page(request, "desk/step.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def statement_template(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The blank workbook of the form."""
    item, form = statement_item(actor, pk)
    content = write(form, organ=item.organ.name, period=period_of(item))
    return file_response(content, f"{form.label}报表模板.xlsx")


@desk_view(*READERS)
@require_safe
def statement_workbook(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The tables as they now are, which can be corrected in a spreadsheet and read in again."""
    item, form = statement_item(actor, pk)
    review = review_of(item)
    content = write(
        form, organ=item.organ.name, period=period_of(item), filled=review.filled if review else {}
    )
    return file_response(content, f"{item.organ.short_name}_{period_of(item)}{form.label}_工作稿.xlsx")


def _done(request: HttpRequest, item: Item, filled: actions.Filled, *, table: str = "") -> HttpResponse:
    names = filled.tables
    messages.success(request, f"已填入{names[0] if len(names) == 1 else f'{len(names)} 张表'}。")
    for warning in filled.warnings:
        messages.warning(request, warning)
    return HttpResponseRedirect(address_of(item, table))
