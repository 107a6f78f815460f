"""定期评估: what is withheld or open on application only, soonest review first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.applications.earlier import worth_publishing
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.pages import page
from gongkai.items.grounds import ALL_GROUNDS
from gongkai.items.reassessment import due, kept_closed
from gongkai.organs.actors import Actor

MOST = 200
SHOWN = (
    "title",
    "document_number",
    "attribute",
    "attribute_ground",
    "secrecy_opinion",
    "next_review_on",
)


@desk_view(*READERS)
@require_safe
def reassessments(request: HttpRequest, actor: Actor) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "items": list(kept_closed(actor).only(*SHOWN)[:MOST]),
        "total": kept_closed(actor).count(),
        "due_count": due(actor, on=today).count(),
        "requested": worth_publishing(actor),
        "grounds": ALL_GROUNDS,
        "today": today,
    }
    return page(request, "desk/reassessments.html", context)
