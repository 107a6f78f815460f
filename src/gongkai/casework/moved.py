"""A due day that is another one now, after a holiday notice arrived."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MovedDeadline:
    """The number or title of the case, and its due day before and after."""

    number: str
    before: date
    after: date
