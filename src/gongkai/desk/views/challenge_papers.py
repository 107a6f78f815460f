"""应诉材料: added by those who answer for the organ, opened on the record."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.desk.access import desk_view
from gongkai.desk.challenge_steps import ROLES, address, find_lawsuit, find_reconsideration
from gongkai.desk.sealed_uploads import hand_out, take_in
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

    def back() -> str:
        found = ChallengePaper.objects.select_related("reconsideration", "lawsuit").get(pk=pk)
        return address(found.challenge)

    return hand_out(request, opened, back=back)
