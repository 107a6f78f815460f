"""公示异议: the list, one objection, the objector on the record."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.keyset import page_of
from gongkai.desk.looks import after_look, look_reasons, person_card
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
    return after_look(lambda: look(found, actor), partial(_shown, request, actor, found))


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Objection,
    *,
    looked: Objector | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one objection; `looked` is there only right after it was looked up."""
    context = {
        "objection": found,
        "card": objection_card(found),
        "objector_card": person_card(looked) if looked else [],
        "problem": problem,
        "look_reasons": look_reasons(COUNTER.procedure.permissions["look"], actor, found),
        **COUNTER.rail(found, actor),
    }
    return page(request, "desk/objection.html", context, status=REFUSED if problem else 200)
