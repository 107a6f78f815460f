"""更正和建议 as a list: its filters, and each line with the days to the house's own target."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest

from gongkai.cases.choices import CaseKind, CaseState
from gongkai.cases.models import Case, CaseQuerySet
from gongkai.desk import parameters
from gongkai.desk.request_steps import address
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor
from gongkai.requests.target import received_before, target_of

OPEN, LATE = "open", "late"


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    kind: str = ""
    state: str = ""
    year: int | None = None
    text: str = ""

    def apply(self, found: "CaseQuerySet[Case]", *, on: date, calendar: Calendar) -> "CaseQuerySet[Case]":
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.state in (OPEN, LATE):
            found = found.open()
        elif self.state:
            found = found.filter(state=self.state)
        if self.state == LATE:
            found = found.filter(received_on__lte=received_before(on, calendar))
        if self.year:
            found = found.filter(received_on__year=self.year)
        if self.text:
            found = found.filter(Q(number=self.text.upper()) | Q(content__icontains=self.text))
        return found


STATES = [(OPEN, "未办结"), (LATE, "超过内部目标"), *CaseState.choices]


def filters_from(request: HttpRequest) -> Filters:
    return Filters(
        kind=parameters.one_of(request, "kind", CaseKind.values),
        state=parameters.one_of(request, "state", dict(STATES)),
        year=parameters.year(request),
        text=parameters.text(request),
    )


def requests_of(actor: Actor) -> "CaseQuerySet[Case]":
    return Case.objects.visible_to(actor).select_related("organ", "handler").defer("identity")


@dataclass(frozen=True)
class Line:
    """One case of the list; `days_left` to the house's own target (None: over)."""

    case: Case
    address: str
    days_left: int | None


def lines_of(cases: list[Case], *, on: date, calendar: Calendar) -> list[Line]:
    return [
        Line(
            each,
            address(each),
            None if each.is_over else workdays_left(calendar, on, target_of(each, calendar)),
        )
        for each in cases
    ]
