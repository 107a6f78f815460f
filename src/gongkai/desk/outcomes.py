"""答复类型 as the desk offers them: by family, each with its article, or with why it cannot be chosen."""

from dataclasses import dataclass

from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.applications.requirements.fitting import an_outcome_that_fits_the_clock
from gongkai.applications.requirements.replies import an_outcome
from gongkai.law.outcomes import Outcome, outcomes


@dataclass(frozen=True)
class Option:
    """An outcome; `reason` is empty when it can be chosen."""

    outcome: Outcome
    reason: str


def groups_of(application: Application) -> dict[str, list[Option]]:
    """Every outcome under the label of its family, in the order of the annual report."""
    groups: dict[str, list[Option]] = {}
    for code, outcome in outcomes().items():
        form = {"outcome": code, "today": timezone.localdate()}
        reason = an_outcome(application, form) or an_outcome_that_fits_the_clock(application, form)
        option = Option(outcome, reason or "")
        groups.setdefault(outcome.family_label, []).append(option)
    return groups
