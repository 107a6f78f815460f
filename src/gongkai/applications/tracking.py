"""查询: what the applicant sees with number and query code; never a member's name, the letter only once delivered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from gongkai.law.deadlines import CountedDay
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class TrackedStep:
    """One thing that happened, as the applicant may know it."""

    label: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Tracking:
    """The state of one application; `days` are the counted days of the reply period, `basis` its articles."""

    number: str
    organ: Organ
    submitted_at: datetime
    state_label: str
    waiting_for: str
    received_on: date | None
    due_on: date | None
    steps: tuple[TrackedStep, ...]
    days: tuple[CountedDay, ...]
    basis: tuple[str, ...]
    letter_html: SafeString
    outcome_label: str


def track(number: str, query_code: str) -> Tracking | None:
    """The application of that number when the code fits, else None (no telling which of the two was wrong)."""
    raise NotImplementedError
