"""待办: what waits for this member, due soonest first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.applications.worklist import tasks as application_tasks
from gongkai.casework.worklist import due_soonest_first
from gongkai.desk.access import ANYONE, READERS, desk_view, member_of
from gongkai.desk.application_steps import address as application_address
from gongkai.desk.pages import page
from gongkai.desk.worklist import MOST, item_tasks
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in


@desk_view(*ANYONE)
@require_safe
def worklist(request: HttpRequest, actor: Actor) -> HttpResponse:
    today, calendar = timezone.localdate(), calendar_in(member_of(request).organ.calendar_region)
    cases = application_tasks(actor, today, application_address) if actor.has(*READERS) else []
    mine = [task for task in cases if task.is_mine]
    tasks = due_soonest_first([*item_tasks(actor, on=today, calendar=calendar), *mine])
    others = due_soonest_first([task for task in cases if not task.is_mine])
    context = {
        "tasks": tasks[:MOST],
        "others": others[:MOST],
        "total": len(tasks),
        "overdue": sum(task.is_overdue for task in tasks),
        "today": today,
        "roles": sorted(role.label for role in actor.roles),
    }
    return page(request, "desk/worklist.html", context)
