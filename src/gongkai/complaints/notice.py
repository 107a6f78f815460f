"""What the organ that a complaint is about is told of it: the questions and the order, never the complaint or who made it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.complaints.choices import ComplaintState as State
from gongkai.complaints.models import Complaint
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

_COLUMNS = (
    "pk",
    "organ__name",
    "organ_id",
    "about_organ_id",
    "number",
    "matter",
    "state",
    "asked",
    "asked_on",
    "statement_due_on",
    "statement",
    "stated_on",
    "finding",
    "order",
    "order_due_on",
    "mended",
    "mended_on",
    "sent_back_because",
    "told_on",
)
MOST = 200
ORDERED = (State.CORRECTING, State.CORRECTED, State.DONE)


@dataclass(frozen=True)
class Told:
    """One complaint for the organ that it is about; `order` and what follows are empty before it was ordered."""

    pk: int
    organ_id: int
    about_organ_id: int | None
    number: str
    authority: str
    matter: str
    state: str
    asked: str
    asked_on: date | None
    statement_due_on: date | None
    statement: str
    stated_on: date | None
    order: str
    order_due_on: date | None
    mended: str
    mended_on: date | None
    lacking: str

    @property
    def waits_for_statement(self) -> bool:
        return self.state == State.ASKED

    @property
    def waits_for_mending(self) -> bool:
        return self.state == State.CORRECTING

    @property
    def due_on(self) -> date | None:
        if self.waits_for_statement:
            return self.statement_due_on
        return self.order_due_on if self.waits_for_mending else None

    @property
    def state_label(self) -> str:
        if self.waits_for_statement:
            return "请说明情况"
        if self.waits_for_mending:
            return "请改正"
        return {State.CORRECTED: "已报告改正", State.DONE: "已办结"}.get(
            State(self.state), "主管部门正在查办"
        )

    def __str__(self) -> str:
        return self.number


def told_to(actor: Actor, pk: int | None = None) -> list[Told]:
    """Of the actor's own organ, those it was asked about or ordered to mend, newest first; one query, no sealed column."""
    if actor.organ_id is None:
        return []
    about = actor.organ_id
    found = _all_about(about) if pk is None else _about(about).filter(pk=pk)
    return [_told(each) for each in found]


@prepared
def _all_about(organ_id: int) -> QuerySet[Complaint]:
    return _about(organ_id)[:MOST]


def _about(organ_id: int) -> QuerySet[Complaint]:
    mine = Complaint.objects.filter(about_organ_id=organ_id)
    mine = mine.filter(asked_on__isnull=False) | mine.filter(state__in=ORDERED, finding="ordered")
    return mine.select_related("organ").only(*_only()).order_by("-pk")


def _only() -> list[str]:
    return [name for name in _COLUMNS if name not in ("organ_id", "about_organ_id")]


def _told(each: Complaint) -> Told:
    is_ordered = each.state in ORDERED and bool(each.order)
    return Told(
        pk=each.pk,
        organ_id=each.organ_id,
        about_organ_id=each.about_organ_id,
        number=each.number,
        authority=each.organ.name,
        matter=each.get_matter_display(),
        state=each.state,
        asked=each.asked,
        asked_on=each.asked_on,
        statement_due_on=each.statement_due_on,
        statement=each.statement,
        stated_on=each.stated_on,
        order=each.order if is_ordered else "",
        order_due_on=each.order_due_on if is_ordered else None,
        mended=each.mended if is_ordered else "",
        mended_on=each.mended_on if is_ordered else None,
        lacking=each.sent_back_because if each.state == State.CORRECTING else "",
    )
