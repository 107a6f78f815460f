"""待办 of 渠道: what hangs longer than it should, what stands on accounts after a withdrawal, dispatches nobody can tell of."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gongkai.casework.worklist import Task
from gongkai.channels.board import standing_releases
from gongkai.channels.choices import DispatchState
from gongkai.channels.models import Dispatch
from gongkai.items.choices import Channel, State
from gongkai.items.models import Item, Release
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

KIND = "渠道与凭证"
MOST = 200
STEPS = {DispatchState.UNSURE: "核实{}是否已经发布", DispatchState.FAILED: "处理没有发出的{}"}


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Item], str]) -> list[Task]:
    """What waits for a clerk in their own organ; two queries whatever the number."""
    if actor.organ_id is None or not actor.has(Role.CLERK):
        return []
    return [*_to_take_down(actor, on, calendar, url_of), *_dispatches(actor, on, url_of)]


def _to_take_down(
    actor: Actor, on: date, calendar: Calendar, url_of: Callable[[Item], str]
) -> Iterator[Task]:
    for release in _standing_too_long(actor.organ_id or 0, on):
        due_on = on if release.item.state == State.WITHDRAWN else release.until
        yield Task(
            title=release.item.title,
            number=release.item.index_number or release.item.document_number,
            step=_step_of(release),
            url=url_of(release.item),
            kind=KIND,
            due_on=due_on,
            days_left=workdays_left(calendar, on, due_on),
        )


@prepared
def _standing_too_long(organ_id: int, on: date) -> QuerySet[Release]:
    mine = standing_releases().filter(item__organ__pk=organ_id).annotate(until=F("term__ends_on"))
    return mine.filter(Q(item__state=State.WITHDRAWN) | Q(until__lte=on)).order_by("pk")[:MOST]


def _step_of(release: Release) -> str:
    if release.channel == Channel.NOTICE_BOARD:
        why = "信息已撤下" if release.item.state == State.WITHDRAWN else "张贴到期"
        return f"撤下公开栏的张贴（{why}）"
    return f"到{release.get_channel_display()}删除（信息已撤下）"


def _dispatches(actor: Actor, on: date, url_of: Callable[[Item], str]) -> Iterator[Task]:
    for dispatch in _unsettled(actor.organ_id or 0):
        is_unsure = dispatch.state == DispatchState.UNSURE
        yield Task(
            title=dispatch.item.title,
            number=dispatch.item.index_number or "",
            step=STEPS[DispatchState(dispatch.state)].format(dispatch.get_channel_display()),
            url=url_of(dispatch.item),
            kind=KIND,
            due_on=on if is_unsure else None,
            days_left=0 if is_unsure else None,
        )


@prepared
def _unsettled(organ_id: int) -> QuerySet[Dispatch]:
    """One that nobody can tell of is for today, whatever became of the item; a failed one while nothing was sent since."""
    later = Dispatch.objects.filter(item=OuterRef("item"), channel=OuterRef("channel"), pk__gt=OuterRef("pk"))
    failed = Q(state=DispatchState.FAILED, item__state=State.PUBLISHED) & ~Exists(later)
    waiting = Dispatch.objects.filter(failed | Q(state=DispatchState.UNSURE), item__organ__pk=organ_id)
    return waiting.select_related("item").order_by("pk")[:MOST]
