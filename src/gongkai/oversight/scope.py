"""范围: the organs and the days that figures are about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.applications.models import Application, ApplicationQuerySet


@dataclass(frozen=True)
class Scope:
    """Some organs, from one day to another; None: without bound.

    What is answered anew after an order, and what was never received, is left out, as in the annual report.
    """

    organ_ids: frozenset[int]
    since: date | None = None
    until: date | None = None

    def days(self, field: str) -> dict[str, Any]:
        """The bounds as conditions on a day."""
        found = {f"{field}__gte": self.since, f"{field}__lte": self.until}
        return {name: day for name, day in found.items() if day}

    @property
    def is_of_all_days(self) -> bool:
        return self.since is None and self.until is None

    def holds(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    @property
    def received(self) -> ApplicationQuerySet:
        """Received in these days."""
        return self._counted.filter(**self.days("received_on"))

    @property
    def closed(self) -> ApplicationQuerySet:
        """Closed in these days."""
        return self._counted.filter(closed_on__isnull=False, **self.days("closed_on"))

    @property
    def open(self) -> ApplicationQuerySet:
        """In hand today, whatever the days."""
        return Application.objects.filter(organ_id__in=self.organ_ids).open().order_by()

    @property
    def _counted(self) -> ApplicationQuerySet:
        return Application.objects.filter(
            organ_id__in=self.organ_ids, acts_again_on=None, received_on__isnull=False
        ).order_by()
