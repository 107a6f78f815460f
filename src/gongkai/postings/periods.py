"""公示期: which days a round hangs.

The day of hanging is not counted (民法典第二百零一条); the last day counts in full. Calendar days that end on a day off
run on to the first workday (民法典第二百零三条), so that the last day is one on which somebody answers the phone. The end
is told to the public when the list is hung: a holiday notice that comes later does not move it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.workdays import Calendar, add_workdays, next_workday
from gongkai.organs.calendars import calendar_in
from gongkai.postings.models import Posting, PostingRound


def last_day(starts_on: date, days: int, *, in_workdays: bool, calendar: Calendar) -> date:
    """The last day of a period of `days` after `starts_on`; CalendarOutOfRange beyond the calendar's years."""
    if in_workdays:
        return add_workdays(calendar, starts_on, days)
    return next_workday(calendar, starts_on + timedelta(days=days))


@dataclass(frozen=True)
class Period:
    """From the day of hanging to the last day, by one version of the organ's calendar."""

    starts_on: date
    ends_on: date
    calendar_version: str


def period_of(posting_round: PostingRound, starts_on: date) -> Period:
    """The round's period when its list is hung on that day; one query."""
    calendar = calendar_in(posting_round.posting.organ.calendar_region)
    ends_on = last_day(
        starts_on, posting_round.days, in_workdays=posting_round.counts_workdays, calendar=calendar
    )
    return Period(starts_on, ends_on, calendar.version)


def last_day_of_names(posting: Posting) -> date | None:
    """The last day on which the page may show names: of the last round on the website (the last of all where none is),
    with the periods of its corrected entries; None while that round has no day. Reads `rounds` and `row_postings`.
    """
    rounds = sorted(posting.rounds.all(), key=lambda each: each.number)
    final = ([each for each in rounds if each.on_website] or rounds)[-1]
    if final.ends_on is None:
        return None
    return max([final.ends_on, *(each.ends_on for each in final.row_postings.all())])
