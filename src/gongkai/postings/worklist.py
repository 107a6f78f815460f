"""待办 of 公示: rounds that wait for a step, and objections that wait for an answer."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import QuerySet

from gongkai.casework.worklist import Task
from gongkai.items.kinds.shapes import Afterwards, EvidenceKind
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.postings.choices import ObjectionState, PostingState, RoundState
from gongkai.postings.current import current_of
from gongkai.postings.models import Objection, Posting, PostingRound
from gongkai.postings.requirements import missing_kinds
from gongkai.web.prepared import prepared

KIND, OBJECTION_KIND = "公示", "公示异议"
MOST = 200
NEXT_VERB = {
    ObjectionState.RECEIVED: "investigate",
    ObjectionState.INVESTIGATED: "draft_answer",
    ObjectionState.PROPOSED: "approve_answer",
}
STEPS = {
    ObjectionState.RECEIVED: "记录调查情况",
    ObjectionState.INVESTIGATED: "拟写答复",
    ObjectionState.PROPOSED: "批准答复",
}
HANDLERS = {
    ObjectionState.RECEIVED: (Role.CLERK, Role.SECTION_HEAD),
    ObjectionState.INVESTIGATED: (Role.CLERK, Role.SECTION_HEAD),
    ObjectionState.PROPOSED: (Role.DIRECTOR,),
}


def tasks(
    actor: Actor,
    *,
    on: date,
    calendar: Calendar,
    url_of: Callable[[Posting], str],
    objection_url_of: Callable[[Objection], str],
) -> list[Task]:
    """What waits for this actor in their own organ; five queries whatever the number."""
    if actor.organ_id is None:
        return []
    return [
        *_rounds(actor, on, calendar, url_of),
        *_objections(actor, on, calendar, objection_url_of),
    ]


def _rounds(actor: Actor, on: date, calendar: Calendar, url_of: Callable[[Posting], str]) -> Iterator[Task]:
    if not actor.has(Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR):
        return
    for posting in _open_postings(actor.organ_id or 0):
        round_ = current_of(sorted(posting.rounds.all(), key=lambda each: each.number))
        step = _step_of(round_, posting, actor, on) if round_ else ""
        if round_ and step:
            yield Task(
                title=posting.item.title,
                number=round_.label,
                step=step,
                url=url_of(posting),
                kind=KIND,
                due_on=_due(round_, on),
                days_left=_left(round_, on, calendar),
            )


@prepared
def _open_postings(organ_id: int) -> QuerySet[Posting]:
    waiting = Posting.objects.filter(organ__pk=organ_id, state=PostingState.OPEN).select_related("item")
    return waiting.prefetch_related("rounds__evidence", "rounds__row_postings").order_by("pk")[:MOST]


@prepared
def _open_objections(organ_id: int, *, states: tuple[ObjectionState, ...]) -> QuerySet[Objection]:
    waiting = Objection.objects.filter(organ__pk=organ_id, state__in=states).defer("identity")
    return waiting.select_related("posting__item", "round").order_by("received_on", "pk")[:MOST]


def _step_of(round_: PostingRound, posting: Posting, actor: Actor, on: date) -> str:
    """What this actor could do now, in words; "" for nothing."""
    if round_.state == RoundState.SUSPENDED:
        return "重新张贴本榜" if actor.has(Role.SECTION_HEAD, Role.DIRECTOR) else ""
    if round_.state == RoundState.WAITING and actor.has(Role.CLERK, Role.SECTION_HEAD):
        return _with_papers("记录审核", round_, round_.asked_before)
    if not actor.has(Role.CLERK):
        return ""
    if round_.state == RoundState.REVIEWED:
        return "张贴公示"
    over = round_.has_hung(on)
    words = _with_papers("结束本榜" if over else "", round_, [*round_.asked_before, *round_.asked_evidence])
    if round_.ends_on == on:
        leaves = posting.afterwards != Afterwards.KEPT and posting.names_left_at is None
        last = f"今日最后一天{'，明日起处理姓名' if leaves and round_.on_website else ''}"
        return f"{last}；{words}" if words else last
    return words


def _with_papers(step: str, round_: PostingRound, asked: list[str]) -> str:
    missing = "、".join(EvidenceKind(code).label for code in missing_kinds(round_, asked))
    return "，".join(part for part in (f"上传{missing}" if missing else "", step) if part)


def _due(round_: PostingRound, on: date) -> date | None:
    runs = round_.state == RoundState.HANGING and not round_.has_hung(on)
    return round_.ends_on if runs else None


def _left(round_: PostingRound, on: date, calendar: Calendar) -> int | None:
    due_on = _due(round_, on)
    return workdays_left(calendar, on, due_on) if due_on else None


def _objections(
    actor: Actor, on: date, calendar: Calendar, url_of: Callable[[Objection], str]
) -> Iterator[Task]:
    states = tuple(state for state, roles in HANDLERS.items() if actor.has(*roles))
    for objection in _open_objections(actor.organ_id or 0, states=states):
        is_mine = objection.state != ObjectionState.PROPOSED or not actor.is_same_person(
            objection.drafted_by_id
        )
        if is_mine:
            due_on = _due(objection.round, on)
            yield Task(
                title=f"对《{objection.posting.item.title}》的异议",
                number=objection.number,
                step=f"{STEPS[ObjectionState(objection.state)]}（已收到 {(on - objection.received_on).days} 天）",
                url=url_of(objection),
                kind=OBJECTION_KIND,
                due_on=due_on,
                days_left=workdays_left(calendar, on, due_on) if due_on else None,
            )
