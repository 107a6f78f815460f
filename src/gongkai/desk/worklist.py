"""待办: the documents that wait for somebody of this member's roles."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.worklist import Task
from gongkai.desk.item_steps import NEXT_STEP, address, step_address
from gongkai.items.choices import Attribute, ImportState, SecrecyOpinion, State
from gongkai.items.models import Item, Revision, RowImport
from gongkai.items.owed import debts
from gongkai.items.reassessment import kept_closed_of
from gongkai.items.rescans import unsettled
from gongkai.items.tracking import KEPT, registers
from gongkai.items.waiting_reasons import unanswered
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.web.prepared import prepared

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
    tasks: list[Task] = []
    if actor.has(Role.SECRECY_REVIEWER):
        tasks += _few_or_one(_to_look_at_again((organ_id,), actor.member_id, on), on, calendar)
    if actor.has(Role.DIRECTOR):
        tasks += [
            _reassessment(item, "decide_reassessment", "决定评估结论", on, calendar)
            for item in _to_decide_on(organ_id, actor.member_id)
        ]
    return tasks


@prepared
def _to_look_at_again(organ_ids: tuple[int, ...], member_id: int | None, on: date) -> QuerySet[Item]:
    waiting = kept_closed_of(organ_ids).filter(next_review_on__lte=on).exclude(drafter_id=member_id)
    waiting = waiting.exclude(reassessments__decided_at=None, reassessments__isnull=False)
    return waiting.only(*_SHOWN, "next_review_on")[:MOST]


@prepared
def _to_decide_on(organ_id: int, member_id: int | None) -> QuerySet[Item]:
    proposed = Item.objects.filter(
        organ_id=organ_id, reassessments__decided_at=None, reassessments__isnull=False
    )
    proposed = proposed.exclude(drafter_id=member_id).order_by("next_review_on", "pk")
    return proposed.only(*_SHOWN, "next_review_on")[:MOST]


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
    states = {state for state, (role, _, _) in NEXT_STEP.items() if actor.has(role)}
    found = _to_publish(actor.organ_id or 0) if State.DETERMINED in states else []
    before = tuple(sorted(states - {State.DETERMINED}))
    if before:
        found += _on_their_way(actor.organ_id or 0, actor.member_id, states=before)
    return [_task(item, NEXT_STEP[item.state][1], NEXT_STEP[item.state][2], on, calendar) for item in found]


@prepared
def _to_publish(organ_id: int) -> QuerySet[Item]:
    decided = Item.objects.filter(organ__pk=organ_id, state=State.DETERMINED, attribute=Attribute.PROACTIVE)
    return decided.filter(decision_list=None).only(*_SHOWN).order_by("publish_due_on", "pk")[:MOST]


@prepared
def _on_their_way(organ_id: int, member_id: int | None, *, states: tuple[str, ...]) -> QuerySet[Item]:
    """What another drafted; what was referred waits for those whom it was referred to."""
    mine = ~Q(drafter_id=member_id) | Q(drafter_id=None)
    referred = Q(state=State.REVIEWED, secrecy_opinion=SecrecyOpinion.REFERRED)
    found = Item.objects.filter(mine, ~referred, organ__pk=organ_id, state__in=states).only(*_SHOWN)
    return found.order_by("publish_due_on", "pk")[:MOST]


def _sent_back(actor: Actor, on: date, calendar: Calendar) -> list[Task]:
    """What was returned to this clerk and not amended since."""
    if not actor.has(Role.CLERK):
        return []
    items = {subject_of(item): item for item in _registered_by(actor.member_id or 0)}
    last: dict[str, str] = {}
    if not items:
        return []
    told = Entry.objects.filter(subject__in=items, verb__in=("register", "send_back", "amend"))
    for subject, verb in told.order_by("sequence").values_list("subject", "verb"):
        last[subject] = verb
    returned = [item for subject, item in items.items() if last.get(subject) == "send_back"]
    return [_task(item, "amend", "退回修改", on, calendar) for item in returned]


@prepared
def _registered_by(member_id: int) -> QuerySet[Item]:
    mine = Item.objects.filter(state=State.REGISTERED, drafter_id=member_id).only(*_SHOWN)
    return mine.order_by("publish_due_on", "pk")[:MOST]


def _revisions(actor: Actor) -> list[Task]:
    if not actor.has(Role.DIRECTOR):
        return []
    return [
        Task(
            title=revision.item.title,
            number=revision.item.index_number or "",
            step="审批变更",
            url=step_address(revision.item, "decide_revision"),
            kind=KIND,
        )
        for revision in _open_revisions(actor.organ_id or 0, actor.member_id)
    ]


@prepared
def _open_revisions(organ_id: int, member_id: int | None) -> QuerySet[Revision]:
    found = Revision.objects.filter(
        ~Q(proposed_by_id=member_id) | Q(proposed_by_id=None),
        decided_at=None,
        item__organ__pk=organ_id,
        item__state=State.PUBLISHED,
    )
    return found.select_related("item").order_by("proposed_at", "pk")[:MOST]


def _imports(actor: Actor) -> list[Task]:
    """What this clerk has read into a list and neither confirmed nor dropped."""
    if not actor.has(Role.CLERK):
        return []
    return [
        Task(
            title=each.item.title,
            number=each.item.document_number,
            step=f"继续导入“{each.name}”",
            url=reverse("desk:import", kwargs={"pk": each.item_id, "import_id": each.pk}),
            kind=KIND,
        )
        for each in _staged(actor.organ_id or 0, actor.member_id)
    ]


@prepared
def _staged(organ_id: int, member_id: int | None) -> QuerySet[RowImport]:
    mine = RowImport.objects.filter(
        state=ImportState.STAGED, made_by_id=member_id, item__organ__pk=organ_id
    ).select_related("item")
    mine = mine.filter(Q(item__state=State.REGISTERED) | Q(item__kind__in=registers(), item__state__in=KEPT))
    return mine.defer("table", "corrections", "outcome").order_by("made_at", "pk")[:MOST]


def _findings(actor: Actor) -> list[Task]:
    """Items that wait for this reviewer's reason: nothing blocks, and nobody has answered for what was found."""
    if not actor.has(Role.SECRECY_REVIEWER):
        return []
    return [
        Task(
            title=scan.item.title,
            number=scan.item.document_number,
            step=f"说明个人信息公开理由（{scan.warnings} 处）",
            url=step_address(scan.item, "clear_findings"),
            kind=KIND,
        )
        for scan in _unanswered((actor.organ_id or 0,), actor.member_id)
    ]


