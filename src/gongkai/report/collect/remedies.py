"""行政复议、行政诉讼 → RemedyFact (表四)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from gongkai.law.outcomes import RemedyRoute, outcomes
from gongkai.ledger import RemedyFact, RemedyGroup, RemedyOutcome
from gongkai.remedies.choices import Against, Result, Route, Standing
from gongkai.remedies.models import FormerInstance, Lawsuit, Reconsideration
from gongkai.report.collect.years import first_day, last_day

REVIEW, SUIT = Reconsideration._meta.label_lower, Lawsuit._meta.label_lower
_OUTCOMES = {result.value: RemedyOutcome(result.value) for result in Result}


def remedy_facts(organ_id: int, year: int) -> Iterator[RemedyFact]:
    """Reconsiderations, then lawsuits, filed by the end of the year and not closed before it began.

    Whatever of an application is challenged counts. A lawsuit counts once through its instances, pending while an appeal
    or a remand is undecided; a retrial counts anew from its day, and what it retries stays in its year. One in which the organ is only a third party (the organ of reconsideration is sued) does not.
    """
    counted = Q(organ_id=organ_id, filed_on__lte=last_day(year)) & (
        Q(closed_on=None) | Q(closed_on__gte=first_day(year))
    )
    columns = ("pk", "filed_on", "result", "closed_on")
    for pk, filed_on, result, closed_on in (
        Reconsideration.objects.filter(counted).order_by("pk").values_list(*columns)
    ):
        yield RemedyFact(f"{REVIEW}:{pk}", RemedyGroup.REVIEW, filed_on, _OUTCOMES.get(result), closed_on)
    for pk, filed_on, result, closed_on, route in (*_suits(organ_id, year), *_retried(organ_id, year)):
        group = RemedyGroup.AFTER_REVIEW if route == Route.AFTER_REVIEW else RemedyGroup.DIRECT
        yield RemedyFact(f"{SUIT}:{pk}", group, filed_on, _OUTCOMES.get(result), closed_on)


def _suits(organ_id: int, year: int) -> Any:
    """As they stand now; after a retrial from its day."""
    return (
        Lawsuit.objects.filter(organ_id=organ_id)
        .annotate(since=Coalesce("counted_from", "filed_on"))
        .filter(Q(closed_on=None) | Q(closed_on__gte=first_day(year)), since__lte=last_day(year))
        .exclude(standing=Standing.THIRD_PARTY)
        .order_by("pk")
        .values_list("pk", "since", "result", "closed_on", "route")
    )


def _retried(organ_id: int, year: int) -> Any:
    """What had taken effect before a retrial."""
    return (
        FormerInstance.objects.filter(took_effect=True, lawsuit__organ_id=organ_id, lawsuit__annulled_on=None)
        .annotate(since=Coalesce("counted_from", "lawsuit__filed_on"))
        .filter(since__lte=last_day(year), closed_on__gte=first_day(year))
        .exclude(lawsuit__standing=Standing.THIRD_PARTY)
        .order_by("pk")
        .values_list("lawsuit_id", "since", "result", "closed_on", "lawsuit__route")
    )


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
