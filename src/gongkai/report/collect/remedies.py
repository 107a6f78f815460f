"""行政复议、行政诉讼 → RemedyFact (表四)."""

from collections.abc import Iterator

from django.db.models import Q

from gongkai.law.outcomes import RemedyRoute, outcomes
from gongkai.ledger import RemedyFact, RemedyGroup, RemedyOutcome
from gongkai.remedies.choices import Against, Result, Route, Standing
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.report.collect.years import first_day, last_day

REVIEW, SUIT = Reconsideration._meta.label_lower, Lawsuit._meta.label_lower
_OUTCOMES = {result.value: RemedyOutcome(result.value) for result in Result}


def remedy_facts(organ_id: int, year: int) -> Iterator[RemedyFact]:
    """Reconsiderations, then lawsuits, filed by the end of the year and not closed before it began.

    Whatever of an application is challenged counts. A lawsuit counts once through both instances, pending while an
    appeal is undecided; one in which the organ is only a third party (the organ of reconsideration is sued) does not.
    """
    counted = Q(organ_id=organ_id, filed_on__lte=last_day(year)) & (
        Q(closed_on=None) | Q(closed_on__gte=first_day(year))
    )
    columns = ("pk", "filed_on", "result", "closed_on")
    for pk, filed_on, result, closed_on in (
        Reconsideration.objects.filter(counted).order_by("pk").values_list(*columns)
    ):
        yield RemedyFact(f"{REVIEW}:{pk}", RemedyGroup.REVIEW, filed_on, _OUTCOMES.get(result), closed_on)
    for pk, filed_on, result, closed_on, route in (
        Lawsuit.objects.filter(counted)
        .exclude(standing=Standing.THIRD_PARTY)
        .order_by("pk")
        .values_list(*columns, "route")
    ):
        group = RemedyGroup.AFTER_REVIEW if route == Route.AFTER_REVIEW else RemedyGroup.DIRECT
        yield RemedyFact(f"{SUIT}:{pk}", group, filed_on, _OUTCOMES.get(result), closed_on)


def refusals_sued_directly(organ_id: int, year: int) -> tuple[str, ...]:
    """Case numbers of direct suits filed in the year over a reply that must go to reconsideration first (复议前置)."""
    refusals = [code for code, outcome in outcomes().items() if outcome.route is RemedyRoute.PRIOR]
    suits = Lawsuit.objects.filter(
        organ_id=organ_id,
        filed_on__year=year,
        route=Route.DIRECT,
        against=Against.REPLY,
        application__reply__outcome__in=refusals,
    )
    return tuple(suits.order_by("pk").values_list("case_number", flat=True))
