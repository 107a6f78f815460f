"""公开周期: months, quarters and years in which a heading owes a publication, and by when (pure)."""

import calendar as month_lengths
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.deadlines import add_months
from gongkai.law.numerals import in_chinese

MONTHS = {"month": 1, "quarter": 3, "year": 12}
_CODE = re.compile(r"((?:19|20)\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """`code`: "2020", "2020-Q3" or "2020-03"."""

    first: date
    last: date
    code: str

    @property
    def label(self) -> str:
        """2020年, 2020年第三季度, 2020年3月"""
        year, _, part = self.code.partition("-")
        if not part:
            return f"{year}年"
        return f"{year}年第{in_chinese(int(part[1]))}季度" if part[0] == "Q" else f"{year}年{int(part)}月"


def period_of(code: str) -> Period:
    """The period of that code; ValueError when it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(f"{code!r} names no period")
    year, quarter, month = int(found[1]), found[2], found[3]
    first_month, length = (int(quarter) * 3 - 2, 3) if quarter else (int(month), 1) if month else (1, 12)
    last_month = first_month + length - 1
    last = date(year, last_month, month_lengths.monthrange(year, last_month)[1])
    return Period(date(year, first_month, 1), last, code)


def period_at(day: date, cadence: str) -> Period:
    """The period in which the day lies."""
    if cadence == "month":
        return period_of(f"{day.year}-{day.month:02d}")
    if cadence == "quarter":
        return period_of(f"{day.year}-Q{(day.month + 2) // 3}")
    return period_of(str(day.year))


def periods(cadence: str, *, begins: date, since: date, on: date) -> list[Period]:
    """Whole periods since `begins` that had not ended before `since`, up to the one that runs on that day."""
    found = []
    day = since
    while day <= on:
        period = period_at(day, cadence)
        if period.first >= begins:
            found.append(period)
        day = add_months(period.first, MONTHS[cadence])
    return found


@dataclass(frozen=True)
class Publication:
    """Something published under the heading; `period` is the code of the period that it says it is about, or ""."""

    on: date
    item_id: int
    period: str = ""
    is_statement: bool = False


@dataclass(frozen=True)
class PeriodDuty:
    """One period of a heading: until when it is due, and what came out for it."""

    period: Period
    due_on: date
    covered_by: Publication | None

    @property
    def is_met_late(self) -> bool:
        return self.covered_by is not None and self.covered_by.on > self.due_on

    def is_late(self, on: date) -> bool:
        return self.covered_by is None and on > self.due_on

    def is_due(self, on: date) -> bool:
        """Ended, not yet late, nothing published."""
        return self.covered_by is None and self.period.last < on <= self.due_on


def covered(
    found: list[Period], publications: list[Publication], due_on: Callable[[Period], date]
) -> list[PeriodDuty]:
    """Each period with what covers it.

    What names its period covers it. Anything else counts for the period that ended last, as long as that one has
    nothing; where it has, for the one that runs, unless it came within the limit of the last one. Yearly matters are
    mostly published within their year: there a period that ended takes only what came within its limit.
    """
    due = {period.code: due_on(period) for period in found}
    by: dict[str, Publication] = {}
    free = []
    for publication in sorted(publications, key=lambda each: (each.on, each.item_id)):
        if publication.period in due:
            by.setdefault(publication.period, publication)
        elif not _is_such(publication.period, found):
            free.append(publication)
    for publication in free:
        code = _counts_for(publication, found, due, by)
        if code:
            by[code] = publication
    return [PeriodDuty(period, due[period.code], by.get(period.code)) for period in found]


def _is_such(code: str, found: list[Period]) -> bool:
    """Whether the code names a period of this length, one that is not looked at."""
    return any(len(code) == len(each.code) and ("Q" in code) == ("Q" in each.code) for each in found if code)


def _counts_for(
    publication: Publication, found: list[Period], due: dict[str, date], by: dict[str, Publication]
) -> str:
    running = next((each for each in found if each.first <= publication.on <= each.last), None)
    ended = [each for each in found if each.last < publication.on]
    last = ended[-1] if ended else None
    if last is not None:
        within = publication.on <= due[last.code]
        is_yearly = "-" not in last.code
        if last.code not in by and (within or not is_yearly):
            return last.code
        if within and last.code in by and not is_yearly:
            return ""
    return running.code if running and running.code not in by else ""


def begins_looking(on: date, days: int) -> date:
    return on - timedelta(days=days)
