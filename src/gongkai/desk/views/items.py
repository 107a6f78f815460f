"""登记簿 and the page of one item."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.desk import parameters, posting_panel, register, register_filters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.import_places import originals_of
from gongkai.desk.item_links import ways_of
from gongkai.desk.item_preview import preview_of
from gongkai.desk.item_steps import COUNTER, find, offers_of, step_address
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import page
from gongkai.desk.privacy_panel import panel_of
from gongkai.desk.proposal_steps import origin_of
from gongkai.desk.register_export import rows_of
from gongkai.desk.statements import KINDS
from gongkai.desk.tables import csv_response
from gongkai.desk.views import rows
from gongkai.desk.worklist import days_left
from gongkai.items.choices import Attribute, State
from gongkai.items.kinds import all_kinds, kind_of
from gongkai.items.links import neighbours_of
from gongkai.items.models import Item, RowImport
from gongkai.items.owed import debts_of
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.requests.detection import reasons_against

MOST_IMPORTS = 50


@desk_view(*READERS)
@require_safe
def items(request: HttpRequest, actor: Actor) -> HttpResponse:
    filters, everything = register.filters_from(request), register.register_of(actor)
    found = filters.apply(everything).select_related("organ", "section").defer("body", "annex")
    choices = register_filters.choices_of(actor, filters, register.years_of(everything))
    context = {
        "filters": filters,
        "shown": page_of(request, found, moment="registered_at"),
        "count": register.count_of(filters.within_year(everything)),
        "choices": choices,
        "chosen": register_filters.chosen_of(request, choices, filters.text),
        "kinds": all_kinds(),
        "may_register": actor.has(Role.CLERK),
        "today": timezone.localdate(),
        "query": request.GET.urlencode(),
        "attribute_address": register_filters.attribute_address(filters),
    }
    return page(request, "desk/items.html", context)


@desk_view(*READERS)
@require_safe
def items_csv(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    found = register.filters_from(request).apply(register.register_of(actor))
    return csv_response(f"政府信息登记簿_{timezone.localdate():%Y%m%d}.csv", rows_of(found))


@desk_view(*READERS)
@require_safe
def item(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    imports = imports_of(found)
    kind = kind_of(found.kind)
    context = {
        "item": found,
        "kind": kind,
        "statement_kinds": KINDS,
        "preview": preview_of(found, after=parameters.number(request, "rows_after") or 0),
        "editions": found.editions.defer("content", "text", "card", "annex").order_by("-number"),
        "releases": found.releases.order_by("released_at", "pk"),
        "entries": folded(entries.of(found)),
        "offers": offers_of(found, actor),
        "awaits": COUNTER.awaits(found),
        "days_left": days_left(found, on=timezone.localdate()),
        "imports": imports,
        "originals": originals_of(actor, imports),
        "may_read_rows": actor.works_in(found.organ_id) and actor.has(*rows.STAFF),
        "files": found.attachments.filter(removed_at=None).defer("text").order_by("is_proposed", "position"),
        "neighbours": neighbours_of(found),
        "debts": debts_of(found, calendar=calendar_in(found.organ.calendar_region)) if kind.owes else [],
        "may_be_linked": bool(ways_of(found)),
        **privacy_of(found, actor),
        "origin": origin_of(found),
        "posting": posting_panel.panel_of(found, actor),
        "may_detect": found.attribute == Attribute.ON_APPLICATION and not reasons_against(actor, found),
        "may_amend": not COUNTER.procedure.why_not("amend", found, actor),
    }
    return page(request, "desk/item.html", context)


def imports_of(found: Item) -> list[RowImport]:
    """The newest first, without what they hold under seal."""
    newest = found.imports.select_related("made_by").defer("table", "corrections", "outcome")
    imports = list(newest.order_by("-pk")[:MOST_IMPORTS])
    for each in imports:
        each.item = found
    return imports


def privacy_of(found: Item, actor: Actor) -> dict[str, object]:
    """The block 个人信息检查 with the steps that this member can take from it."""
    open_steps = {
        verb for verb in ("scan", "clear_findings") if not COUNTER.procedure.why_not(verb, found, actor)
    }
    return {
        "panel": panel_of(found),
        "recheck": panel_of(found, is_recheck=True) if found.state == State.PUBLISHED else None,
        "scan_address": step_address(found, "scan") if "scan" in open_steps else "",
        "clear_address": step_address(found, "clear_findings") if "clear_findings" in open_steps else "",
    }
