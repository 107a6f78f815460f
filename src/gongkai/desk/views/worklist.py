"""待办: what waits for this member, due soonest first."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.applications.delivery_worklist import tasks as delivery_tasks
from gongkai.applications.guide_worklist import tasks as guide_tasks
from gongkai.applications.moves import tasks as move_tasks
from gongkai.applications.worklist import waiting as applications_waiting
from gongkai.archive.worklist import tasks as archive_tasks
from gongkai.casework.worklist import Task, Waiting, due_soonest_first
from gongkai.catalogue.worklist import tasks as catalogue_tasks
from gongkai.channels.worklist import tasks as channel_tasks
from gongkai.complaints.worklist import tasks as complaint_tasks
from gongkai.decisions.worklist import tasks as decision_tasks
from gongkai.desk import decision_steps
from gongkai.desk.access import ANYONE, READERS, desk_view, member_of
from gongkai.desk.application_steps import address as application_address
from gongkai.desk.archive_steps import address_of as case_file_address
from gongkai.desk.catalogue_steps import address as version_address
from gongkai.desk.challenge_steps import address as challenge_address
from gongkai.desk.complaint_steps import address as complaint_address
from gongkai.desk.complaint_steps import told_address
from gongkai.desk.duty_lines import address_of as duty_address
from gongkai.desk.item_steps import releases_address
from gongkai.desk.objection_steps import address as objection_address
from gongkai.desk.pages import page
from gongkai.desk.posting_steps import address as posting_address
from gongkai.desk.proposal_steps import address as proposal_address
from gongkai.desk.request_steps import address as request_address
from gongkai.desk.worklist import item_tasks
from gongkai.dialogue.proposals.worklist import tasks as proposal_tasks
from gongkai.duties.worklist import tasks as duty_tasks
from gongkai.law.workdays import workdays_left
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.postings.worklist import tasks as posting_tasks
from gongkai.remedies.worklist import tasks as challenge_tasks
from gongkai.requests.delivery_worklist import tasks as request_delivery_tasks
from gongkai.requests.worklist import tasks as request_tasks

WARNED_AT = (1, 3, 5)
MOST, MOST_OF_OTHERS = 100, 50


@desk_view(*ANYONE)
@require_safe
def worklist(request: HttpRequest, actor: Actor) -> HttpResponse:
    today, calendar = timezone.localdate(), calendar_in(member_of(request).organ.calendar_region)
    applications, cases = Waiting([]), list[Task]()
    if actor.has(*READERS):
        applications = applications_waiting(actor, today, application_address, calendar)
        cases += applications.tasks
        cases += delivery_tasks(actor, today, application_address)
        cases += request_delivery_tasks(actor, today, request_address)
        cases += move_tasks(actor, on=today, calendar=calendar, url_for=application_address)
        cases += archive_tasks(actor, on=today, list_url=reverse("desk:case_files"), url_of=case_file_address)
        cases += proposal_tasks(actor, on=today, calendar=calendar, url_of=proposal_address)
        cases += request_tasks(actor, on=today, calendar=calendar, url_of=request_address)
        cases += challenge_tasks(actor, on=today, calendar=calendar, url_of=challenge_address)
        cases += complaint_tasks(
            actor, on=today, calendar=calendar, url_of=complaint_address, told_url_of=told_address
        )
    mine = [task for task in cases if task.is_mine_now]
    awaited = due_soonest_first([task for task in cases if task.is_mine and task.awaits])
    posted = posting_tasks(
        actor, on=today, calendar=calendar, url_of=posting_address, objection_url_of=objection_address
    )
    posted += decision_tasks(
        actor,
        on=today,
        calendar=calendar,
        year_url=decision_steps.year_address,
        row_url=decision_steps.row_address,
        repair_url=decision_steps.repair_step_address,
    )
    kept = [
        *guide_tasks(actor, organ=member_of(request).organ, on=today, url=reverse("desk:disclosure_guide")),
        *duty_tasks(actor, on=today, calendar=calendar, url_of=duty_address),
        *catalogue_tasks(actor, url_of=version_address),
        *channel_tasks(actor, on=today, calendar=calendar, url_of=releases_address),
    ]
    tasks = due_soonest_first([*item_tasks(actor, on=today, calendar=calendar), *posted, *kept, *mine])
    lefts = Counter(task.days_left for task in tasks if task.days_left is not None)
    for day, count in applications.beyond.items():
        if day is not None:
            lefts[workdays_left(calendar, today, day)] += count
    others = due_soonest_first([task for task in cases if not task.is_mine])
    context = {
        "tasks": tasks[:MOST],
        "awaited": awaited[:MOST],
        "awaited_total": len(awaited) + applications.awaited_beyond,
        "others": others[:MOST_OF_OTHERS],
        "total": len(tasks) + sum(applications.beyond.values()),
        "others_total": len(others) + applications.others_beyond,
        "overdue": sum(count for left, count in lefts.items() if left < 0),
        "soon": [
            (days, sum(count for left, count in lefts.items() if 0 <= left <= days)) for days in WARNED_AT
        ],
        "register_address": f"{reverse('desk:applications')}?due=open" if applications.beyond else "",
        "today": today,
        "roles": sorted(role.label for role in actor.roles),
    }
    return page(request, "desk/worklist.html", context)
