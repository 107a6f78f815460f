"""待办 of 更正申请 and 转主动公开建议: each open one with the step that it waits for."""

from collections.abc import Callable
from datetime import date

from gongkai.cases.choices import CaseState
from gongkai.cases.models import Case
from gongkai.casework.procedure import Procedure
from gongkai.casework.worklist import Task
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.permissions import PERMISSIONS
from gongkai.requests.procedure import CONVERSION, RECTIFICATION
from gongkai.requests.target import TARGET_WORKDAYS, target_of

MOST = 200
RECTIFICATION_NEXT = {
    CaseState.RECEIVED: "take_up",
    CaseState.VERIFYING: "record_verification",
    CaseState.VERIFIED: "draft_decision",
    CaseState.DRAFTED: "review_decision",
    CaseState.REVIEWED: "sign_decision",
    CaseState.SIGNED: "deliver_decision",
}
CONVERSION_NEXT = {
    CaseState.RECEIVED: "examine_conversion",
    CaseState.DRAFTED: "review_conversion",
    CaseState.REVIEWED: "decide_conversion",
    CaseState.SIGNED: "deliver_conversion",
}
Request = Rectification | Conversion


def next_verb(case: Request) -> str:
    """The step that leads on from here; "" once it is over."""
    if isinstance(case, Rectification):
        return RECTIFICATION_NEXT.get(CaseState(case.state), "")
    verb = CONVERSION_NEXT.get(CaseState(case.state), "")
    return "decide_detected" if verb == "decide_conversion" and not case.has_person else verb


def tasks(actor: Actor, *, on: date, calendar: Calendar, url_of: Callable[[Request], str]) -> list[Task]:
    """One task for each open case of the actor's organ; three queries at most, however many there are.

    The day is the house's own target (`target.py`), and the step says so.
    """
    if actor.organ_id is None:
        return []
    found: list[Task] = []
    kinds: tuple[tuple[type[Rectification] | type[Conversion], Procedure], ...] = (
        (Rectification, RECTIFICATION),
        (Conversion, CONVERSION),
    )
    there = Case.objects.open().filter(organ_id=actor.organ_id).order_by()
    waiting_kinds = set(there.values_list("kind", flat=True).distinct())
    for model, procedure in kinds:
        if model.KIND not in waiting_kinds:
            continue
        waiting = model.objects.open().filter(organ_id=actor.organ_id).select_related("letter")
        waiting = waiting.defer("identity", "letter__text").order_by("received_on", "pk")[:MOST]
        found += [_task(case, procedure, actor, on, calendar, url_of) for case in waiting]
    return found


def _task(
    case: Request,
    procedure: Procedure,
    actor: Actor,
    on: date,
    calendar: Calendar,
    url_of: Callable[[Request], str],
) -> Task:
    verb, due_on = next_verb(case), target_of(case, calendar)
    is_theirs = not case.handler_id or actor.is_same_person(case.handler_id) or not _is_the_handlers(case)
    return Task(
        title=case.content[:60],
        number=case.number,
        step=f"{procedure.step(verb).label}（内部目标 {TARGET_WORKDAYS} 个工作日）",
        url=url_of(case),
        kind=case.get_kind_display(),
        due_on=due_on,
        days_left=workdays_left(calendar, on, due_on),
        is_mine=PERMISSIONS[verb](actor, case) is None and is_theirs,
    )


def _is_the_handlers(case: Request) -> bool:
    """Verifying and drafting are for whoever has it in hand; reviewing and signing for others."""
    return case.state in (CaseState.VERIFYING, CaseState.VERIFIED)
