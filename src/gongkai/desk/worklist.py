"""待办: the documents that wait for somebody of this member's roles."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.worklist import Task
from gongkai.desk.item_steps import NEXT_STEP, address, step_address
from gongkai.items.choices import Attribute, ImportState, SecrecyOpinion, State
from gongkai.items.models import Item, Revision, RowImport
from gongkai.items.owed import debts
from gongkai.items.reassessment import due
from gongkai.items.rescans import unsettled
from gongkai.items.tracking import KEPT, registers
from gongkai.items.waiting_reasons import unanswered
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in

MOST = 200
FEW = 5
KIND = "政府信息"
RECHECKS = "个人信息复查"


def item_tasks(actor: Actor, *, on: date, calendar: Calendar) -> list[Task]:
    """At most MOST of each sort; the number of queries does not grow with theirs."""
    return [
        *_documents(actor, on, calendar),
        *_sent_back(actor, on, calendar),
        *_revisions(actor),
        *_imports(actor),
        *_findings(actor),
        *_rechecks(actor, on),
        *_owed(actor, on, calendar),
        *_reassessments(actor, on, calendar),
    ]


def _reassessments(actor: Actor, on: date, calendar: Calendar) -> list[Task]:
    """What a reviewer has to look at again, and what a director has to decide on."""
    organ_id = actor.organ_id
    if organ_id is None:
        return []
    mine = Item.objects.filter(organ_id=organ_id)
    tasks: list[Task] = []
    if actor.has(Role.SECRECY_REVIEWER):
        waiting = due(actor, on=on).filter(organ_id=organ_id).exclude(drafter_id=actor.member_id)
        waiting = waiting.exclude(reassessments__decided_at=None, reassessments__isnull=False)
        tasks += _few_or_one(list(waiting.only(*_SHOWN, "next_review_on")[:MOST]), on, calendar)
    if actor.has(Role.DIRECTOR):
        proposed = mine.filter(reassessments__decided_at=None, reassessments__isnull=False)
        proposed = proposed.exclude(drafter_id=actor.member_id).order_by("next_review_on", "pk")
        tasks += [
            _reassessment(item, "decide_reassessment", "决定评估结论", on, calendar)
            for item in proposed.only(*_SHOWN, "next_review_on")[:MOST]
        ]
    return tasks


def _few_or_one(waiting: list[Item], on: date, calendar: Calendar) -> list[Task]:
    """A line for each where they are few; what was determined in one year comes due in one, and is one line."""
    if len(waiting) <= FEW:
        return [_reassessment(item, "propose_reassessment", "定期评估", on, calendar) for item in waiting]
    count = f"{MOST} 条以上" if len(waiting) == MOST else f"{len(waiting)} 条"
    title = "到了评估日子的不公开信息"
    return [Task(title, "", f"定期评估（{count}）", reverse("desk:reassessments"), KIND)]


def _reassessment(item: Item, verb: str, step: str, on: date, calendar: Calendar) -> Task:
    day = item.next_review_on
    return Task(
        title=item.title,
        number=item.document_number,
        step=step,
        url=step_address(item, verb),
        kind=KIND,
        due_on=day,
        days_left=workdays_left(calendar, on, day) if day else None,
    )


def _documents(actor: Actor, on: date, calendar: Calendar) -> list[Task]:
    waiting = Q(pk=None)
    mine = Q(organ__pk=actor.organ_id)
    for state, (role, _, _) in NEXT_STEP.items():
        if actor.has(role):
            waiting |= Q(state=state) & _for_this_step(state, actor)
    found = Item.objects.filter(waiting, mine).only(*_SHOWN)
    return [
        _task(item, NEXT_STEP[item.state][1], NEXT_STEP[item.state][2], on, calendar)
        for item in found.order_by("publish_due_on", "pk")[:MOST]
    ]


def _for_this_step(state: str, actor: Actor) -> Q:
    if state == State.DETERMINED:
        return Q(attribute=Attribute.PROACTIVE, decision_list=None)
    mine = ~Q(drafter_id=actor.member_id) | Q(drafter_id=None)
    return mine & ~Q(secrecy_opinion=SecrecyOpinion.REFERRED) if state == State.REVIEWED else mine


def _sent_back(actor: Actor, on: date, calendar: Calendar) -> list[Task]:
    """What was returned to this clerk and not amended since."""
    if not actor.has(Role.CLERK):
        return []
    mine = Item.objects.filter(state=State.REGISTERED, drafter_id=actor.member_id).only(*_SHOWN)
    items = {subject_of(item): item for item in mine.order_by("publish_due_on", "pk")[:MOST]}
    last: dict[str, str] = {}
    told = Entry.objects.filter(subject__in=items, verb__in=("register", "send_back", "amend"))
    for subject, verb in told.order_by("sequence").values_list("subject", "verb"):
        last[subject] = verb
    returned = [item for subject, item in items.items() if last.get(subject) == "send_back"]
    return [_task(item, "amend", "退回修改", on, calendar) for item in returned]


def _revisions(actor: Actor) -> list[Task]:
    if not actor.has(Role.DIRECTOR):
        return []
    found = Revision.objects.filter(
        ~Q(proposed_by_id=actor.member_id) | Q(proposed_by_id=None),
        decided_at=None,
        item__organ__pk=actor.organ_id or 0,
        item__state=State.PUBLISHED,
    ).select_related("item")
    return [
        Task(
            title=revision.item.title,
            number=revision.item.index_number or "",
            step="审批变更",
            url=step_address(revision.item, "decide_revision"),
            kind=KIND,
        )
        for revision in found.order_by("proposed_at", "pk")[:MOST]
    ]


def _imports(actor: Actor) -> list[Task]:
    """What this clerk has read into a list and neither confirmed nor dropped."""
    if not actor.has(Role.CLERK):
        return []
    mine = RowImport.objects.filter(
        state=ImportState.STAGED,
        made_by_id=actor.member_id,
        item__organ__pk=actor.organ_id or 0,
    ).select_related("item")
    mine = mine.filter(Q(item__state=State.REGISTERED) | Q(item__kind__in=registers(), item__state__in=KEPT))
    return [
        Task(
            title=each.item.title,
            number=each.item.document_number,
            step=f"继续导入“{each.name}”",
            url=reverse("desk:import", kwargs={"pk": each.item_id, "import_id": each.pk}),
            kind=KIND,
        )
        for each in mine.defer("table", "corrections", "outcome").order_by("made_at", "pk")[:MOST]
    ]


def _findings(actor: Actor) -> list[Task]:
    """Items that wait for this reviewer's reason: nothing blocks, and nobody has answered for what was found."""
    if not actor.has(Role.SECRECY_REVIEWER):
        return []
    waiting = unanswered([actor.organ_id or 0]).exclude(item__drafter_id=actor.member_id)
    return [
        Task(
            title=scan.item.title,
            number=scan.item.document_number,
            step=f"说明个人信息公开理由（{scan.warnings} 处）",
            url=step_address(scan.item, "clear_findings"),
            kind=KIND,
        )
        for scan in waiting.select_related("item").order_by("pk")[:MOST]
    ]


