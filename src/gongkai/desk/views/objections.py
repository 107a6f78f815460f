"""公示异议: the list, one objection, the objector on the record."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.keyset import page_of
from gongkai.desk.objection_steps import COUNTER, find
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.posting_cards import objection_card
from gongkai.organs.actors import Actor
from gongkai.postings.choices import ObjectionState
from gongkai.postings.identity import Objector, look
from gongkai.postings.models import Objection

OPEN = "open"


@desk_view(*READERS)
@require_safe
def objections(request: HttpRequest, actor: Actor) -> HttpResponse:
    state = parameters.one_of(request, "state", {*ObjectionState.values, OPEN})
    found = Objection.objects.visible_to(actor).select_related("posting__item", "round", "row")
    found = found.defer("identity", "content", "findings", "reply")
    if state:
        found = found.open() if state == OPEN else found.filter(state=state)
    context = {
        "shown": page_of(request, found, moment="registered_at"),
        "states": [(OPEN, "未答复的"), *ObjectionState.choices],
        "state": state,
        "today": timezone.localdate(),
    }
    return page(request, "desk/objections.html", context)


@desk_view(*READERS)
@require_safe
def objection(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, find(actor, pk))


@desk_view(*READERS)
@require_POST
def objection_identity(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    try:
        return _shown(request, actor, found, objector=look(found, actor))
    except StepRefused as refusal:
        return _shown(request, actor, found, problem="；".join(refusal.reasons))
    except DetailsUnreadable as problem:
        return _shown(request, actor, found, problem=str(problem))


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Objection,
    *,
    objector: Objector | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one objection; `objector` is there only right after it was looked up."""
    refusal = COUNTER.procedure.permissions["look"](actor, found)
    context = {
        "objection": found,
        "card": objection_card(found),
        "objector_card": _objector_card(objector) if objector else [],
        "problem": problem,
        "look_reasons": (refusal,) if refusal else (),
        "offers": COUNTER.offers(found, actor),
        "awaits": COUNTER.awaits(found),
        "entries": Entry.objects.filter(subject=subject_of(found)).order_by("sequence"),
    }
    return page(request, "desk/objection.html", context, status=REFUSED if problem else 200)


def _objector_card(objector: Objector) -> list[list[str]]:
    pairs = (("姓名", objector.name), ("联系电话", objector.phone), ("联系地址", objector.address))
    return [[label, value] for label, value in pairs if value] or [["姓名", "匿名提出"]]
