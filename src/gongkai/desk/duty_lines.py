"""公开责任 as the desk shows it: by organ, by heading, by period."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from gongkai.duties.ages import ages
from gongkai.duties.board import Duty, Tallied, duties_of, tally
from gongkai.duties.judging import SEVERITY, DutyState
from gongkai.duties.models import DutyStatement
from gongkai.duties.periods import PeriodDuty
from gongkai.items.models import Item
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ

TONES = {
    DutyState.LATE: "overdue",
    DutyState.STALE: "soon",
    DutyState.EMPTY: "soon",
    DutyState.DUE: "",
    DutyState.MET: "done",
}


@dataclass(frozen=True)
class DutyLine:
    """One heading of the board; `days_left` in workdays, None without a day."""

    duty: Duty
    tone: str
    days_left: int | None
    address: str


@dataclass(frozen=True)
class OrganLine:
    """One organ in the authority's table."""

    organ: Organ
    tally: Tallied
    cells: tuple[tuple[str, int], ...]
    late: int
    empty_fails: bool


def address_of(duty: Duty) -> str:
    return reverse("desk:duty", kwargs={"pk": duty.heading.pk})


def lines_of(found: Sequence[Duty], *, on: date, state: str, section: str) -> list[DutyLine]:
    """The worst first, then in the order of the catalogue; one query for the calendar."""
    wanted = [
        duty
        for duty in found
        if (not state or duty.state == state) and (not section or duty.section == section)
    ]
    wanted.sort(key=lambda duty: (SEVERITY[duty.state], duty.judgement.due_on or date.max))
    calendar = calendar_in(wanted[0].heading.organ.calendar_region) if wanted else None
    return [_line(duty, on, calendar) for duty in wanted]


def _line(duty: Duty, on: date, calendar: Calendar | None) -> DutyLine:
    due_on = duty.judgement.due_on
    left = workdays_left(calendar, on, due_on) if due_on and calendar else None
    return DutyLine(duty, TONES[duty.state], left, address_of(duty))


def organ_lines(actor: Actor, *, on: date) -> list[OrganLine]:
    """All organs that the actor reads, those with most late ones first; as many queries for one as for all."""
    organs = list(Organ.objects.filter(pk__in=actor.organs_read).order_by("index_prefix"))
    by_organ: dict[int, list[Duty]] = {organ.pk: [] for organ in organs}
    for duty in duties_of(by_organ, on=on):
        by_organ[duty.heading.organ_id].append(duty)
    lines = [_organ_line(organ, tally(by_organ[organ.pk])) for organ in organs]
    return sorted(lines, key=lambda line: -line.late)


def _organ_line(organ: Organ, counted: Tallied) -> OrganLine:
    cells = tuple((state.value, counted.of(state)) for state in DutyState)
    return OrganLine(organ, counted, cells, counted.of(DutyState.LATE), counted.is_empty_too_often)


def states_with_counts(counted: Tallied) -> list[tuple[str, str, int, str]]:
    """Value, label, count and tone of every state, the worst first."""
    return [(state.value, state.label, counted.of(state), TONES[state]) for state in DutyState]


def sections_of(found: Collection[Duty]) -> list[str]:
    return list(dict.fromkeys(duty.section for duty in found if duty.section))


@dataclass(frozen=True)
class PeriodLine:
    """One period of a heading: in words, with the item that covers it and the statement that says so."""

    duty: PeriodDuty
    word: str
    tone: str
    item: Item | None
    statement: DutyStatement | None


def period_lines(duty: Duty, *, on: date) -> list[PeriodLine]:
    """The newest first; two queries."""
    told = duty.facts.periods
    items = Item.objects.in_bulk([each.covered_by.item_id for each in told if each.covered_by])
    statements = {
        each.period: each
        for each in duty.heading.statements.filter(struck_at=None).select_related("stated_by")
    }
    return [_period_line(each, items, statements, on) for each in reversed(told)]


def _period_line(
    each: PeriodDuty, items: dict[int, Item], statements: dict[str, DutyStatement], on: date
) -> PeriodLine:
    if each.covered_by is not None:
        word, tone = ("已公开（超过期限）", "soon") if each.is_met_late else ("已公开", "done")
        if each.covered_by.is_statement:
            word = "有情况说明"
    elif each.is_late(on):
        word, tone = "逾期", "overdue"
    elif each.is_due(on):
        word, tone = "待公开", "soon"
    else:
        word, tone = "进行中", ""
    item = items.get(each.covered_by.item_id) if each.covered_by else None
    return PeriodLine(each, word, tone, item, statements.get(each.period.code))


def duty_of(actor: Actor, heading_id: int, *, on: date) -> Duty:
    """404 for a heading that this actor does not read, that has ended, or that others stand below."""
    found = duties_of(actor.organs_read, on=on, heading_id=heading_id) if actor.organs_read else []
    if not found:
        raise Http404
    return found[0]


def most_empty() -> str:
    return ages().most_empty.label
