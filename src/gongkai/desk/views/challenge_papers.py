"""应诉材料: added by those who answer for the organ, opened on the record."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongkai.applications.attached.places import AttachedFileMissing
from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import desk_view
from gongkai.desk.challenge_steps import ROLES, address, find_lawsuit, find_reconsideration
from gongkai.desk.downloads import sealed_response
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
    chosen = request.FILES.getlist("files")
    if not chosen:
        messages.warning(request, "没有选择文件：请先选择要添加的材料。")
    for file in chosen:
        told = {"role": request.POST.get("role", ""), "name": file.name or ""}
        content = file.read(MOST_BYTES + 1)
        reasons = attempt(actions.attach_paper, kind, challenge.pk, actor=actor, content=content, **told)
        if reasons:
            messages.warning(request, f"“{told['name']}”没有添加：{'；'.join(reasons)}")
        else:
            messages.success(request, f"已添加应诉材料“{told['name']}”。")
    return HttpResponseRedirect(f"{address(challenge)}#challenges")


@desk_view(*ROLES)
@require_POST
def challenge_paper(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The paper as it came; never shown in the browser, whatever it is."""
    try:
        paper, content = actions.open_paper(pk, actor=actor)
    except (ChallengePaper.DoesNotExist, Reconsideration.DoesNotExist, Lawsuit.DoesNotExist):
        raise Http404 from None
    except (StepRefused, AttachedFileMissing) as problem:
        messages.warning(request, str(problem))
        found = ChallengePaper.objects.select_related("reconsideration", "lawsuit").get(pk=pk)
        return HttpResponseRedirect(address(found.challenge))
    return sealed_response(content, f"{paper.challenge.case_number}_{paper.get_role_display()}_{paper.name}")
