"""执法决定: the years with their coverage, one year's decisions, one decision."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.decisions import actions
from gongkai.decisions.choices import Sort
from gongkai.decisions.coverage import MISSING, PARTS, Standing, coverage_of, rows_in
from gongkai.decisions.models import DecisionList
from gongkai.decisions.rows import with_decisions
from gongkai.desk import item_steps, parameters, tracked_rows
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.decision_cards import decision_card, line_of, publicity_card
from gongkai.desk.decision_steps import COUNTER, find, year_address
from gongkai.desk.pages import page
from gongkai.desk.steps import taken
from gongkai.items.choices import State
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.law.provisions import find_provision
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ

HEADINGS = {
    Sort.LICENSE: "permit-results",
    Sort.PENALTY: "penalty-results",
    Sort.COERCION: "coercion-results",
}
FIRST_YEAR = 1990
BATCH = {
    Standing.WAITING: (Role.SECRECY_REVIEWER, (("clear", "审查通过"), ("exempt", "认定不公示"))),
    Standing.CLEARED: (Role.DIRECTOR, (("sign", "签核"),)),
    Standing.CORRECTED: (Role.SECRECY_REVIEWER, (("clear", "审查通过"),)),
}


@desk_view(*READERS)
@require_safe
def decisions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every sort of one year for the member's organ: what is whole and what is missing."""
    organ, today = member_of(request).organ, timezone.localdate()
    year = parameters.year(request) or today.year
    calendar = calendar_in(organ.calendar_region)
    lists = {each.sort: each for each in lists_of(organ, year)}
    registers = registers_of(organ)
    lines = [
        (
            sort,
            coverage_of([organ.pk], sort, year, on=today, calendar=calendar),
            lists.get(sort),
            registers.get(sort.register_kind),
            year_address(sort, year),
        )
        for sort in Sort
    ]
    context = {
        "lines": lines,
        "year": year,
        "years": [(each, str(each)) for each in range(today.year, today.year - 15, -1)],
        "is_clerk": actor.has(Role.CLERK),
        "standings": Standing,
        "limits": limits_of(year),
    }
    return page(request, "desk/decisions.html", context)


def limits_of(year: int) -> list[tuple[str, str]]:
    """Within what a decision of that year must be public, sorts with the same limit together."""
    found: dict[str, list[str]] = {}
    for sort in Sort:
        rule = find_provision(kind_of(sort.list_kind).provision, on=date(year, 12, 31))
        if rule:
            found.setdefault(rule.period, []).append(sort.label)
    return [("、".join(labels), period) for period, labels in found.items()]


def lists_of(organ: Organ, year: int) -> list[DecisionList]:
    found = DecisionList.objects.filter(organ=organ, year=year, is_current=True)
    return list(found.exclude(item__state=State.WITHDRAWN).select_related("item"))


def registers_of(organ: Organ) -> dict[str, Item]:
    """The organ's registers by kind, the newest of each."""
    kinds = [sort.register_kind for sort in Sort]
    found = Item.objects.filter(organ=organ, kind__in=kinds).exclude(state=State.WITHDRAWN)
    return {item.kind: item for item in found.defer("body").order_by("pk")}


@desk_view(*READERS)
@require_safe
def decisions_of_year(request: HttpRequest, actor: Actor, *, sort: str, year: int) -> HttpResponse:
    chosen, organ = sort_in(sort, year), member_of(request).organ
    today, calendar = timezone.localdate(), calendar_in(organ.calendar_region)
    found = coverage_of([organ.pk], chosen, year, on=today, calendar=calendar)
    show = parameters.one_of(request, "show", set(Standing))
    standing = Standing(show) if show else None
    rows = rows_in([organ.pk], chosen, year, standing, on=today, calendar=calendar)
    text = parameters.text(request)
    if text:
        rows = rows.filter(tracked_rows.named("party", text))
    shown = tracked_rows.page_of_rows(request, rows.select_related("item__organ", "brought_by"))
    role, verbs = BATCH.get(standing, (None, ())) if standing else (None, ())
    context = {
        "sort": chosen,
        "year": year,
        "coverage": found,
        "counts": [
            (each.label, found.counts[each], parameters.address_with(request, show=each.value), show == each)
            for each in PARTS
            if found.counts[each] or each in (Standing.SHOWN, Standing.EXEMPT)
        ],
        "also": [
            (each, found.counts[each], parameters.address_with(request, show=each.value))
            for each in (Standing.OVERDUE, Standing.LATE)
        ],
        "all_address": parameters.address_with(request, show=None),
        "missing_standings": MISSING,
        "standing": standing,
        "text": text,
        "lines": [line_of(each, on=today, calendar=calendar) for each in with_decisions(shown.rows, chosen)],
        "shown": shown,
        "verbs": verbs if role and actor.has(role) else (),
        "count": found.counts[standing] if standing else found.total,
        "decision_list": DecisionList.objects.filter(organ=organ, sort=chosen, year=year, is_current=True)
        .exclude(item__state=State.WITHDRAWN)
        .select_related("item")
        .first(),
        "register": registers_of(organ).get(chosen.register_kind),
        "is_clerk": actor.has(Role.CLERK),
        "ready": found.counts[Standing.SIGNED],
    }
    return page(request, "desk/decisions_of_year.html", context)


@desk_view(Role.CLERK)
@require_POST
def decisions_open_list(request: HttpRequest, actor: Actor, *, sort: str, year: int) -> HttpResponse:
    chosen, organ = sort_in(sort, year), member_of(request).organ
    heading = (
        organ.headings.filter(code=kind_of(chosen.list_kind).heading)
        .order_by("-pk")
        .values_list("pk", flat=True)
        .first()
    )
    made, reasons = taken(actions.open_list, organ, chosen, year, actor=actor, heading_id=heading)
    if isinstance(made, DecisionList):
        return HttpResponseRedirect(item_steps.address(made.item))
    return page(
        request,
        "desk/decisions_refused.html",
        {"label": "建立公示名单", "reasons": reasons, "back": year_address(chosen, year)},
        status=409,
    )


@desk_view(*READERS)
@require_safe
def decision(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    organ = found.row.item.organ
    repairs = found.repairs.select_related("received_by", "decided_by").order_by("-pk") if found.pk else []
    year = found.row.formed_on.year if found.row.formed_on else timezone.localdate().year
    context = {
        "decision": found,
        "line": line_of(found, on=timezone.localdate(), calendar=calendar_in(organ.calendar_region)),
        "card": decision_card(found),
        "publicity": publicity_card(found, calendar=calendar_in(organ.calendar_region)),
        "repairs": repairs,
        "offers": COUNTER.offers(found, actor),
        "year": year,
        "sort": Sort(found.sort),
        "back": year_address(Sort(found.sort), year),
        "tracked": reverse("desk:tracked_row", kwargs={"pk": found.row.item_id, "row_id": found.row_id}),
        "is_director": actor.has(Role.DIRECTOR),
    }
    return page(request, "desk/decision.html", context)


def sort_in(code: str, year: int) -> Sort:
    """The sort that an address names; 404 for none, and for a year of no register."""
    if code not in Sort.values or not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    return Sort(code)
