"""定期评估: what is withheld or open on application only, soonest review first; several that stay closed at once."""

from datetime import date

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.applications.earlier import worth_publishing
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import Reasons, attempt
from gongkai.items import actions
from gongkai.items.grounds import ALL_GROUNDS
from gongkai.items.models import Item, Reassessment
from gongkai.items.reassessment import due, kept_closed
from gongkai.organs.actors import Actor, Role
from gongkai.web.errors import BadParameter

ROWS = 50
DUE, PROPOSED, ALL = "due", "proposed", "all"
SHOWN = (
    "title",
    "document_number",
    "attribute",
    "attribute_ground",
    "secrecy_opinion",
    "next_review_on",
)


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reassessments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`?show=` due, proposed or all; `?after=` the day and number of the last line of the page before."""
    today, show = timezone.localdate(), parameters.one_of(request, "show", (DUE, PROPOSED, ALL)) or DUE
    reasons = _taken(request, actor) if request.method == "POST" else ()
    if request.method == "POST" and not reasons:
        return HttpResponseRedirect(request.get_full_path())
    sorts = {
        DUE: due(actor, on=today).exclude(reassessments__in=_open()),
        PROPOSED: kept_closed(actor).filter(reassessments__in=_open()),
        ALL: kept_closed(actor),
    }
    items = list(_after(request, sorts[show]).only(*SHOWN)[: ROWS + 1])
    shown = items[:ROWS]
    proposals = {each.item_id: each for each in _open().filter(item__in=shown).select_related("proposed_by")}
    context = {
        "lines": [(item, proposals.get(item.pk)) for item in shown],
        "counts": {name: found.count() for name, found in sorts.items()},
        "show": show,
        "next": parameters.address_with(request, after=_name(shown[-1])) if len(items) > ROWS else None,
        "first": parameters.address_with(request) if "after" in request.GET else None,
        "requested": worth_publishing(actor),
        "grounds": ALL_GROUNDS,
        "today": today,
        "reasons": reasons,
        "reason": request.POST.get("reason", ""),
        "chosen": request.POST.getlist("items"),
        "may_propose": actor.has(Role.SECRECY_REVIEWER),
        "may_keep": show == DUE and actor.has(Role.SECRECY_REVIEWER),
        "may_agree": show == PROPOSED and actor.has(Role.DIRECTOR),
    }
    return page(request, "desk/reassessments.html", context, status=REFUSED if reasons else 200)


def _open() -> QuerySet[Reassessment]:
    return Reassessment.objects.filter(decided_at=None)


def _taken(request: HttpRequest, actor: Actor) -> Reasons:
    chosen = [int(each) for each in request.POST.getlist("items") if each.isascii() and each.isdecimal()]
    mine = set(kept_closed(actor).filter(pk__in=chosen[:1000]).values_list("pk", flat=True))
    if not mine.issuperset(chosen):
        return ("所选的信息已经有了变化，请刷新后重新选择",)
    if request.POST.get("agree"):
        reasons, told = attempt(actions.agree_to_keep, chosen, actor=actor), "已同意维持不变"
    else:
        reason = request.POST.get("reason", "").strip()
        reasons = attempt(actions.propose_to_keep, chosen, actor=actor, reason=reason)
        told = "已提出维持不变，待签发人员决定"
    if not reasons:
        messages.success(request, f"{len(chosen)} 条{told}。")
    return reasons


def _after(request: HttpRequest, found: QuerySet[Item]) -> QuerySet[Item]:
    day, _, pk = request.GET.get("after", "").partition("_")
    if not day:
        return found
    try:
        last = date.fromisoformat(day)
        number = int(pk) if pk.isascii() and pk.isdecimal() and len(pk) < 19 else None
    except ValueError:
        number = None
    if number is None:
        raise BadParameter("after", "翻页的位置无法识别。")
    return found.filter(Q(next_review_on__gt=last) | Q(next_review_on=last, pk__gt=number))


def _name(item: Item) -> str:
    return f"{item.next_review_on}_{item.pk}"
