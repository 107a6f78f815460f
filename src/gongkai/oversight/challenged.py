"""被复议、被诉: applications by what became of the challenges to their replies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.remedies.choices import Result
from gongkai.remedies.models import FormerInstance, Lawsuit, Reconsideration

ANY, PENDING, CORRECTED, UPHELD, OTHER = "any", "pending", "corrected", "upheld", "other"
CHALLENGED: Mapping[str, str] = {
    ANY: "被复议或者被诉",
    PENDING: "尚未审结",
    CORRECTED: "结果纠正",
    UPHELD: "结果维持",
    OTHER: "其他结果",
}
RESULTS = {CORRECTED: Result.CORRECTED, UPHELD: Result.UPHELD, OTHER: Result.OTHER}


def challenged_in(what: str, since: date | None, until: date | None) -> Q:
    """Applications whose reply was so challenged, decided between those days (filed, for what is not decided).

    What had taken effect before a retrial counts in its own year, as in table 四.
    """
    wanted: dict[str, Any] = {}
    day = "closed_on" if what in RESULTS else "filed_on"
    if what == PENDING:
        wanted["closed_on"] = None
    if what in RESULTS:
        wanted["result"] = RESULTS[what]
    if since:
        wanted[f"{day}__gte"] = since
    if until:
        wanted[f"{day}__lte"] = until
    found = [Lawsuit.objects.filter(**wanted).order_by().values("application_id")]
    if what in RESULTS:
        found.append(before_retrials().filter(**wanted).values("lawsuit__application_id"))
    return Q(
        pk__in=Reconsideration.objects.filter(**wanted).order_by().values("application_id").union(*found)
    )


def before_retrials() -> QuerySet[FormerInstance]:
    """Judgments that had taken effect before a retrial; no order."""
    return FormerInstance.objects.filter(took_effect=True, lawsuit__annulled_on=None).order_by()
