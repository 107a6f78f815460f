"""应诉材料: added by those who answer for the organ, opened on the record."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.desk.access import desk_view
from gongkai.desk.challenge_steps import LEADERS, ROLES, address, find_lawsuit, find_reconsideration
from gongkai.desk.sealed_uploads import hand_out, take_in
from gongkai.desk.steps import attempt
from gongkai.organs.actors import Actor
from gongkai.remedies import actions
from gongkai.remedies.models import Challenge, ChallengePaper, Lawsuit, Reconsideration
from gongkai.remedies.papers import MOST_BYTES


@desk_view(*ROLES)
@require_POST
def of_review(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _added(request, actor, find_reconsideration(actor, pk), Reconsideration)


@desk_view(*ROLES)
@require_POST
def of_lawsuit(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _added(request, actor, find_lawsuit(actor, pk), Lawsuit)


def _added(
    request: HttpRequest,
    actor: Actor,
    challenge: Challenge,
    kind: type[Reconsideration] | type[Lawsuit],
) -> HttpResponse:
    role = request.POST.get("role", "")

    def attach(name: str, content: bytes) -> object:
        return actions.attach_paper(kind, challenge.pk, actor=actor, role=role, name=name, content=content)

    take_in(request, attach, called="应诉材料", most_bytes=MOST_BYTES)
    return HttpResponseRedirect(f"{address(challenge)}#challenges")


@desk_view(*ROLES)
@require_POST
def challenge_paper(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The paper as it came; never shown in the browser, whatever it is."""

    def opened() -> tuple[str, bytes]:
        paper, content = actions.open_paper(pk, actor=actor)
        return f"{paper.challenge.case_number}_{paper.get_role_display()}_{paper.name}", content

    return hand_out(request, opened, back=partial(_back_from, pk))


@desk_view(*LEADERS)
@require_POST
def challenge_paper_aside(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """What was added by mistake leaves the file, with the reason."""
    try:
        reasons = attempt(actions.set_aside_paper, pk, actor=actor, reason=request.POST.get("reason", ""))
    except ObjectDoesNotExist:
        raise Http404 from None
    if reasons:
        messages.warning(request, f"没有撤下：{'；'.join(reasons)}")
    else:
        messages.success(request, "已撤下，原因记入留痕。")
    return HttpResponseRedirect(_back_from(pk))


def _back_from(pk: int) -> str:
    found = ChallengePaper.objects.select_related("reconsideration", "lawsuit").get(pk=pk)
    return f"{address(found.challenge)}#challenges"