@prepared
def _unanswered(organ_ids: tuple[int, ...], member_id: int | None) -> QuerySet[Any]:
    waiting = unanswered(organ_ids).exclude(item__drafter_id=member_id)
    return waiting.select_related("item").order_by("pk")[:MOST]


def _rechecks(actor: Actor, on: date) -> list[Task]:
    """One line for all that a rescan found in what is public: a leak is for today, whatever its number."""
    if not actor.has(Role.SECRECY_REVIEWER, Role.DIRECTOR):
        return []
    found = dict(_blocking((actor.organ_id or 0,)))
    leaks = sum(count for blocking, count in found.items() if blocking)
    others = found.get(0, 0)
    url = reverse("desk:rescans")
    tasks = []
    if leaks:
        step = f"紧急撤下或者说明误报（{leaks} 条）"
        tasks.append(Task("已公开的信息含有不得公开的内容", "", step, url, RECHECKS, due_on=on, days_left=0))
    if others:
        step = f"说明理由（{others} 条）"
        tasks.append(Task("已公开的信息含有可能的个人信息", "", step, url, RECHECKS))
    return tasks


@prepared
def _blocking(organ_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    """How many findings forbid, and for how many items that is so."""
    return unsettled(organ_ids).order_by().values_list("blocking").annotate(Count("pk"))


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
