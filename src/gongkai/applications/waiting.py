"""在办: the open applications of an organ, and those of them that one member has to take further."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from gongkai.applications.choices import State
from gongkai.applications.models import Application, ContactAttempt
from gongkai.applications.models.application import OPEN_STATES
from gongkai.applications.permissions import PERMISSIONS
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member
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
_BEING_CHECKED = (State.DRAFTED, State.REVIEWED)  # never by whoever wrote it
_SOONEST = (F("due_on").asc(nulls_last=True), "pk")
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


@dataclass(frozen=True)
class Listed:
    """What a letter, a consultation or a helping section tells of the application that it belongs to."""

    pk: int
    organ_id: int
    number: str
    state: str
    received_on: date | None
    due_on: date | None


def states_of(actor: Actor) -> tuple[str, ...]:
    """The states from which this actor may take an application further, AWAITED among them; empty for readers."""
    example = Application(organ_id=actor.organ_id or 0)
    verbs = {**{str(state): verb for state, verb in NEXT_VERB.items()}, AWAITED: "receive_correction"}
    return tuple(state for state, verb in verbs.items() if PERMISSIONS[verb](actor, example) is None)


@dataclass(frozen=True)
class InHand:
    """An open application, as far as it tells whom it waits for."""

    pk: int
    due_on: date | None
    awaited: str
    state: str
    handler_id: int | None

    @property
    def stands_still(self) -> bool:
        """Whether the applicant has to act first."""
        return bool(self.awaited) and self.state == State.REGISTERED


@dataclass(frozen=True)
class Hands:
    """Who can still act of an organ, and which replies this member may not check: whoever left the organ or whose
    account is closed has nothing in hand, as `hands.hand_of` tells.
    """

    present: frozenset[int]
    not_to_check: frozenset[int] = frozenset()

    def hand_of(self, application: Application | InHand) -> int | None:
        return application.handler_id if application.handler_id in self.present else None


def hands_of(actor: Actor, states: tuple[str, ...]) -> Hands:
    """One query, two for those who review or sign."""
    organ_id = actor.organ_id or 0
    present = frozenset(_present(organ_id))
    if not {*states} & {*_BEING_CHECKED}:
        return Hands(present)
    own = [
        pk
        for pk, state, writers, drafter, reviewer in _being_checked(organ_id)
        if actor.member_id in {*writers, drafter} or (state == State.REVIEWED and reviewer == actor.member_id)
    ]
    return Hands(present, frozenset(own))


def in_hand(organ_id: int) -> list[InHand]:
    """What is open of an organ and not shelved, due soonest first; one query."""
    return [InHand(*row) for row in _in_hand(organ_id)]


def waits_for(each: InHand, actor: Actor, states: tuple[str, ...], hands: Hands) -> bool:
    """Whether the next step is this actor's, as the worklist judges the whole record; `states` as `states_of` tells."""
    at = AWAITED if each.stands_still else each.state
    if at not in states:
        return False
    if at in _IN_HAND:
        return hands.hand_of(each) in (None, actor.member_id)
    return each.pk not in hands.not_to_check


@prepared
def _present(organ_id: int) -> QuerySet[Any, Any]:
    return Member.objects.filter(organ_id=organ_id, user__is_active=True).values_list("pk", flat=True)


@prepared
def _in_hand(organ_id: int) -> QuerySet[Any, Any]:
    found = Application.objects.filter(organ_id=organ_id, state__in=OPEN_STATES, shelved_on=None)
    return found.order_by(*_SOONEST).values_list(*(each.name for each in fields(InHand)))


@prepared
def _being_checked(organ_id: int) -> QuerySet[Any, Any]:
    found = Application.objects.filter(organ_id=organ_id, state__in=_BEING_CHECKED, shelved_on=None)
    return found.order_by().values_list(
        "pk", "state", "writer_ids", "reply__drafted_by_id", "reply__reviewed_by_id"
    )


@prepared
def shown(application_ids: tuple[int, ...]) -> QuerySet[Application]:
    """What a line of the worklist tells, due soonest first; `tried` is how often the applicant was called."""
    made = ContactAttempt.objects.filter(application=OuterRef("pk")).order_by().values("application")
    tried = Subquery(made.annotate(times=Count("pk")).values("times"))
    found = Application.objects.filter(pk__in=application_ids).annotate(tried=tried)
    found = found.select_related("reply", "correction", "fee")
    return found.only(*_SHOWN).order_by(*_SOONEST)
