"""期限变动: seen by somebody of the organ."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.applications.actions import acknowledge_move
from gongkai.applications.models import DeadlineMove
from gongkai.applications.permissions import HANDLERS
from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import desk_view
from gongkai.organs.actors import Actor


@desk_view(*HANDLERS)
@require_POST
def move_seen(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = DeadlineMove.objects.filter(pk=pk, application__organ_id__in=actor.organs_read)
    if not found.exists():
        raise Http404
    try:
        move = acknowledge_move(pk, actor=actor)
        messages.success(request, "已记录：您知悉了答复期限的变动。")
    except StepRefused as refusal:
        move = found.get()
        messages.warning(request, "；".join(refusal.reasons))
    return HttpResponseRedirect(reverse("desk:application", kwargs={"pk": move.application_id}))
