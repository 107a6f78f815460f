"""在办: the open applications of an organ, and those of them that one member has to take further."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from gongkai.applications.choices import State
from gongkai.applications.models import Application, ContactAttempt, Reply
from gongkai.applications.models.application import OPEN_STATES
from gongkai.applications.permissions import PERMISSIONS
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

NEXT_VERB = {
    State.SUBMITTED: "register",
    State.REGISTERED: "draft_reply",
    State.DRAFTED: "review_reply",
    State.REVIEWED: "sign_reply",
    State.SIGNED: "deliver",
}
AWAITED = "awaited"
_IN_HAND = (State.REGISTERED, AWAITED)  # whoever has it in hand takes it further
_AT = {
    State.REGISTERED: Q(state=State.REGISTERED, awaited=""),
    AWAITED: Q(state=State.REGISTERED) & ~Q(awaited=""),
}
# as `hands.hand_of` tells: who left the organ or whose account is closed has nothing in hand
_GONE = (
    Q(handler__user__is_active=False)
    | Q(handler__organ_id__lt=F("organ_id"))
    | Q(handler__organ_id__gt=F("organ_id"))
)
_SOONEST = (F("due_on").asc(nulls_last=True), "pk")
_NOT_BY_THE_DRAFTER = (State.DRAFTED, State.REVIEWED)
_SHOWN = (
    "organ_id",
    "number",
    "state",
    "awaited",
    "channel",
    "received_on",
    "due_on",
    "closed_on",
    "handler_id",
    "clock_from",
    "identity_faults",
    "writer_ids",
    "wanted",
    "reply__outcome",
    "reply__drafted_by_id",
    "reply__reviewed_by_id",
    "correction__due_on",
    "correction__offered_at",
    "fee__due_on",
)
"""What a line of the worklist is made of: a hundred lines of all columns take the processor longer than the database."""


def states_of(actor: Actor) -> tuple[str, ...]:
    """The states from which this actor may take an application further, AWAITED among them; empty for readers."""
    example = Application(organ_id=actor.organ_id or 0)
    verbs = {**{str(state): verb for state, verb in NEXT_VERB.items()}, AWAITED: "receive_correction"}
    return tuple(state for state, verb in verbs.items() if PERMISSIONS[verb](actor, example) is None)


@prepared
def soonest(organ_id: int, *, most: int) -> QuerySet[Any, Any]:
    """The ids of those due soonest, without what is shelved."""
    return _open(organ_id).order_by(*_SOONEST).values_list("pk", flat=True)[:most]


@prepared
def in_hand(
    organ_id: int, member_id: int | None, *, states: tuple[str, ...], most: int
) -> QuerySet[Any, Any]:
    """Of these those that wait for this member."""
    found = _open(organ_id).filter(_waits_for(member_id, states))
    return found.order_by(*_SOONEST).values_list("pk", flat=True)[:most]


@prepared
def counted(organ_id: int, member_id: int | None, *, states: tuple[str, ...]) -> QuerySet[Any, Any]:
    """How many wait for this member: by the day on which they are due, by what is awaited of the applicant, by state."""
    found = _open(organ_id).filter(_waits_for(member_id, states)).order_by()
    return found.values_list("due_on", "awaited", "state").annotate(Count("pk"))


def _stands_still(awaited: str, state: str) -> bool:
    """Whether the applicant has to act first."""
    return bool(awaited) and state == State.REGISTERED


def beyond(
    counts: Iterable[tuple[date | None, str, str, int]], listed: Iterable[Application]
) -> tuple[dict[date | None, int], int]:
    """What is counted and not listed: by the due day what can be done, and how many wait for the applicant."""
    days, still = Counter[date | None](), 0
    for day, awaited, state, count in counts:
        if _stands_still(awaited, state):
            still += count
        else:
            days[day] += count
    for each in listed:
        if _stands_still(each.awaited, each.state):
            still -= 1
        else:
            days[each.due_on] -= 1
    return {day: count for day, count in days.items() if count > 0}, max(still, 0)


def all_in_hand(organ_id: int) -> int:
    return sum(_by_state(organ_id))


@prepared
def _by_state(organ_id: int) -> QuerySet[Any, Any]:
    return _open(organ_id).order_by().values("state").annotate(n=Count("pk")).values_list("n", flat=True)


def _open(organ_id: int) -> QuerySet[Application]:
    return Application.objects.filter(organ_id=organ_id, state__in=OPEN_STATES, shelved_on=None)


def _waits_for(member_id: int | None, states: tuple[str, ...]) -> Q:
    """As the worklist judges each: the next step is this member's."""
    by_handler = Q(handler=None) | Q(handler_id=member_id) | _GONE
    mine = Reply.objects.filter(application=OuterRef("pk"), drafted_by_id=member_id)
    found = Q(pk=None)
    for state in states:
        plain = _AT.get(state, Q(state=state))
        if state in _IN_HAND:
            plain &= by_handler
        found |= plain & Q(~Exists(mine)) if state in _NOT_BY_THE_DRAFTER else plain
    return found


@prepared
def shown(application_ids: tuple[int, ...]) -> QuerySet[Application]:
    """What a line of the worklist tells, due soonest first; `hand` is `hands.hand_of`, `tried` how often the applicant
    was called.
    """
    made = ContactAttempt.objects.filter(application=OuterRef("pk")).order_by().values("application")
    tried = Subquery(made.annotate(times=Count("pk")).values("times"))
    hand = Case(When(_GONE, then=None), default=F("handler_id"))
    found = Application.objects.filter(pk__in=application_ids).annotate(tried=tried, hand=hand)
    found = found.select_related("reply", "correction", "fee")
    return found.only(*_SHOWN).order_by(*_SOONEST)
