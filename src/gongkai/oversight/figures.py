"""办理统计: what was received and closed in a period, how, in how many days; one query for each figure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, F, Max, Q, Sum

from gongkai.applications.models import Application, Fee
from gongkai.law.workdays import Calendar, add_workdays
from gongkai.oversight.challenged import ANY, PENDING, RESULTS, before_retrials
from gongkai.oversight.scope import Scope
from gongkai.remedies.models import Lawsuit, Reconsideration

Key = TypeVar("Key")
LATE = Q(due_on__isnull=False, closed_on__gt=F("due_on"))
SOON_WORKDAYS = 5


@dataclass(frozen=True)
class Received:
    """收到: how many by channel, by kind of applicant, by handler (None: nobody)."""

    count: int
    by_channel: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_handler: Mapping[int | None, int]


def received(scope: Scope) -> Received:
    groups = list(
        scope.received.values_list("channel", "applicant_kind", "handler").annotate(count=Count("*"))
    )
    return Received(
        sum(count for *_, count in groups),
        _tally((channel, count) for channel, _, _, count in groups),
        _tally((kind, count) for _, kind, _, count in groups),
        _tally((handler, count) for _, _, handler, count in groups),
    )


def received_by_day(scope: Scope) -> Mapping[date, int]:
    return dict(scope.received.values_list("received_on").annotate(count=Count("*")))


@dataclass(frozen=True)
class Ended:
    """办结: how many by the report's row and by handler, and how many of a handler's were late."""

    count: int
    by_row: Mapping[str, int]
    by_handler: Mapping[int | None, int]
    late_by_handler: Mapping[int | None, int]

    @property
    def late(self) -> int:
        return sum(self.late_by_handler.values())


def ended(scope: Scope) -> Ended:
    groups = list(
        scope.closed.values_list("result_row", "handler").annotate(
            count=Count("*"), late=Count("closed_on", filter=LATE)
        )
    )
    return Ended(
        sum(count for _, _, count, _ in groups),
        _tally((row, count) for row, _, count, _ in groups),
        _tally((handler, count) for _, handler, count, _ in groups),
        _tally((handler, late) for _, handler, _, late in groups),
    )


@dataclass(frozen=True)
class Fees:
    """信息处理费: notices that arrived and payments in the period, with their sums in yuan."""

    asked: int
    asked_yuan: int
    paid: int
    paid_yuan: int


def fees(scope: Scope) -> Fees:
    asked = Q(notified_on__isnull=False, **scope.days("notified_on"))
    paid = Q(paid_on__isnull=False, **scope.days("paid_on"))
    found = Fee.objects.filter(asked | paid, application__organ_id__in=scope.organ_ids).aggregate(
        asked=Count("pk", filter=asked),
        asked_yuan=Sum("amount", filter=asked),
        paid=Count("pk", filter=paid),
        paid_yuan=Sum("amount", filter=paid),
    )
    return Fees(**{name: value or 0 for name, value in found.items()})


@dataclass(frozen=True)
class InHand:
    """在办, today: all, overdue, and due within SOON_WORKDAYS."""

    count: int = 0
    overdue: int = 0
    soon: int = 0


def in_hand(scope: Scope, *, on: date, calendar: Calendar) -> Mapping[int, InHand]:
    """By organ; organs with nothing in hand are left out."""
    soon = Q(due_on__gte=on, due_on__lte=add_workdays(calendar, on, SOON_WORKDAYS))
    groups = scope.open.values_list("organ_id").annotate(
        count=Count("*"),
        overdue=Count("due_on", filter=Q(due_on__lt=on)),
        soon=Count("due_on", filter=soon),
    )
    return {organ_id: InHand(*counts) for organ_id, *counts in groups}


@dataclass(frozen=True)
class Challenged:
    """被复议、被诉: applications of one organ by what became of it (a key of `challenged.CHALLENGED`)."""

    organ_id: int
    what: str
    count: int


def challenged(scope: Scope) -> tuple[Challenged, ...]:
    """Three queries. An application whose reply was challenged twice counts once under each result."""
    found: dict[tuple[int, str], set[int]] = {}
    filed, decided = Q(**scope.days("filed_on")), Q(**scope.days("closed_on"), closed_on__isnull=False)
    columns = ("organ_id", "application_id", "result", "filed_on", "closed_on")
    for kind in (Reconsideration, Lawsuit):
        cases = kind.objects.filter(organ_id__in=scope.organ_ids)
        cases = cases if scope.is_of_all_days else cases.filter(filed | decided)
        for organ_id, application_id, result, filed_on, closed_on in cases.values_list(*columns):
            for what in _whats(scope, result, filed_on, closed_on):
                found.setdefault((organ_id, what), set()).add(application_id)
    retried = before_retrials().filter(lawsuit__organ_id__in=scope.organ_ids, **scope.days("closed_on"))
    for organ_id, application_id, result in retried.values_list(
        "lawsuit__organ_id", "lawsuit__application_id", "result"
    ):
        for what in _named(result):
            found.setdefault((organ_id, what), set()).add(application_id)
    return tuple(Challenged(organ_id, what, len(ids)) for (organ_id, what), ids in found.items())


def _whats(scope: Scope, result: str, filed_on: date, closed_on: date | None) -> list[str]:
    """As `challenged_in` finds them again: filed in the period, or decided in it."""
    found = []
    if scope.holds(filed_on):
        found += [ANY, *([PENDING] if closed_on is None else [])]
    if closed_on and scope.holds(closed_on):
        found += _named(result)
    return found


def _named(result: str) -> list[str]:
    return [what for what, named in RESULTS.items() if named == result]


def years(organ_ids: frozenset[int]) -> list[int]:
    """The years in which something was received, newest first."""
    span = Application.objects.filter(organ_id__in=organ_ids, received_on__isnull=False)
    newest = span.aggregate(last=Max("received_on"))["last"]
    oldest = span.order_by("received_on").values_list("received_on", flat=True).first()
    return list(range(newest.year, oldest.year - 1, -1)) if newest and oldest else []


def _tally(pairs: Iterable[tuple[Key, int]]) -> Mapping[Key, int]:
    found: Counter[Key] = Counter()
    for key, count in pairs:
        found[key] += count
    return found


def received_by_organ(scope: Scope) -> Mapping[int, int]:
    return dict(scope.received.values_list("organ_id").annotate(count=Count("*")))


def ended_by_organ(scope: Scope) -> Mapping[tuple[int, str], int]:
    """Closed applications by organ and row of the report."""
    groups = scope.closed.values_list("organ_id", "result_row").annotate(count=Count("*"))
    return {(organ_id, row): count for organ_id, row, count in groups}
