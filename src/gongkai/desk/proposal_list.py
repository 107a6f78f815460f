"""建议提案 as a list, and the clock of one, as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest

from gongkai.desk import parameters
from gongkai.dialogue.choices import HandlingPart, ProposalKind, ProposalLevel, ProposalState
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.models.proposals import ProposalQuerySet
from gongkai.dialogue.proposals.clock import STOPPED, days_left, deadline_of, is_running
from gongkai.law.workdays import Calendar, add_workdays
from gongkai.organs.actors import Actor
from gongkai.web.dates import chinese_day

SOON_WORKDAYS = 10
DUE = {"open": "在办", "overdue": "已逾期", "soon": f"{SOON_WORKDAYS} 个工作日内到期"}


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; `year` is that of the assignment."""

    year: int | None = None
    kind: str = ""
    level: str = ""
    part: str = ""
    state: str = ""
    due: str = ""
    text: str = ""

    @property
    def are_set(self) -> bool:
        return self != Filters()

    def apply(self, found: ProposalQuerySet, *, on: date, calendar: Calendar) -> ProposalQuerySet:
        same = {"kind": self.kind, "level": self.level, "part": self.part, "state": self.state}
        found = found.filter(**{name: value for name, value in same.items() if value})
        if self.year:
            found = found.filter(assigned_on__year=self.year)
        if self.due:
            found = found.exclude(state__in=STOPPED)
        if self.due == "overdue":
            found = found.filter(due_on__lt=on)
        if self.due == "soon":
            found = found.filter(due_on__gte=on, due_on__lte=add_workdays(calendar, on, SOON_WORKDAYS))
        return found.filter(Q(title__icontains=self.text) | Q(number=self.text)) if self.text else found


def filters_from(request: HttpRequest) -> Filters:
    """The filters in the address; BadParameter for what is none."""
    return Filters(
        year=parameters.year(request),
        kind=parameters.one_of(request, "kind", ProposalKind.values),
        level=parameters.one_of(request, "level", ProposalLevel.values),
        part=parameters.one_of(request, "part", HandlingPart.values),
        state=parameters.one_of(request, "state", ProposalState.values),
        due=parameters.one_of(request, "due", DUE),
        text=parameters.text(request),
    )


def proposals_of(actor: Actor) -> ProposalQuerySet:
    """What lists show: no contact, no text."""
    return Proposal.objects.visible_to(actor).select_related("organ", "section").defer("contact", "text")


def years_of(actor: Actor) -> list[tuple[int, str]]:
    """The years of assignment that there are, the latest first; one query."""
    years = (
        Proposal.objects.visible_to(actor).order_by().values_list("assigned_on__year", flat=True).distinct()
    )
    return [(year, f"{year}年") for year in sorted(years, reverse=True)]


@dataclass(frozen=True)
class Line:
    """One proposal of the list with the working days left (None: its clock has stopped)."""

    proposal: Proposal
    days_left: int | None


def lines_of(proposals: list[Proposal], *, on: date, calendar: Calendar) -> list[Line]:
    return [Line(each, days_left(each, on, calendar=calendar)) for each in proposals]


@dataclass(frozen=True)
class ClockView:
    """期限 as a sentence with its articles; whole months, so that no note of the work-day calendar concerns it."""

    sentence: str
    notes: tuple[str, ...]
    days_left: int | None


def clock_of(proposal: Proposal, *, on: date, calendar: Calendar) -> ClockView:
    """Months are not drawn day by day: the sentence says from when, how long, and by which article."""
    deadline = deadline_of(proposal, calendar=calendar)
    began = "交办" if proposal.started_on == proposal.assigned_on else "反馈不满意"
    what = "会办意见" if proposal.is_co_hosted else "答复"
    articles = "、".join(basis.label for basis in deadline.basis)
    stopped = "" if is_running(proposal) else "，现已停止计算"
    sentence = f"{chinese_day(proposal.started_on)}{began}，{what}期限至{chinese_day(deadline.due_on)}（{articles}）{stopped}。"
    of_the_calendar = calendar.notes(deadline.clock_started_on, deadline.due_on)
    notes = tuple(note for note in deadline.notes if note not in of_the_calendar)
    return ClockView(sentence, notes, days_left(proposal, on, calendar=calendar))