def _rechecks(actor: Actor, on: date) -> list[Task]:
    """One line for all that a rescan found in what is public: a leak is for today, whatever its number."""
    if not actor.has(Role.SECRECY_REVIEWER, Role.DIRECTOR):
        return []
    found = unsettled([actor.organ_id or 0]).aggregate(
        leaks=Count("pk", filter=Q(blocking__gt=0)), others=Count("pk", filter=Q(blocking=0))
    )
    url = reverse("desk:rescans")
    tasks = []
    if found["leaks"]:
        step = f"紧急撤下或者说明误报（{found['leaks']} 条）"
        tasks.append(Task("已公开的信息含有不得公开的内容", "", step, url, RECHECKS, due_on=on, days_left=0))
    if found["others"]:
        step = f"说明理由（{found['others']} 条）"
        tasks.append(Task("已公开的信息含有可能的个人信息", "", step, url, RECHECKS))
    return tasks


def _owed(actor: Actor, on: date, calendar: Calendar) -> list[Task]:
    """What must follow published documents and is not public yet: explainers, results of solicitations."""
    if not actor.has(Role.CLERK) or actor.organ_id is None:
        return []
    return [
        Task(
            title=debt.item.title,
            number=debt.item.document_number or debt.item.index_number or "",
            step=f"公开{debt.owed.label}",
            url=reverse("desk:item_links", kwargs={"pk": debt.item.pk}),
            kind=KIND,
            due_on=debt.due_on,
            days_left=workdays_left(calendar, on, debt.due_on),
        )
        for debt in debts([actor.organ_id], calendar=calendar, on=on, most=MOST)
    ]


_SHOWN = ("title", "document_number", "state", "publish_due_on", "attribute", "proposed_attribute")


def _task(item: Item, verb: str, step: str, on: date, calendar: Calendar) -> Task:
    due_on = due_on_of(item)
    return Task(
        title=item.title,
        number=item.document_number,
        step=step,
        url=address(item) if verb != "publish" else step_address(item, verb),
        kind=KIND,
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on) if due_on else None,
    )


def due_on_of(item: Item) -> date | None:
    """The day by which the item must be public; None for what is not to be open and what is out already."""
    is_open = (item.attribute or item.proposed_attribute) == Attribute.PROACTIVE
    return item.publish_due_on if is_open and item.state in NEXT_STEP else None


def days_left(item: Item, *, on: date) -> int | None:
    """Workdays to that day by the calendar of the item's organ; one query."""
    due_on = due_on_of(item)
    return workdays_left(calendar_in(item.organ.calendar_region), on, due_on) if due_on else None
